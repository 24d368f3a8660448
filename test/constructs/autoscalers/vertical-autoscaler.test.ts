import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import {
  CpuTrigger, KedaTrigger, MemoryTrigger, MetricType, Trigger, VerticalControlledValues, VerticalCpuStartupBoost, VerticalEvictionChange,
  VerticalFeatureGate, VerticalResource, VerticalScalingProps, VerticalUpdateMode,
} from '../../../src';
import { manifest, newChart, newModel } from '../../support/synth';
import { Untyped } from '../../support/untyped';

const QUEUE = new KedaTrigger({ type: 'kubernetes-workload', metadata: { podSelector: 'a=b', value: '1' } });

function spec(props?: VerticalScalingProps, triggers: Trigger[] = [QUEUE]): Untyped {
  const chart = newChart();
  newModel({ triggers }, chart).scaleVertically(props);
  return manifest(chart, 'VerticalPodAutoscaler').spec;
}

test.each<[string, Trigger[], string[] | undefined]>([
  ['everything where no trigger follows a resource', [QUEUE], undefined],
  ['memory beside a CPU trigger', [CpuTrigger.utilization(50)], ['memory']],
  ['CPU beside a memory trigger', [MemoryTrigger.averageValue(Size.gibibytes(1))], ['cpu']],
  ['memory beside a CPU trigger in KEDA\'s words', [new KedaTrigger({ type: 'cpu', metricType: MetricType.UTILIZATION, metadata: { value: '50' } })], ['memory']],
])('sizes %s', (_title, triggers, expected) => {
  expect(spec({}, triggers).resourcePolicy.containerPolicies[0].controlledResources).toEqual(expected);
});

test('sizes nothing that a trigger follows, container by container', () => {
  const chart = newChart();
  const sidecar = { name: 'sidecar', image: 'x:1', resources: {} };
  const model = newModel({ server: { pod: { containers: [sidecar] } }, triggers: [CpuTrigger.utilization(50, { container: 'main' })] }, chart);
  model.scaleVertically({ containers: { main: {}, sidecar: { controlledResources: [VerticalResource.CPU] } } });
  expect(manifest(chart, 'VerticalPodAutoscaler').spec.resourcePolicy.containerPolicies).toEqual([
    { containerName: '*' },
    { containerName: 'main', controlledResources: ['memory'] },
    { containerName: 'sidecar', controlledResources: ['cpu'] },
  ]);
});

test.each<[string, string[] | undefined, string | undefined]>([['istio-proxy', undefined, undefined], ['agent', ['agent', 'other'], 'agent,other']])(
  '%s, which a webhook adds, may be scaled on and sized', (container, injectedContainers, said) => {
    const chart = newChart();
    const inKedasWords = new KedaTrigger({ type: 'memory', metricType: MetricType.UTILIZATION, metadata: { value: '80', containerName: container } });
    const model = newModel({ injectedContainers, triggers: [CpuTrigger.utilization(50, { container }), inKedasWords] }, chart);
    model.scaleVertically({ containers: { [container]: { enabled: false } } });
    expect(manifest(chart, 'VerticalPodAutoscaler').spec.resourcePolicy.containerPolicies).toEqual([
      { containerName: '*' }, { containerName: container, mode: 'Off' },
    ]);
    expect(manifest(chart, 'ScaledObject').spec.triggers.map(({ metadata }: Untyped) => metadata.containerName)).toEqual([container, container]);
    for (const kind of ['VerticalPodAutoscaler', 'ScaledObject']) {
      expect(manifest(chart, kind).metadata.annotations?.['cdk8s-model-autoscaling/injected-containers']).toBe(said);
    }
  });

test('may recommend what it does not apply', () => {
  expect(spec({ updateMode: VerticalUpdateMode.OFF, controlledResources: [VerticalResource.CPU] }, [CpuTrigger.utilization(50)]))
    .toMatchObject({ updatePolicy: { updateMode: 'Off' }, resourcePolicy: { containerPolicies: [{ containerName: '*', controlledResources: ['cpu'] }] } });
});

test('says that it recreates pods, and nothing else that was not given', () => {
  expect(spec()).toEqual({
    targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'model' },
    updatePolicy: { updateMode: 'Recreate' },
    resourcePolicy: { containerPolicies: [{ containerName: '*' }] },
  });
});

test('has every field of VPA 1.7', () => {
  expect(spec({
    featureGates: [VerticalFeatureGate.CPU_STARTUP_BOOST, VerticalFeatureGate.PER_VPA_CONFIG],
    updateMode: VerticalUpdateMode.IN_PLACE_OR_RECREATE,
    minReplicas: 1,
    evictAfterOom: Duration.minutes(2),
    evictionRequirements: [{ resources: [VerticalResource.MEMORY], changeRequirement: VerticalEvictionChange.TARGET_HIGHER_THAN_REQUESTS }],
    recommender: 'own',
    startupBoost: VerticalCpuStartupBoost.factor(2, Duration.seconds(30)),
    controlledValues: VerticalControlledValues.REQUESTS_ONLY,
    minAllowed: { cpu: Cpu.millis(100), memory: Size.mebibytes(64) },
    maxAllowed: { cpu: Cpu.units(2), memory: Size.gibibytes(4) },
    containers: {
      main: {
        oomBumpUpRatio: 1.5,
        oomMinBumpUp: Size.mebibytes(100),
        memoryAggregationInterval: Duration.hours(24),
        memoryAggregationIntervalCount: 8,
        startupBoost: VerticalCpuStartupBoost.quantity(Cpu.units(1)),
        enabled: false,
      },
    },
  })).toEqual({
    targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'model' },
    recommenders: [{ name: 'own' }],
    startupBoost: { cpu: { type: 'Factor', factor: 2, durationSeconds: 30 } },
    updatePolicy: {
      updateMode: 'InPlaceOrRecreate',
      minReplicas: 1,
      evictAfterOOMSeconds: 120,
      evictionRequirements: [{ resources: ['memory'], changeRequirement: 'TargetHigherThanRequests' }],
    },
    resourcePolicy: {
      containerPolicies: [
        {
          containerName: '*',
          controlledValues: 'RequestsOnly',
          minAllowed: { cpu: '100m', memory: '64Mi' },
          maxAllowed: { cpu: '2', memory: '4Gi' },
        },
        {
          containerName: 'main',
          mode: 'Off',
          oomBumpUpRatio: '1.5',
          oomMinBumpUp: '100Mi',
          memoryAggregationIntervalSeconds: 86400,
          memoryAggregationIntervalCount: 8,
          startupBoost: { cpu: { type: 'Quantity', quantity: '1' } },
        },
      ],
    },
  });
});

test('resizes in place alone where the gate for it is on', () => {
  expect(spec({ updateMode: VerticalUpdateMode.IN_PLACE, featureGates: [VerticalFeatureGate.IN_PLACE] }).updatePolicy).toEqual({ updateMode: 'InPlace' });
});
