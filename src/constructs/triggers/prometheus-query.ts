import { KedaTriggerContext, TriggerContext } from './trigger-context';
import { MetricType, PrometheusTriggerOptions } from './trigger-options';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { Place } from '../../faults/place';
import { kedaNumber, kedaTarget } from '../../platforms/keda/number';
import { authenticationRef } from '../authentication/authentication-construct';
import { Prometheus } from '../metrics/prometheus';
import { prometheusMetadata } from '../metrics/prometheus-metadata';

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
  context: KedaTriggerContext, { query, target, targetField, metricType }: PrometheusQuery, options: PrometheusTriggerOptions,
): ScaledObjectSpecTriggers {
  const { place } = context;
  const prometheus = prometheusOf(context, options);
  const authentication = prometheus._options.authentication?._authentication;
  checkSleep(context, options);
  if (options.activationThreshold !== undefined) {
    checkActivation(place.at('activationThreshold'), context, options.activationThreshold, target);
  }
  return {
    type: 'prometheus',
    name: options.name,
    metricType,
    useCachedMetrics: options.useCachedMetrics,
    metadata: {
      ...prometheusMetadata(place.at('prometheus'), prometheus, context.version),
      query,
      threshold: kedaTarget(place.at(targetField), target),
      ...options.activationThreshold !== undefined && {
        activationThreshold: kedaNumber(place.at('activationThreshold'), options.activationThreshold),
      },
      ignoreNullValues: String(options.ignoreNullValues ?? false),
    },
    authenticationRef: authentication && authenticationRef(place.at('prometheus.authentication'), authentication, context),
  };
}

/** The Prometheus that a trigger asks; refuses a trigger that has none. */
export function prometheusOf(context: TriggerContext, options: PrometheusTriggerOptions): Prometheus {
  const prometheus = options.prometheus ?? context.prometheus;
  if (prometheus === undefined) {
    return context.place.at('prometheus').refuse('is needed by this trigger', prometheus,
      'give the model or the trigger one: Prometheus.kubePrometheusStack({ release, namespace }) or Prometheus.fromAddress(address)');
  }
  return prometheus;
}

/** Refuses a reason that says nothing. */
export function checkAvailableAtZero(place: Place, availableAtZero?: string): void {
  if (availableAtZero !== undefined && availableAtZero.trim() === '') {
    place.at('availableAtZero').refuse('must say why the metric exists without pods', availableAtZero,
      'name who exports it then, such as "the gateway exports it"');
  }
}

function checkSleep({ place, sleeps }: KedaTriggerContext, { availableAtZero, ignoreNullValues }: PrometheusTriggerOptions): void {
  checkAvailableAtZero(place, availableAtZero);
  if (sleeps && availableAtZero === undefined && ignoreNullValues !== true) {
    place.at('ignoreNullValues').refuse('makes an error of every poll while the model sleeps, since its metric is gone with its pods',
      ignoreNullValues, 'set it to true, or use PrometheusTrigger with a metric that others export, and say in availableAtZero who does');
  }
}

/** Refuses an activation that KEDA ignores, or that puts a model to sleep which is wanted. */
function checkActivation(place: Place, { sleeps, inFormula }: KedaTriggerContext, activationThreshold: number, target: number): void {
  if (inFormula) {
    place.refuse('is ignored by KEDA beside a formula', activationThreshold, 'give the formula an activationTarget instead');
  }
  if (sleeps && activationThreshold > target) {
    place.refuse(`is above the target (${target}): between the two the model is put to sleep although it is wanted`, activationThreshold, 'lower it');
  }
}
