import { Testing } from 'cdk8s';
import { EnvValue, PercentOrAbsolute, DeploymentStrategy } from 'cdk8s-plus-27';
import { AutoscaledModel, Autoscaler, CpuTrigger, ModelServer } from '../../../src';
import { KserveComponentScaling, KservePredictor } from '../../../src/constructs/servers/kserve';
import { SeldonCore1GraphNode, SeldonCore1Predictor, SeldonCore1PrepackagedServer } from '../../../src/constructs/servers/seldon-core1';
import { messageOf } from '../../support/captured';
import { CONTAINER, newChart, newModel } from '../../support/synth';

const WRONG = { 'A=B': EnvValue.fromValue('1') };
const NODE = { ...CONTAINER, name: 'classifier', portNumber: 9000 };
const SIDECAR = { name: 'sidecar', image: 'sidecar:1', resources: CONTAINER.resources, args: [] };
const RESOURCES = { resources: CONTAINER.resources };
const SKLEARN = SeldonCore1GraphNode.server('classifier', SeldonCore1PrepackagedServer.SKLEARN, { modelUri: 'gs://m/c', ...RESOURCES, envVariables: WRONG });
const INFERENCE = { uri: 'hf://org/model', tls: false };

/** One fault in the pods of each platform, and where it was given. */
const SERVERS: [string, ModelServer][] = [
  ['server.container.envVariables.A=B', ModelServer.deployment({ container: { ...CONTAINER, envVariables: WRONG } })],
  ['server.pod.containers[0].envVariables.A=B', ModelServer.deployment({ container: CONTAINER, pod: { containers: [{ ...SIDECAR, envVariables: WRONG }] } })],
  ['server.predictor.envVariables.A=B', ModelServer.kserve({ predictor: KservePredictor.container({ ...CONTAINER, envVariables: WRONG }) })],
  ['server.predictor.envVariables.A=B', ModelServer.kserve({ predictor: KservePredictor.model({ format: 'sklearn', storageUri: 'gs://m/c', ...RESOURCES, envVariables: WRONG }) })],
  ['server.transformer.container.envVariables.A=B', ModelServer.kserve({ predictor: KservePredictor.container(CONTAINER), transformer: { scaling: KserveComponentScaling.atReplicas(1), container: { ...CONTAINER, envVariables: WRONG } } })],
  ['server.strategy.maxSurge', ModelServer.kserve({ predictor: KservePredictor.container(CONTAINER), strategy: DeploymentStrategy.rollingUpdate({ maxSurge: PercentOrAbsolute.percent(-5) }) })],
  ['server.container.envVariables.A=B', ModelServer.kserveLlm({ ...INFERENCE, container: { ...RESOURCES, envVariables: WRONG } })],
  ['server.predictors[0].container.envVariables.A=B', ModelServer.seldonCore1({ predictors: [SeldonCore1Predictor.container({ ...NODE, envVariables: WRONG })] })],
  ['server.predictors[0].components[0].pod.containers[0].envVariables.A=B', ModelServer.seldonCore1({
    predictors: [SeldonCore1Predictor.graph(SeldonCore1GraphNode.model(NODE.name), {
      components: [{ containers: [{ ...NODE }], pod: { containers: [{ ...SIDECAR, envVariables: WRONG }] } }],
    })],
  })],
  ['server.predictors[0].graph.envVariables.A=B', ModelServer.seldonCore1({ predictors: [SeldonCore1Predictor.graph(SKLEARN)] })],
  ['server.predictors[0].executor.envVariables.A=B', ModelServer.seldonCore1({
    predictors: [SeldonCore1Predictor.container({ ...NODE }, { executor: { envVariables: WRONG, ...RESOURCES } })],
  })],
];

test.each(SERVERS)('a variable that no pod can have is refused at %s', (place, server) => {
  const make = () => new AutoscaledModel(newChart(), 'model', {
    server, maxReplicas: 3, triggers: [CpuTrigger.utilization(50)], autoscaler: Autoscaler.hpa(),
  });
  expect(messageOf(make)).toMatch(new RegExp(`^\\[chart/model\\] ${place.replace(/[[\].]/g, '\\$&')}: .+, got .+; .+`));
});

test('what is added to the Deployment afterwards is refused at synth', () => {
  const chart = newChart();
  const { deployment } = newModel({}, chart);
  deployment!.containers[0].env.addVariable('A=B', EnvValue.fromValue('1'));
  expect(messageOf(() => Testing.synth(chart))).toContain('[chart/model] server.container.envVariables.A=B: is no name of an environment variable');
});

test('a container that is added afterwards is named by its place in the manifest', () => {
  const chart = newChart();
  const { deployment } = newModel({}, chart);
  // As JavaScript without types may have it.
  deployment!.addContainer({ ...SIDECAR, args: ['--port', 8080 as unknown as string] });
  expect(messageOf(() => Testing.synth(chart))).toContain('[chart/model/Deployment] spec.template.spec.containers[1].args[1]: must be a text');
});
