import { Duration } from 'cdk8s';
import { Cpu, Replicas, ScalingStrategy } from 'cdk8s-plus-27';
import golden from './hpa-verdicts.json';
import {
  AdapterDiscoveryRule, AdapterResource, AdapterRule, AdapterTrigger, AutoscaledModel, Autoscaler, CpuTrigger, ExternalAdapterRule, ModelServer,
  Monitor, Prometheus, PrometheusAdapter, Trigger,
} from '../../src';
import { messageOf } from '../support/captured';
import { manifest, newChart } from '../support/synth';
import { Untyped } from '../support/untyped';

/** Why our verdict is another one than that of Kubernetes 1.36.2. */
const EXCEPTIONS: Record<string, string> = {
  'gpu resource': 'refused: the API server accepts it, and metrics-server knows CPU and memory alone',
  'object both': 'refused: the API server accepts it, and of the two targets the type decides which counts',
  'object type mismatch': 'refused: the API server accepts it, and the controller has no target of that type',
  'tolerance 2': 'refused: the API server accepts it, and nothing scales until a metric has tripled',
  'metric selector bad': 'refused: the API server accepts it, and the controller cannot read the value of the label',
  'quantity 0.0001': 'refused: the API server accepts it, and the controller rounds it up to 0.001',
};

const SCENARIOS: Untyped[] = golden.scenarios;

function cannotBeSaid(what: string): never {
  throw new Error(`cannot be said: ${what}`);
}

/** What the API server makes of an HPA without metrics. Source: kubernetes v1.36 pkg/apis/autoscaling/v2/defaults.go. */
const DEFAULT_METRICS = [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }];

function numberOf(quantity: string): number {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)(m|k)?$/.exec(quantity) ?? cannotBeSaid(`the quantity ${quantity}`);
  return Number(digits) * (unit === 'm' ? 0.001 : unit === 'k' ? 1000 : 1);
}

function resourceTrigger({ name, container, target }: Untyped): Trigger {
  if (name !== 'cpu') {
    cannotBeSaid(`the resource ${name}`);
  }
  const { type, averageUtilization, averageValue } = target;
  switch (type) {
    case 'Utilization': return averageValue === undefined ? CpuTrigger.utilization(averageUtilization, { container }) : cannotBeSaid('two targets');
    case 'AverageValue': return CpuTrigger.averageValue(Cpu.millis(numberOf(averageValue) * 1000), { container });
    default: return cannotBeSaid(`the type ${type}`);
  }
}

const custom = (metricName: string): AdapterDiscoveryRule => new AdapterRule({
  seriesQuery: '{__name__="x",namespace!=""}',
  resources: { model: AdapterResource.SELDON_MODEL, pod: AdapterResource.POD, namespace: AdapterResource.NAMESPACE },
  metricName,
  metricsQuery: 'sum by (<<.GroupBy>>) (<<.Series>>{<<.LabelMatchers>>})',
});
const external = (metricName: string): AdapterDiscoveryRule => new ExternalAdapterRule({
  seriesQuery: '{__name__="x"}', namespaced: false, metricName, metricsQuery: 'sum(<<.Series>>{<<.LabelMatchers>>})',
});

function adapterTrigger(rule: AdapterDiscoveryRule, { metric, target, describedObject }: Untyped, level: 'Value' | 'none' = 'Value'): Trigger {
  const { type, value, averageValue } = target;
  const options = { rule, selector: metric.selector?.matchLabels, describedObject: describedObject && { apiVersion: 'v1', ...describedObject } };
  if (type === level && averageValue === undefined) {
    return AdapterTrigger.level({ ...options, target: numberOf(value) });
  }
  return type === 'AverageValue' && value === undefined
    ? AdapterTrigger.total({ ...options, perReplica: numberOf(averageValue) })
    : cannotBeSaid(`a target of ${type} with ${JSON.stringify(target)}`);
}

/** A metric as a trigger in our words. */
function typedTrigger({ type, ...sources }: Untyped): Trigger {
  if (Object.keys(sources).length > 1) {
    cannotBeSaid('two sources');
  }
  const { resource, containerResource, pods, object, external: other } = sources;
  switch (type) {
    case 'Resource': return resourceTrigger(resource);
    case 'ContainerResource': return resourceTrigger(containerResource);
    case 'Pods': return adapterTrigger(custom(pods.metric.name), pods, 'none');
    case 'Object': return adapterTrigger(custom(object.metric.name), object);
    default: return other === undefined ? cannotBeSaid(`${type} without its source`) : adapterTrigger(external(other.metric.name), other);
  }
}

const STRATEGIES: { readonly [policy: string]: ScalingStrategy } = {
  Max: ScalingStrategy.MAX_CHANGE, Min: ScalingStrategy.MIN_CHANGE, Disabled: ScalingStrategy.DISABLED,
};

function replicasOf({ type, value }: Untyped): Replicas {
  switch (type) {
    case 'Pods': return Replicas.absolute(value);
    case 'Percent': return Replicas.percent(value);
    default: return cannotBeSaid(`the policy ${type}`);
  }
}

function rulesOf(rules: Untyped): Untyped {
  return rules && {
    stabilizationWindow: rules.stabilizationWindowSeconds && Duration.seconds(rules.stabilizationWindowSeconds),
    tolerance: rules.tolerance && (rules.tolerance.startsWith('-') ? -numberOf(rules.tolerance.slice(1)) : numberOf(rules.tolerance)),
    strategy: rules.selectPolicy && (STRATEGIES[rules.selectPolicy] ?? cannotBeSaid(`the strategy ${rules.selectPolicy}`)),
    policies: rules.policies?.map((policy: Untyped) => ({ replicas: replicasOf(policy), duration: Duration.seconds(policy.periodSeconds) })),
  };
}

/** What our API writes for a scenario; throws where it refuses it or has no way to say it. */
function write({ hpa: { metadata, spec } }: Untyped): Untyped {
  const chart = newChart({ namespace: 'x' });
  const adapter = new PrometheusAdapter(chart, 'adapter', {
    release: 'metrics', prometheus: Prometheus.fromAddress('http://p.m.svc:9090'), rules: [custom('some')],
  });
  const { behavior, maxReplicas, metrics = DEFAULT_METRICS, minReplicas, scaleTargetRef } = spec;
  new AutoscaledModel(chart, metadata.name, {
    server: ModelServer.fromTarget(scaleTargetRef, { monitor: Monitor.external('the lab') }),
    minReplicas,
    maxReplicas,
    triggers: metrics.map(typedTrigger),
    autoscaler: Autoscaler.hpa({
      adapter, behavior: behavior && { scaleDown: rulesOf(behavior.scaleDown), scaleUp: rulesOf(behavior.scaleUp) }, kubernetesVersion: '1.36.2',
    }),
  });
  return manifest(chart, 'HorizontalPodAutoscaler');
}

/** An HPA with what the API server makes of it, and with numbers as numbers. */
function meaning({ metadata, spec: { metrics = DEFAULT_METRICS, minReplicas = 1, ...spec } }: Untyped): Untyped {
  return {
    name: metadata.name,
    ...spec,
    minReplicas,
    metrics: metrics.map(({ type, ...sources }: Untyped) => {
      const [[, { target, describedObject, ...source }]] = Object.entries<Untyped>(sources);
      const { averageUtilization, averageValue, value } = target;
      return {
        type,
        ...source,
        ...describedObject && { describedObject: { apiVersion: 'v1', ...describedObject } },
        target: { type: target.type, amount: averageUtilization ?? numberOf(averageValue ?? value) },
      };
    }),
  };
}

const cases = (wanted: (scenario: Untyped) => boolean): [string, Untyped][] =>
  SCENARIOS.filter(({ title }) => EXCEPTIONS[title] === undefined).filter(wanted).map((scenario) => [scenario.title, scenario]);

describe('what a real API server refuses is refused, or cannot be said', () => {
  test.each(cases(({ accepted }) => !accepted))('%s', (_title, scenario) => {
    expect(messageOf(() => write(scenario))).toMatchSnapshot();
  });
});

describe('what a real API server accepts is written as the same object', () => {
  test.each(cases(({ accepted }) => accepted))('%s', (_title, scenario) => {
    expect(meaning(write(scenario))).toEqual(meaning(scenario.hpa));
  });
});

describe('exceptions', () => {
  test.each(Object.entries(EXCEPTIONS))('%s: %s', (title) => {
    const scenario = SCENARIOS.find((each) => each.title === title);
    expect(scenario.accepted).toBe(true);
    expect(messageOf(() => write(scenario))).toMatchSnapshot();
  });

  test('are few', () => {
    expect(`${SCENARIOS.length - Object.keys(EXCEPTIONS).length} of ${SCENARIOS.length}`).toBe('38 of 44');
  });
});
