import {
  adapterConfig, CPU_TRIGGER, deployment, hpa, inferenceService, scaledObject, seldonDeployment, seldonModel, seldonServer, verticalPodAutoscaler,
} from '../support/manifests';
import { Untyped } from '../support/untyped';

/** The smallest bad and good inputs of a check. */
export interface Case {
  readonly bad: { [title: string]: Untyped[] };
  readonly good: { [title: string]: Untyped[] };
}

const RULES = `rules:
  - seriesQuery: '{__name__="seldon_model_infer_total"}'
    resources: {overrides: {model: {group: mlops.seldon.io, resource: model}, namespace: {resource: namespace}}}
    name: {as: infer_rps}
    metricsQuery: sum by (<<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>}[2m]))
`;
const EXTERNAL_RULES = RULES.replace('rules:', 'externalRules:');
const OTHER_ADAPTER = { ...adapterConfig(RULES), metadata: { name: 'other', namespace: 'monitoring' } };

const MODEL = { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Model', name: 'iris' };
const SERVER = { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Server', name: 'server' };
const object = (name: string, describedObject: Untyped = MODEL) =>
  ({ type: 'Object', object: { metric: { name }, describedObject, target: { type: 'AverageValue', averageValue: '3' } } });
const pods = (name: string) => ({ type: 'Pods', pods: { metric: { name }, target: { type: 'AverageValue', averageValue: '3' } } });
const external = (name: string, target: Untyped = { type: 'AverageValue', averageValue: '3' }) => ({ type: 'External', external: { metric: { name }, target } });
const cpu = (target: Untyped = { type: 'Utilization', averageUtilization: 50 }) => ({ type: 'Resource', resource: { name: 'cpu', target } });
const hpaOf = (target: Untyped, spec: Untyped = {}) => hpa(`hpa-${target.kind}`, { scaleTargetRef: target, metrics: [object('infer_rps')], maxReplicas: 3, ...spec });
const modelScaledBy = (triggers: Untyped[], spec: Untyped = {}) => scaledObject('a', { scaleTargetRef: MODEL, triggers, ...spec });
const query = (metricType?: string) => ({ type: 'prometheus', metricType, metadata: { query: 'sum(x)', threshold: '1', serverAddress: 'http://p.m:9090' } });

const keda = (components: Untyped) => inferenceService(components, { 'serving.kserve.io/autoscalerClass': 'keda' });
const metrics = (...entries: Untyped[]) => ({ model: {}, autoScaling: { metrics: entries } });
const SCALED = metrics(cpu());
const KEDA_SPEC = { maxReplicaCount: 3, triggers: [{ type: 'kafka', metadata: {} }] };
const HPA_SPEC = { maxReplicas: 3, metricsv2: [cpu()] };

/** The cases of checks on what serving platforms and prometheus-adapter make of their objects. */
export const PLATFORM_CASES: Record<string, Case> = {
  'adapter-name': {
    bad: {
      'a name that no rule yields': [adapterConfig(RULES), seldonModel({ replicas: 1 }), hpaOf(MODEL, { metrics: [object('infer_rp')] })],
      'a metric of another kind of object': [adapterConfig(RULES), deployment('model'), hpa('a', { metrics: [pods('infer_rps')] })],
      'a metric of the other API': [adapterConfig(EXTERNAL_RULES), seldonModel({ replicas: 1 }), hpaOf(MODEL)],
      'an external metric that is a custom one': [adapterConfig(RULES), deployment('model'), hpa('a', { metrics: [external('infer_rps')] })],
    },
    good: {
      'a name that a rule yields': [adapterConfig(RULES), seldonModel({ replicas: 1 }), hpaOf(MODEL)],
      'no configuration among the manifests': [seldonModel({ replicas: 1 }), hpaOf(MODEL)],
      'an API that no rule is for': [adapterConfig(RULES), deployment('model'), hpa('a', { metrics: [external('queue')] })],
      'labels that a template decides on': [
        adapterConfig(RULES.replace(/overrides: .*/, 'template: "<<.Resource>>"}')), deployment('model'), hpa('a', { metrics: [pods('infer_rps')] }),
      ],
    },
  },
  'kserve-component-without-metrics': {
    bad: {
      'a predictor without metrics': [keda({ predictor: { model: {} } })],
      'a transformer beside a predictor that has some': [keda({ predictor: SCALED, transformer: { containers: [{ name: 'kserve-container' }] } })],
    },
    good: {
      'metrics': [keda({ predictor: SCALED })],
      'a transformer that nothing scales': [
        keda({ predictor: SCALED, transformer: { annotations: { 'serving.kserve.io/autoscalerClass': 'none' }, containers: [{ name: 'kserve-container' }] } }),
      ],
      'another class': [inferenceService({ predictor: { model: {} } })],
      'another mode': [{ ...keda({ predictor: { model: {} } }), metadata: { name: 'model', annotations: { 'serving.kserve.io/autoscalerClass': 'keda' } } }],
    },
  },
  'kserve-dropped': {
    bad: {
      'policies under keda': [keda({ predictor: { ...SCALED, autoScaling: { ...SCALED.autoScaling, behavior: { scaleUp: { policies: [] } } } } })],
      'any behavior under hpa': [inferenceService({ predictor: { ...SCALED, autoScaling: { behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } } } })],
      'an external metric under hpa': [inferenceService({ predictor: metrics({ type: 'External', external: {} }) })],
      'a target beside metrics': [keda({ predictor: { ...SCALED, scaleTarget: 50 } })],
    },
    good: {
      'a window under keda': [
        keda({ predictor: { ...SCALED, autoScaling: { ...SCALED.autoScaling, behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } } } }),
      ],
      'metrics': [keda({ predictor: SCALED }), inferenceService({ predictor: SCALED })],
    },
  },
  'kserve-scraping-annotation': {
    bad: {
      'on the InferenceService': [inferenceService({ predictor: { model: {} } }, { 'serving.kserve.io/enable-prometheus-scraping': 'true' })],
      'on a component': [inferenceService({ predictor: { model: {}, annotations: { 'serving.kserve.io/enable-prometheus-scraping': 'true' } } })],
    },
    good: {
      'turned off': [inferenceService({ predictor: { model: {} } }, { 'serving.kserve.io/enable-prometheus-scraping': 'false' })],
      'in the mode of Knative': [inferenceService({ predictor: { model: {} } }, {
        'serving.kserve.io/enable-prometheus-scraping': 'true', 'serving.kserve.io/deploymentMode': 'Knative',
      })],
    },
  },
  'metrics-api-clash': {
    bad: {
      'a ScaledObject': [adapterConfig(EXTERNAL_RULES), scaledObject('a')],
      'KEDA inside an InferenceService': [adapterConfig(EXTERNAL_RULES), keda({ predictor: SCALED })],
      'two adapters': [adapterConfig(RULES), OTHER_ADAPTER],
    },
    good: {
      'custom metrics': [adapterConfig(RULES), scaledObject('a')],
      'no KEDA': [adapterConfig(EXTERNAL_RULES), hpa('a')],
      'two adapters for two APIs': [adapterConfig(EXTERNAL_RULES), OTHER_ADAPTER],
    },
  },
  'seldon1-engine-separate-pod': {
    bad: { 'a kedaSpec': [seldonDeployment({ kedaSpec: KEDA_SPEC }, { annotations: { 'seldon.io/engine-separate-pod': 'true' } })] },
    good: {
      'no annotation': [seldonDeployment({ kedaSpec: KEDA_SPEC })],
      'nothing scales': [seldonDeployment({}, { annotations: { 'seldon.io/engine-separate-pod': 'true' } })],
    },
  },
  'seldon1-ignored-replicas': {
    bad: {
      'replicas beside a kedaSpec': [seldonDeployment({ kedaSpec: KEDA_SPEC, replicas: 2 })],
      'replicas beside an hpaSpec': [seldonDeployment({ hpaSpec: HPA_SPEC, replicas: 2 })],
      'an hpaSpec beside a kedaSpec': [seldonDeployment({ kedaSpec: KEDA_SPEC, hpaSpec: HPA_SPEC })],
      'replicas of the predictor': [seldonDeployment({ kedaSpec: KEDA_SPEC }, {}, { replicas: 2 })],
      'replicas of the SeldonDeployment': [seldonDeployment({ kedaSpec: KEDA_SPEC }, { replicas: 2 })],
    },
    good: {
      'replicas that nothing scales': [seldonDeployment({ replicas: 2 }, { replicas: 2 })],
      'a kedaSpec alone': [seldonDeployment({ kedaSpec: KEDA_SPEC })],
    },
  },
  'seldon2-hpa-pair': {
    bad: {
      'another maximum': [seldonModel({ replicas: 1, server: 'server' }), seldonServer(), hpaOf(MODEL), hpaOf(SERVER, { maxReplicas: 5 })],
      'another metric': [seldonModel({ replicas: 1, server: 'server' }), seldonServer(), hpaOf(MODEL), hpaOf(SERVER, { metrics: [object('lag')] })],
      'another behavior': [seldonModel({ replicas: 1, server: 'server' }), seldonServer(), hpaOf(MODEL, { behavior: { scaleUp: {} } }), hpaOf(SERVER)],
    },
    good: {
      'the same': [seldonModel({ replicas: 1, server: 'server' }), seldonServer(), hpaOf(MODEL, { minReplicas: 1 }), hpaOf(SERVER)],
      'a Server that Core scales': [seldonModel({ replicas: 1, server: 'server' }), seldonServer({ maxReplicas: 3 }), hpaOf(MODEL)],
      'another Server': [seldonModel({ replicas: 1, server: 'other' }), seldonServer(), hpaOf(MODEL), hpaOf(SERVER, { maxReplicas: 5 })],
    },
  },
  'seldon2-model-metric': {
    bad: {
      'CPU': [seldonModel({ replicas: 1 }), hpaOf(MODEL, { metrics: [cpu()] })],
      'a metric of pods': [seldonModel({ replicas: 1 }), hpaOf(MODEL, { metrics: [pods('x')] })],
      'a value': [seldonModel({ replicas: 1 }), hpaOf(MODEL, { metrics: [external('x', { type: 'Value', value: '3' })] })],
      'CPU by KEDA': [seldonModel({ replicas: 1 }), modelScaledBy([CPU_TRIGGER])],
      'a level by KEDA': [seldonModel({ replicas: 1 }), modelScaledBy([query('Value')])],
      'a formula of a level': [
        seldonModel({ replicas: 1 }), modelScaledBy([query()], { advanced: { scalingModifiers: { formula: 'a', target: '1', metricType: 'Value' } } }),
      ],
    },
    good: {
      'a total': [seldonModel({ replicas: 1 }), hpaOf(MODEL)],
      'a total by KEDA': [seldonModel({ replicas: 1 }), modelScaledBy([query()])],
      'a formula of levels that is a total': [
        seldonModel({ replicas: 1 }), modelScaledBy([query('Value')], { advanced: { scalingModifiers: { formula: 'a', target: '1' } } }),
      ],
      'CPU of a Server': [seldonServer(), hpaOf(SERVER, { metrics: [cpu()] })],
    },
  },
  'seldon2-model-range': {
    bad: {
      'a maximum below that of the HPA': [seldonModel({ replicas: 1, maxReplicas: 2 }), hpaOf(MODEL)],
      'a minimum above that of the HPA': [seldonModel({ replicas: 2, minReplicas: 2 }), hpaOf(MODEL)],
    },
    good: {
      'no bounds': [seldonModel({ replicas: 1 }), hpaOf(MODEL)],
      'bounds around those of the HPA': [seldonModel({ replicas: 1, minReplicas: 1, maxReplicas: 3 }), hpaOf(MODEL)],
      'nothing else scales': [seldonModel({ minReplicas: 1, maxReplicas: 2 })],
    },
  },
  'seldon2-model-without-replicas': {
    bad: { 'an HPA': [seldonModel(), hpaOf(MODEL)] },
    good: {
      'replicas': [seldonModel({ replicas: 1 }), hpaOf(MODEL)],
      'KEDA, which lifts it': [seldonModel(), modelScaledBy([query()])],
      'a Model that is not among the manifests': [hpaOf(MODEL)],
    },
  },
  'seldon2-server-too-small': {
    bad: {
      'a Model with a larger maximum': [seldonModel({ minReplicas: 1, maxReplicas: 5, server: 'server' }), seldonServer({ minReplicas: 1, maxReplicas: 3 })],
      'a Model that an HPA scales further': [seldonModel({ replicas: 1, server: 'server' }), seldonServer({ maxReplicas: 2 }), hpaOf(MODEL)],
    },
    good: {
      'a Server that is large enough': [seldonModel({ maxReplicas: 3, server: 'server' }), seldonServer({ maxReplicas: 3 })],
      'a Server that Core chooses': [seldonModel({ maxReplicas: 5 }), seldonServer({ maxReplicas: 3 })],
      'a Server without a maximum': [seldonModel({ maxReplicas: 5, server: 'server' }), seldonServer()],
    },
  },
  'vpa-conflict': {
    bad: {
      'a VPA that moves all': [deployment('model'), scaledObject('a', { triggers: [CPU_TRIGGER] }), verticalPodAutoscaler()],
      'a VPA that moves CPU': [
        deployment('model'), hpa('a', { metrics: [cpu()] }),
        verticalPodAutoscaler({ resourcePolicy: { containerPolicies: [{ containerName: '*', controlledResources: ['cpu'] }] } }),
      ],
    },
    good: {
      'a VPA of memory': [
        deployment('model'), hpa('a', { metrics: [cpu()] }),
        verticalPodAutoscaler({ resourcePolicy: { containerPolicies: [{ containerName: '*', controlledResources: ['memory'] }] } }),
      ],
      'a VPA that only recommends': [deployment('model'), hpa('a', { metrics: [cpu()] }), verticalPodAutoscaler({ updatePolicy: { updateMode: 'Off' } })],
      'a VPA that leaves the container alone': [
        deployment('model'), hpa('a', { metrics: [cpu()] }),
        verticalPodAutoscaler({ resourcePolicy: { containerPolicies: [{ containerName: 'server', mode: 'Off' }] } }),
      ],
      'an amount of CPU': [deployment('model'), hpa('a', { metrics: [cpu({ type: 'AverageValue', averageValue: '1' })] }), verticalPodAutoscaler()],
      'another target': [deployment('model'), scaledObject('a', { scaleTargetRef: { name: 'other' }, triggers: [CPU_TRIGGER] }), verticalPodAutoscaler()],
    },
  },
};
