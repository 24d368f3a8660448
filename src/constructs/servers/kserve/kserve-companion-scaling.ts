import { KserveComponentOptions } from './kserve-component';
import { checkComponentName } from './kserve-rules';
import { ComponentScaling, kserveScaling } from './kserve-scaling';
import { refuseAll } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { maxUnsetFaults, WITHOUT_METRICS } from '../../../platforms/kserve/component-scaling-faults';
import { replicaFaults } from '../../../platforms/kserve/inference-service-faults';
import { AUTOSCALER_CLASS, Component } from '../../../platforms/kserve/names';
import { DEPLOYMENT } from '../../../platforms/kubernetes/kinds';
import { MAX_INT32 } from '../../../platforms/kubernetes/limits';
import { ProductVersion } from '../../../platforms/product-version';
import { AutoscalerContext } from '../../autoscalers/autoscaler-context';
import { HpaAutoscaler } from '../../autoscalers/hpa-autoscaler';
import { KedaAutoscaler } from '../../autoscalers/keda-autoscaler';
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

/** So many, as many as somebody else makes them, or as many as KServe's own scaling does. Refuses what says none of these. */
export function companionScaling(place: Place, component: Component, options: KserveComponentOptions, surroundings: Surroundings): CompanionScaling {
  const { externalAutoscaler, replicas } = options;
  if (externalAutoscaler || replicas !== undefined) {
    checkComponentName(surroundings.context.place, component, externalAutoscaler ? 'external' : 'none');
    checkUnscaled(place, component, options, surroundings.version);
    return externalAutoscaler || replicas === undefined
      ? { autoscalerClass: 'external', metrics: [] }
      : { fields: { minReplicas: replicas, maxReplicas: replicas }, autoscalerClass: 'none', metrics: [] };
  }
  const { autoscaler, context } = surroundings;
  checkComponentName(context.place, component, autoscaler.name);
  const fields = scaledByKserve(place, component, options, surroundings);
  return { fields, autoscalerClass: autoscaler.name, metrics: fields.autoScaling.metrics };
}

/** The annotation that gives a component another class than its InferenceService has. */
export function classAnnotation({ autoscalerClass }: CompanionScaling, surroundings: Surroundings): { [key: string]: string } {
  return autoscalerClass === surroundings.autoscalerClass ? {} : { [AUTOSCALER_CLASS]: autoscalerClass };
}

function scaledByKserve(
  place: Place, component: Component, options: KserveComponentOptions, { context, autoscaler, autoscalerClass, version }: Surroundings,
): ComponentScaling {
  const { maxReplicas, minReplicas = DEFAULT_MIN_REPLICAS, triggers = [] } = options;
  if (triggers.length === 0) {
    place.at('triggers').refuse(withoutTriggers(autoscalerClass), options.triggers, 'give triggers and maxReplicas, or a number of replicas');
  }
  place.attempt(() => checkReplicas(place.at('minReplicas'), minReplicas, 0));
  if (maxReplicas === undefined) {
    const [unset] = maxUnsetFaults({ minReplicas, autoScaling: { metrics: triggers } });
    return place.at('maxReplicas').refuse(unset?.what ?? 'must be set where triggers scale the component', undefined, 'set the most replicas that you can pay for');
  }
  place.attempt(() => checkReplicas(place.at('maxReplicas'), maxReplicas, 1));
  refuseAll(place, replicaFaults({ minReplicas, maxReplicas }));
  if (autoscaler.sleeps(minReplicas) && !triggers.some((trigger) => trigger._wakes)) {
    place.at('minReplicas').refuse('has no trigger that could wake it: CPU, memory and the metrics of its pods are gone with its pods', minReplicas,
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

function checkUnscaled(place: Place, { kind, name }: Component, options: KserveComponentOptions, version: ProductVersion<'KServe'>): void {
  const { externalAutoscaler, maxReplicas, minReplicas, replicas, triggers } = options;
  const scaling = { maxReplicas, minReplicas, triggers: triggers?.map(({ constructor }) => constructor.name), ...externalAutoscaler && { replicas } };
  for (const [field, value] of Object.entries(scaling)) {
    if (value !== undefined) {
      place.attempt(() => place.at(field).refuse(externalAutoscaler
        ? `has no effect beside externalAutoscaler: another autoscaler scales the ${kind}`
        : `has no effect beside replicas (${replicas}), which nothing changes`, value, externalAutoscaler
        ? `leave it out, and give it to an AutoscaledModel of ModelServer.fromTarget({ apiVersion: '${DEPLOYMENT.apiVersion}', kind: '${DEPLOYMENT.kind}', name: '${name}' })`
        : 'leave it out, or leave out replicas'));
    }
  }
  if (externalAutoscaler) {
    version.need(place.at('externalAutoscaler'), 'autoscalerClass external without replicas of its own', true, 'give triggers');
  } else if (replicas !== undefined) {
    checkReplicas(place.at('replicas'), replicas, 1);
    version.need(place.at('replicas'), 'autoscalerClass none', replicas, 'give triggers');
  }
}

function checkReplicas(place: Place, replicas: number, least: number): void {
  if (!Number.isInteger(replicas) || replicas < least || replicas > MAX_INT32) {
    place.refuse(`must be a whole number, at least ${least}`, replicas, 'change it to one');
  }
}
