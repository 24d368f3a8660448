import { App, Chart, ChartProps, Size, Testing, Yaml } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { strictValidator } from './strict-validator';
import { Untyped } from './untyped';
import { AutoscaledModel, AutoscaledModelProps, CpuTrigger, DeploymentServerProps, ModelServer, Prometheus } from '../../src';

export const PROMETHEUS = Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' });

/** A container that nothing is wrong with. */
export const CONTAINER = {
  image: 'model:1.0.0',
  portNumber: 8000,
  resources: { cpu: { request: Cpu.millis(100) }, memory: { request: Size.mebibytes(64) } },
};

/** A trigger in KEDA's own words that nothing is wrong with, and that wakes a model. */
export const KAFKA = { type: 'kafka', metadata: { bootstrapServers: 'kafka.mq.svc:9092', consumerGroup: 'models' } };

/** A chart in an app of its own. */
export function newChart(props: ChartProps = { namespace: 'ml' }): Chart {
  return new Chart(new App(), 'chart', props);
}

/** The manifests of a chart, each of which has to pass the strict validator where that is available. */
export function synth(chart: Chart): Untyped[] {
  return strictlyValid(Testing.synth(chart));
}

/** For tests that say nothing unless manifests are validated. */
export const testValidity = strictValidator() === undefined ? test.skip : test;

/** Groups whose objects users bring along, and of which there are no schemas here. */
const FOREIGN_GROUPS = ['argoproj.io/', 'grafana.integreatly.org/', 'serving.example.com/'];

export function strictlyValid(manifests: Untyped[]): Untyped[] {
  const validate = strictValidator();
  const known = manifests.filter(({ apiVersion }) => !FOREIGN_GROUPS.some((group) => apiVersion.startsWith(group)));
  const faults = validate === undefined ? [] : known.flatMap((each) =>
    validate(each).map((fault) => `${each.kind} ${each.metadata?.name} ${fault}`));
  if (faults.length > 0) {
    throw new Error(`not valid:\n${faults.join('\n')}`);
  }
  return manifests;
}

/** The YAML of a chart, as it is written to a file. */
export function yamlOf(chart: Chart): string {
  return Yaml.stringify(...synth(chart));
}

/** The one manifest of a kind. */
export function manifest(chart: Chart, kind: string): Untyped {
  const found = synth(chart).filter((candidate) => candidate.kind === kind);
  if (found.length !== 1) {
    throw new Error(`expected one ${kind}, got ${found.length}`);
  }
  return found[0];
}

export type ModelOptions = Partial<Omit<AutoscaledModelProps, 'server'>> & { readonly server?: Partial<DeploymentServerProps> };

/** A model that scales on CPU, in a chart of its own, but for what is given. */
export function newModel({ server = {}, ...props }: ModelOptions = {}, chart = newChart()): AutoscaledModel {
  return new AutoscaledModel(chart, 'model', {
    server: ModelServer.deployment({ container: CONTAINER, ...server }),
    prometheus: PROMETHEUS,
    maxReplicas: 5,
    triggers: [CpuTrigger.utilization(50)],
    ...props,
  });
}
