import { checkCollector, collectorAnnotations } from './kserve-collector';
import { KserveExplainer, KserveTransformer } from './kserve-component';
import { AUTOSCALER_CLASS, checkComponentName, Component, KSERVE_CONTAINER } from './kserve-names';
import { ComponentPods, renderPods } from './kserve-pods';
import { checkComponentPods, checkText } from './kserve-rules';
import { kserveScaling } from './kserve-scaling';
import { KserveVersion } from './kserve-version';
import { AutoscalerContext } from '../../autoscalers/autoscaler-context';
import { HpaAutoscaler } from '../../autoscalers/hpa-autoscaler';
import { KedaAutoscaler } from '../../autoscalers/keda-autoscaler';
import { KEDA_HPA_PREFIX } from '../../keda/names';
import { MAX_INT32 } from '../../kubernetes/int32';
import { Place } from '../../place';
import { modelPorts } from '../container-ports';

/** What a transformer or an explainer may know of the InferenceService that it belongs to. */
export interface Surroundings {
  /** Of the predictor; its place is that of the model. */
  readonly context: AutoscalerContext;
  /** Who scales the components that KServe scales. */
  readonly autoscaler: KedaAutoscaler | HpaAutoscaler;
  /** The autoscaler class of the whole InferenceService. */
  readonly autoscalerClass: string;
  readonly version: KserveVersion;
}

type Companion = KserveTransformer & KserveExplainer;

const DEFAULT_MIN_REPLICAS = 1;
/** Stands for the image of an explainer that KServe chooses. */
const IMAGE_OF_KSERVE = 'explainer';

/** A transformer or an explainer, as an InferenceService holds it. */
export function companionSpec(component: Component, companion: KserveTransformer | KserveExplainer, surroundings: Surroundings): object {
  const { context } = surroundings;
  const place = context.place.at('server').at(component.kind);
  // Each has all that the other has, but for what it leaves out.
  const props = companion as Companion;
  const { art, gpu, pod, strategy, triggers = [] } = props;
  const pods: ComponentPods = { container: containerOf(place, props), gpu, pod, strategy };
  checkComponentPods(place, component, pods, triggers, art === undefined ? 'container' : 'art');
  const ports = modelPorts(place, pods.container);
  const scaling = scalingOf(place, component, props, surroundings);
  const { main, sidecars, around } = renderPods(component, pods, ports);
  const given = pod?.metadata?.annotations;
  checkCollector(place.at('pod.metadata.annotations'), scaling.metrics, given);
  const annotations = { ...given, ...scaling.annotations, ...collectorAnnotations(place, scaling.metrics, { component, ports }) };
  return {
    ...Object.keys(annotations).length > 0 && { annotations },
    labels: pod?.metadata?.labels,
    ...scaling.fields,
    ...around,
    ...art === undefined ? { containers: [main, ...sidecars] } : {
      art: { type: art.type, storageUri: art.storageUri, runtimeVersion: art.runtimeVersion, config: art.config, resources: main.resources },
      ...sidecars.length > 0 && { containers: sidecars },
    },
  };
}

function containerOf(place: Place, { art, container }: Companion) {
  if (art !== undefined && container !== undefined) {
    place.at('container').refuse('stands beside art, and KServe takes one of the two', container.image, 'leave one out');
  }
  if (art !== undefined) {
    checkText(place.at('art.type'), art.type, 'a kind of explainer', 'write it as SquareAttack');
    return { name: KSERVE_CONTAINER, image: IMAGE_OF_KSERVE, resources: art.resources };
  }
  return container === undefined
    ? place.at('container').refuse('is needed, or art', undefined, 'give container: { image, resources }, or art: { type, resources }')
    : { ...container, name: container.name ?? KSERVE_CONTAINER };
}

/** How many there are: so many, or as many as KServe's own scaling makes them. A component that says neither would fail or stay as it is. */
function scalingOf(place: Place, component: Component, props: Companion, { context, autoscaler, autoscalerClass, version }: Surroundings) {
  const { maxReplicas, minReplicas, replicas, triggers = [] } = props;
  if (replicas !== undefined) {
    checkFixed(place, replicas, props, version);
    checkComponentName(context.place.at('name'), component);
    return { fields: { minReplicas: replicas, maxReplicas: replicas }, annotations: { [AUTOSCALER_CLASS]: 'none' }, metrics: [] };
  }
  if (triggers.length === 0) {
    place.at('triggers').refuse(withoutTriggers(autoscalerClass), props.triggers, 'give triggers and maxReplicas, or a number of replicas');
  }
  checkComponentName(context.place.at('name'), component, autoscaler.name === 'keda' ? KEDA_HPA_PREFIX : '');
  const bounds = {
    minReplicas: minReplicas ?? DEFAULT_MIN_REPLICAS,
    maxReplicas: maxReplicas ?? place.at('maxReplicas')
      .refuse('is needed: without it KServe takes minReplicas for it, and nothing scales', undefined, 'set the most replicas that you can pay for'),
  };
  checkBounds(place, bounds);
  if (autoscaler.sleeps(bounds.minReplicas) && !triggers.some((trigger) => trigger._wakes)) {
    place.at('minReplicas').refuse('has no trigger that could wake it: CPU, memory and the metrics of its pods are gone with its pods', bounds.minReplicas,
      'keep a replica, or add a trigger on what exists without pods, with availableAtZero: \'<why>\'');
  }
  const fields = kserveScaling({ ...context, ...bounds, place, triggers, scrape: undefined }, ownRules(autoscaler, autoscalerClass), version);
  return {
    fields,
    annotations: autoscaler.name === autoscalerClass ? {} : { [AUTOSCALER_CLASS]: autoscaler.name },
    metrics: fields.autoScaling.metrics,
  };
}

/** The autoscaler of a component, which takes no option of one that scales the predictor alone. */
function ownRules(autoscaler: KedaAutoscaler | HpaAutoscaler, autoscalerClass: string): KedaAutoscaler | HpaAutoscaler {
  if (autoscalerClass === autoscaler.name) {
    return autoscaler;
  }
  return autoscaler.name === 'keda' ? new KedaAutoscaler({ version: autoscaler.options.version }) : new HpaAutoscaler({});
}

function withoutTriggers(autoscalerClass: string): string {
  switch (autoscalerClass) {
    case 'keda': return 'are needed: KServe would write a ScaledObject without any, which KEDA refuses';
    case 'hpa': return 'are needed: KServe would have it scale on 80 % of its CPU';
    default: return 'are needed: nothing would scale it';
  }
}

function checkFixed(place: Place, replicas: number, { maxReplicas, minReplicas, triggers }: Companion, version: KserveVersion): void {
  for (const [field, value] of Object.entries({ maxReplicas, minReplicas, triggers: triggers?.map(({ constructor }) => constructor.name) })) {
    if (value !== undefined) {
      place.at(field).refuse(`stands beside a number of replicas (${replicas}), which nothing changes`, value, 'leave it out, or leave out replicas');
    }
  }
  checkReplicas(place.at('replicas'), replicas, 1);
  version.need(place.at('replicas'), 'autoscalerClass none', replicas, 'give triggers');
}

function checkBounds(place: Place, { minReplicas, maxReplicas }: { minReplicas: number; maxReplicas: number }): void {
  checkReplicas(place.at('minReplicas'), minReplicas, 0);
  checkReplicas(place.at('maxReplicas'), maxReplicas, 1);
  if (minReplicas > maxReplicas) {
    place.at('minReplicas').refuse(`is more than maxReplicas (${maxReplicas})`, minReplicas, 'lower it, or raise maxReplicas');
  }
}

function checkReplicas(place: Place, replicas: number, least: number): void {
  if (!Number.isInteger(replicas) || replicas < least || replicas > MAX_INT32) {
    place.refuse(`has to be a whole number, at least ${least}`, replicas, 'change it to one');
  }
}
