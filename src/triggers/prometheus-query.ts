import { kedaNumber, kedaTarget } from './keda-number';
import { MetricType } from './metric-type';
import { PrometheusTriggerOptions } from './prometheus-trigger-options';
import { TriggerContext } from './trigger-context';
import { ScaledObjectSpecTriggers } from '../../imports/keda.sh';
import { Prometheus } from '../metrics/prometheus';
import { checkPrometheusAddress } from '../metrics/prometheus-address';
import { Place } from '../place';
import { checkMeaning } from '../promql/faults';
import { parse, PromqlSyntaxError } from '../promql/parse';
import { yieldsOneSeries } from '../promql/single-series';

/** A query that parses, with the target that its result is held at. */
export interface PrometheusQuery {
  readonly query: string;
  /** Named in errors: the prop that holds the target. */
  readonly targetField: string;
  readonly target: number;
  readonly metricType: MetricType;
}

/** A prometheus trigger of KEDA. */
export function prometheusTrigger(
  context: TriggerContext, { query, target, targetField, metricType }: PrometheusQuery, options: PrometheusTriggerOptions,
): ScaledObjectSpecTriggers {
  const { place } = context;
  const prometheus = prometheusOf(context, options);
  checkSleep(context, options);
  return {
    type: 'prometheus',
    name: options.name,
    metricType,
    metadata: {
      serverAddress: prometheus.address,
      query,
      threshold: kedaTarget(place.at(targetField), target),
      ...options.activationThreshold !== undefined && {
        activationThreshold: kedaNumber(place.at('activationThreshold'), options.activationThreshold),
      },
      ignoreNullValues: String(options.ignoreNullValues ?? false),
    },
  };
}

/** The Prometheus that a trigger asks; refuses a trigger that has none. */
export function prometheusOf(context: TriggerContext, options: PrometheusTriggerOptions): Prometheus {
  const prometheus = options.prometheus ?? context.prometheus;
  if (prometheus === undefined) {
    return context.place.at('prometheus').refuse('is needed by this trigger', prometheus,
      'give the model or the trigger one: Prometheus.kubePrometheusStack({ release, namespace }) or Prometheus.at(address)');
  }
  checkPrometheusAddress(context.place.at('prometheus.address'), prometheus);
  return prometheus;
}

/** Refuses what is no PromQL, or has no value that KEDA reads, with a caret under the fault. */
export function checkQuery(place: Place, query: string): void {
  try {
    const tree = parse(query);
    checkMeaning(query, tree);
    if (!yieldsOneSeries(query, tree)) {
      place.refuse('may yield several series, and KEDA refuses more than one: a second pod is enough', query,
        'aggregate it: sum(...) for a total, max(...) for a level');
    }
  } catch (error) {
    if (error instanceof PromqlSyntaxError) {
      place.refuse(`is no query for KEDA: ${error.fault}`, query, `correct it at the caret:\n${error.excerpt}`);
    }
    throw error;
  }
}

function checkSleep({ place, minReplicas }: TriggerContext, { availableAtZero, ignoreNullValues }: PrometheusTriggerOptions): void {
  if (availableAtZero !== undefined && availableAtZero.trim() === '') {
    place.at('availableAtZero').refuse('has to say why the metric exists without pods', availableAtZero,
      'name who exports it then, such as "the gateway exports it"');
  }
  if (minReplicas === 0 && availableAtZero === undefined && ignoreNullValues !== true) {
    place.at('ignoreNullValues').refuse('makes an error of every poll while the model sleeps (minReplicas 0), since its metric is gone with its pods',
      ignoreNullValues, 'set it to true, or say in availableAtZero why the metric exists without pods');
  }
}
