import { kedaNumber, kedaTarget } from './keda-number';
import { MetricType } from './metric-type';
import { PrometheusTriggerOptions } from './prometheus-trigger-options';
import { TriggerContext } from './trigger-context';
import { ScaledObjectSpecTriggers } from '../../imports/keda.sh';
import { Prometheus } from '../metrics/prometheus';
import { checkPrometheusAddress } from '../metrics/prometheus-address';
import { Place } from '../place';
import { parse, PromqlSyntaxError } from '../promql/parse';

/** A query with the target that its result is held at. */
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
  checkQuery(place.at('query'), query);
  checkWakes(context, options);
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

/** Refuses what is no PromQL, with a caret under the fault. */
export function checkQuery(place: Place, query: string): void {
  try {
    parse(query);
  } catch (error) {
    if (error instanceof PromqlSyntaxError) {
      place.refuse(`is no PromQL: ${error.fault}`, query, `correct it at the caret:\n${error.excerpt}`);
    }
    throw error;
  }
}

function checkWakes(context: TriggerContext, options: PrometheusTriggerOptions): void {
  if (options.availableAtZero !== undefined && options.availableAtZero.trim() === '') {
    context.place.at('availableAtZero').refuse('has to say why the metric exists without pods', options.availableAtZero,
      'name who exports it then, such as "the gateway exports it"');
  }
  if (context.minReplicas === 0 && options.availableAtZero === undefined) {
    context.place.at('availableAtZero').refuse('is needed with minReplicas 0: without pods there is no metric of theirs, and nothing wakes the model',
      undefined, 'say why the metric exists without pods, ask for one that does (a gateway\'s, a queue\'s), or set minReplicas to 1');
  }
}
