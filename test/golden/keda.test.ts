import { ApiObject, Duration, Size } from 'cdk8s';
import { Replicas } from 'cdk8s-plus-27';
import golden from './keda-verdicts.json';
import {
  AutoscaledModel, Autoscaler, CpuTrigger, CronTrigger, KedaFallbackBehavior, KedaFormula, KedaOptions, KedaPause, KedaTrigger, MemoryTrigger,
  MetricType, ModelServer, Monitor, Prometheus, PrometheusTrigger, Trigger,
} from '../../src';
import { kedaHpaOf, KedaHpa } from '../../src/graph/keda-hpa';
import { quantityValue } from '../../src/platforms/kubernetes/quantity';
import { messageOf, stderrOf } from '../support/captured';
import { newChart, synth } from '../support/synth';
import { Untyped } from '../support/untyped';

/** Why our verdict is another one than that of KEDA 2.20.2. */
const EXCEPTIONS: Record<string, string> = {
  'prometheus, threshold 0.0005': 'refused: KEDA accepts it and doubles it to 0.001',
  'cpu, unknown container': 'refused: KEDA accepts it, and the HPA never has a value',
  'formula, activationTarget text': 'refused: KEDA accepts it, and fails at each poll',
  'cron with bad timezone': 'refused: KEDA accepts it, and fails at each poll',
  'target missing, cpu': 'accepted: the state of the cluster decided',
  'target of unknown kind': 'accepted: the state of the cluster decided',
};

const SCENARIOS: Untyped[] = golden.scenarios;
const TARGET = { apiVersion: 'apps/v1', kind: 'Deployment' };
const EXISTING = { monitor: Monitor.external('the lab') };

/** What of a scenario the typed classes have no way to say: it is refused by its type. */
function cannotBeSaid(what: string): never {
  throw new Error(`cannot be said: ${what}`);
}

function numberOf(text: string): number {
  return /^ *(0|[1-9]\d*)(\.\d+)?(e\d+)? *$/.test(text) ? Number(text) : cannotBeSaid(`the number ${text}`);
}

function booleanOf(text: string): boolean {
  return text === 'true' ? true : text === 'false' ? false : cannotBeSaid(`the boolean ${text}`);
}

/** The triggers as typed classes. */
function typedTrigger(raw: Untyped): Trigger {
  const { type, metadata, metricType } = raw;
  switch (type) {
    case 'cpu': return metricType === 'Utilization' && metadata.type === undefined
      ? CpuTrigger.utilization(numberOf(metadata.value), { container: metadata.containerName })
      : cannotBeSaid(`cpu with ${metricType}`);
    case 'memory': return metricType === 'Utilization'
      ? MemoryTrigger.utilization(numberOf(metadata.value))
      : MemoryTrigger.averageValue(Size.mebibytes(parseInt(metadata.value)));
    case 'cron': return new CronTrigger({ ...metadata, desiredReplicas: numberOf(metadata.desiredReplicas) });
    default: return typedPrometheusTrigger(raw);
  }
}

function typedPrometheusTrigger({ metadata, metricType, name, useCachedMetrics }: Untyped): Trigger {
  const { serverAddress, timeout, customHeaders, ignoreNullValues, activationThreshold } = metadata;
  const { query = cannotBeSaid('no query'), threshold = cannotBeSaid('no threshold') } = metadata;
  const options = {
    query,
    name,
    useCachedMetrics,
    activationThreshold: activationThreshold && numberOf(activationThreshold),
    ignoreNullValues: ignoreNullValues === undefined ? true : booleanOf(ignoreNullValues),
    availableAtZero: 'the lab is always there',
    prometheus: Prometheus.fromAddress(serverAddress, {
      timeout: timeout && Duration.millis(numberOf(timeout)),
      customHeaders: customHeaders && { [customHeaders.split('=')[0]]: customHeaders.slice(customHeaders.indexOf('=') + 1) },
    }),
  };
  switch (metricType) {
    case 'Value': return PrometheusTrigger.level({ ...options, target: numberOf(threshold) });
    case undefined: return PrometheusTrigger.total({ ...options, perReplica: numberOf(threshold) });
    default: return cannotBeSaid(`metricType ${metricType}`);
  }
}

/** The triggers in KEDA's own words. */
function rawTrigger({ type, metadata, metricType, name, useCachedMetrics }: Untyped): Trigger {
  if (metricType !== undefined && !Object.values<string>(MetricType).includes(metricType)) {
    cannotBeSaid(`metricType ${metricType}`);
  }
  return new KedaTrigger({ type, metadata, metricType, name, useCachedMetrics });
}

function pauseOf(annotations: { [key: string]: string } = {}): KedaPause | undefined {
  const pauses: [string, KedaPause][] = [
    ['autoscaling.keda.sh/paused', KedaPause.now()],
    ['autoscaling.keda.sh/paused-replicas', KedaPause.atReplicas(Number(annotations['autoscaling.keda.sh/paused-replicas']))],
    ['autoscaling.keda.sh/paused-scale-in', KedaPause.scaleIn()],
    ['autoscaling.keda.sh/paused-scale-out', KedaPause.scaleOut()],
  ];
  return pauses.find(([annotation]) => annotation in annotations)?.[1];
}

function rulesOf(rules: Untyped): Untyped {
  return rules && {
    stabilizationWindow: rules.stabilizationWindowSeconds && Duration.seconds(rules.stabilizationWindowSeconds),
    strategy: rules.selectPolicy,
    policies: rules.policies?.map(({ type, value, periodSeconds }: Untyped) => ({
      replicas: type === 'Pods' ? Replicas.absolute(value) : Replicas.percent(value), duration: Duration.seconds(periodSeconds),
    })),
  };
}

function formulaOf({ formula: expression, target, metricType, activationTarget }: Untyped): KedaFormula {
  const options = { expression, activationTarget: activationTarget && Number(activationTarget) };
  return metricType === 'Value'
    ? KedaFormula.level({ ...options, target: Number(target) })
    : KedaFormula.total({ ...options, perReplica: Number(target) });
}

function optionsOf({ metadata, spec }: Untyped): KedaOptions {
  const { advanced = {}, fallback, idleReplicaCount, pollingInterval } = spec;
  const { behavior, name: hpaName } = advanced.horizontalPodAutoscalerConfig ?? {};
  return {
    name: metadata.name,
    idleReplicaCount,
    hpaName,
    fallback: fallback && { ...fallback, behavior: fallback.behavior as KedaFallbackBehavior },
    pollingInterval: pollingInterval === undefined ? undefined : Duration.seconds(pollingInterval),
    paused: pauseOf(metadata.annotations),
    behavior: behavior && { scaleDown: rulesOf(behavior.scaleDown), scaleUp: rulesOf(behavior.scaleUp) },
    formula: advanced.scalingModifiers && formulaOf(advanced.scalingModifiers),
  };
}

/** What our API writes for a scenario; throws where it refuses it or has no way to say it. */
function write({ given, scaledObject }: Untyped, trigger: (raw: Untyped) => Trigger): Untyped {
  const { spec } = scaledObject;
  if (spec.idleReplicaCount !== undefined && spec.minReplicaCount === undefined) {
    // KEDA compares idleReplicaCount with 0 where minReplicaCount is unset, and with 1 where it is 0, as we write it.
    cannotBeSaid('no minReplicaCount beside idleReplicaCount');
  }
  const chart = newChart({ namespace: 'default' });
  const objects = given.map((each: Untyped) => new ApiObject(chart, each.kind + each.metadata.name, each));
  const { kind: wanted, name: called } = { ...TARGET, ...spec.scaleTargetRef };
  const workload = objects.find(({ kind, name }: ApiObject) => kind === wanted && name === called);
  new AutoscaledModel(chart, 'model', {
    server: workload === undefined
      ? ModelServer.fromTarget({ ...TARGET, ...spec.scaleTargetRef }, EXISTING)
      : ModelServer.fromWorkload(workload, EXISTING),
    namespace: workload === undefined ? undefined : workload.metadata.namespace,
    minReplicas: spec.minReplicaCount ?? 0,
    maxReplicas: spec.maxReplicaCount ?? 100,
    triggers: spec.triggers.map(trigger),
    autoscaler: Autoscaler.keda({ ...optionsOf(scaledObject), kedaVersion: '2.20.2' }),
  });
  let written: Untyped[] = [];
  stderrOf(() => {
    written = synth(chart).filter(({ kind }) => kind === 'ScaledObject');
  });
  return written[written.length - 1];
}

/** A ScaledObject without what says the same as nothing, and with numbers as numbers. */
function meaning({ metadata, spec }: Untyped): Untyped {
  const { scaleTargetRef, minReplicaCount = 0, maxReplicaCount = 100, triggers, advanced, ...rest } = spec;
  const { 'cdk8s-model-autoscaling/scraped-by': _scrapedBy, ...annotations } = metadata.annotations ?? {};
  const { scalingModifiers, ...others } = advanced ?? {};
  return {
    name: metadata.name,
    annotations,
    scaleTargetRef: { ...TARGET, ...scaleTargetRef },
    minReplicaCount,
    maxReplicaCount,
    ...rest,
    ...others,
    ...scalingModifiers && {
      scalingModifiers: { metricType: 'AverageValue', ...scalingModifiers, target: Number(scalingModifiers.target) },
    },
    triggers: triggers.map(triggerMeaning),
  };
}

function triggerMeaning({ type, metadata, metricType, ...rest }: Untyped): Untyped {
  const { ignoreNullValues, threshold, timeout, ...others } = metadata;
  return {
    type,
    ...rest,
    ...metricType !== undefined && (type === 'cpu' || type === 'memory' || metricType !== 'AverageValue') && { metricType },
    metadata: {
      ...others,
      ...ignoreNullValues !== undefined && ignoreNullValues !== 'true' && { ignoreNullValues },
      ...threshold !== undefined && { threshold: Number(threshold) },
      ...timeout !== undefined && { timeoutMillis: parseInt(timeout) },
    },
  };
}

/** The HPA that KEDA made, as far as it is predicted. */
function madeHpa(hpa: Untyped): KedaHpa | undefined {
  return hpa === null ? undefined : {
    name: hpa.name,
    minReplicas: hpa.spec.minReplicas,
    maxReplicas: hpa.spec.maxReplicas,
    metrics: hpa.spec.metrics.map((metric: Untyped) => {
      const source = metric.external ?? metric.resource ?? metric.containerResource;
      const { type, averageUtilization, averageValue, value } = source.target;
      return {
        type: metric.type,
        name: source.metric?.name ?? source.name,
        ...source.container !== undefined && { container: source.container },
        targetType: type,
        target: averageUtilization ?? quantityValue(averageValue ?? value),
      };
    }),
  };
}

const cases = (wanted: (scenario: Untyped) => boolean): [string, Untyped][] =>
  SCENARIOS.filter(({ title }) => EXCEPTIONS[title] === undefined).filter(wanted).map((scenario) => [scenario.title, scenario]);

describe('what a real KEDA refuses is refused, or cannot be said', () => {
  const refused = cases(({ refusedBy }) => refusedBy !== null);

  test.each(refused)('with typed triggers: %s', (_title, scenario) => {
    expect(messageOf(() => write(scenario, typedTrigger))).toMatch(/^\[chart\/model\] |^Validation failed|^cannot be said: /);
  });

  test.each(refused)('in KEDA\'s own words: %s', (_title, scenario) => {
    expect(messageOf(() => write(scenario, rawTrigger))).toMatchSnapshot();
  });
});

describe('what a real KEDA accepts', () => {
  const accepted = cases(({ refusedBy }) => refusedBy === null);

  test.each(accepted)('%s: is written as the same object', (_title, scenario) => {
    expect(meaning(write(scenario, typedTrigger))).toEqual(meaning(scenario.scaledObject));
  });

  test.each(accepted)('%s: becomes the HPA that is predicted', (_title, scenario) => {
    expect(kedaHpaOf(scenario.scaledObject)).toEqual(madeHpa(scenario.hpa));
    expect(kedaHpaOf(write(scenario, typedTrigger))).toEqual(madeHpa(scenario.hpa));
  });
});

describe('exceptions', () => {
  test.each(Object.entries(EXCEPTIONS))('%s: %s', (title, reason) => {
    const scenario = SCENARIOS.find((each) => each.title === title);
    const ours = reason.startsWith('refused') ? 'refused' : 'accepted';
    expect(scenario.refusedBy === null ? 'accepted' : 'refused').not.toBe(ours);
    if (ours === 'refused') {
      expect(messageOf(() => write(scenario, typedTrigger))).toMatchSnapshot();
    } else {
      expect(meaning(write(scenario, typedTrigger))).toEqual(meaning(scenario.scaledObject));
    }
  });

  test('are few', () => {
    expect(`${SCENARIOS.length - Object.keys(EXCEPTIONS).length} of ${SCENARIOS.length}`).toBe('72 of 78');
  });
});
