import { ComponentScaler, KserveTriggerScalingOptions } from './kserve-component-scaling';
import { checkComponentName } from './kserve-rules';
import { ComponentScaling, kserveScaling } from './kserve-scaling';
import { refuseAll } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { WITHOUT_METRICS } from '../../../platforms/kserve/component-scaling-faults';
import { replicaFaults } from '../../../platforms/kserve/inference-service-faults';
import { AUTOSCALER_CLASS, Component } from '../../../platforms/kserve/names';
import { MAX_INT32 } from '../../../platforms/kubernetes/limits';
import { ProductVersion } from '../../../platforms/product-version';
import { AutoscalerContext } from '../../autoscalers/autoscaler-context';
import { HpaAutoscaler } from '../../autoscalers/hpa-autoscaler';
import { KedaAutoscaler } from '../../autoscalers/keda-autoscaler';
import { whyAsleep } from '../../autoscalers/wakes';
import { DerivedTrigger } from '../../triggers/derived-trigger';
import { KserveMetric } from '../../triggers/kserve-metric';
import { Trigger } from '../../triggers/trigger';

/** What a transformer or an explainer may know of the InferenceService that it belongs to. */
export interface Surroundings {
  /** Of the predictor; its place is that of the model. */
  readonly context: AutoscalerContext;
  /** Who scales the components that KServe scales. */
  readonly autoscaler: KedaAutoscaler | HpaAutoscaler;
  /** The autoscaler class of the whole InferenceService. */
  readonly autoscalerClass: string;
  readonly version: ProductVersion<'KServe'>;
}

/** How many there are of a transformer or an explainer, and who says so. */
export interface CompanionScaling {
  readonly fields?: ComponentScaling | { readonly minReplicas: number; readonly maxReplicas: number };
  readonly autoscalerClass: string;
  readonly metrics: KserveMetric[];
}

const DEFAULT_MIN_REPLICAS = 1;
const ON_TRIGGERS = 'use KserveComponentScaling.onTriggers';

/** So many, as many as somebody else makes them, or as many as KServe's own scaling does. */
export function companionScaling(place: Place, component: Component, scaler: ComponentScaler, surroundings: Surroundings): CompanionScaling {
  const { autoscaler, context, version } = surroundings;
  switch (scaler.by) {
    case 'somebody else':
      checkComponentName(context.place, component, 'external');
      version.need(place, 'autoscalerClass external without replicas of its own', 'KserveComponentScaling.external()', ON_TRIGGERS);
      return { autoscalerClass: 'external', metrics: [] };
    case 'nobody': {
      const { replicas } = scaler;
      checkComponentName(context.place, component, 'none');
      checkReplicas(place, replicas, 1);
      version.need(place, 'autoscalerClass none', replicas, ON_TRIGGERS);
      return { fields: { minReplicas: replicas, maxReplicas: replicas }, autoscalerClass: 'none', metrics: [] };
    }
    case 'triggers': {
      checkComponentName(context.place, component, autoscaler.name);
      const fields = scaledByKserve(place, component, scaler.options, surroundings);
      return { fields, autoscalerClass: autoscaler.name, metrics: fields.autoScaling.metrics };
    }
  }
}

/** The annotation that gives a component another class than its InferenceService has. */
export function classAnnotation({ autoscalerClass }: CompanionScaling, surroundings: Surroundings): { [key: string]: string } {
  return autoscalerClass === surroundings.autoscalerClass ? {} : { [AUTOSCALER_CLASS]: autoscalerClass };
}

function scaledByKserve(
  place: Place, component: Component, { maxReplicas, minReplicas = DEFAULT_MIN_REPLICAS, triggers }: KserveTriggerScalingOptions,
  { context, autoscaler, autoscalerClass, version }: Surroundings,
): ComponentScaling {
  if (triggers.length === 0) {
    place.at('triggers').refuse(withoutTriggers(autoscalerClass), triggers, 'give one, or use KserveComponentScaling.atReplicas');
  }
  place.attempt(() => checkReplicas(place.at('minReplicas'), minReplicas, 0));
  place.attempt(() => checkReplicas(place.at('maxReplicas'), maxReplicas, 1));
  refuseAll(place, replicaFaults({ minReplicas, maxReplicas }));
  if (autoscaler.sleeps(minReplicas) && !triggers.some((trigger) => trigger._wakes)) {
    place.at('minReplicas').refuse(`has no trigger that could wake it: ${whyAsleep(triggers)}`, minReplicas,
      'keep a replica, or add a trigger on what exists without pods, with availableAtZero: \'<why>\'');
  }
  triggers.forEach((trigger, i) => checkTrigger(place.at('triggers').at(i), trigger, component));
  return kserveScaling({ ...context, minReplicas, maxReplicas, place, triggers, scrape: undefined }, ownRules(autoscaler, autoscalerClass), version);
}

/** The autoscaler of a component, which takes no option of one that scales the predictor alone. */
function ownRules(autoscaler: KedaAutoscaler | HpaAutoscaler, autoscalerClass: string): KedaAutoscaler | HpaAutoscaler {
  if (autoscalerClass === autoscaler.name) {
    return autoscaler;
  }
  return autoscaler.name === 'keda' ? new KedaAutoscaler({ kedaVersion: autoscaler.options.kedaVersion }) : new HpaAutoscaler({});
}

function withoutTriggers(autoscalerClass: string): string {
  switch (autoscalerClass) {
    case 'keda': return WITHOUT_METRICS;
    case 'hpa': return 'must be given: without any KServe scales it on 80 % of its CPU';
    default: return 'must be given, or nothing scales it';
  }
}

function checkTrigger(place: Place, trigger: Trigger, { kind }: Component): void {
  if (trigger instanceof DerivedTrigger) {
    place.refuse(`builds its query from the labels of what is scraped, and this library has the predictor scraped alone, not the ${kind}`,
      trigger.constructor.name, `use PrometheusTrigger.total with a query on the series of the ${kind}`);
  }
}

function checkReplicas(place: Place, replicas: number, least: number): void {
  if (!Number.isInteger(replicas) || replicas < least || replicas > MAX_INT32) {
    place.refuse(`must be a whole number, at least ${least}`, replicas, 'change it to one');
  }
}
