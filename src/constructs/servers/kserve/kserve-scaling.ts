import { Duration } from 'cdk8s';
import { versionFor } from '../../../cluster/versions';
import { refuseAll } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { hpaLeastFaults } from '../../../platforms/kserve/component-scaling-faults';
import { behaviorFaults } from '../../../platforms/kserve/dropped-faults';
import { ProductVersion } from '../../../platforms/product-version';
import { prometheusDuration } from '../../../promql/duration';
import { Autoscaler } from '../../autoscalers/autoscaler';
import { AutoscalerContext } from '../../autoscalers/autoscaler-context';
import { behaviorSpec } from '../../autoscalers/behavior-spec';
import { HpaAutoscaler } from '../../autoscalers/hpa-autoscaler';
import { KedaAutoscaler } from '../../autoscalers/keda-autoscaler';
import { queryAnnotations } from '../../autoscalers/query-annotations';
import { ScalingBehavior } from '../../autoscalers/scaling-behavior';
import { KserveMetric } from '../../triggers/kserve-metric';

const INSTEAD = 'leave it out, or set externalAutoscaler: true in ModelServer.kserve';
/** Options of KEDA that reach it, or that say what runs in the cluster. */
const KEDA_OPTIONS = ['behavior', 'kedaVersion'];

/** Why an option of an HPA cannot be. */
const HPA_OPTIONS = {
  adapter: 'has no effect: the HPA of KServe asks for CPU and memory alone',
  behavior: 'is dropped by KServe, whose HPA has no behavior',
  name: 'has no effect: KServe names the HPA',
} as const;

/** How a component scales, in the words of an InferenceService. */
export interface ComponentScaling {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly autoScaling: { readonly metrics: KserveMetric[]; readonly behavior?: object };
}

/** The same, written by KServe; refuses all that KServe would drop on its way to KEDA or to the HPA. */
export function kserveScaling(context: AutoscalerContext, autoscaler: KedaAutoscaler | HpaAutoscaler, version: ProductVersion<'KServe'>): ComponentScaling {
  const { minReplicas, maxReplicas } = context;
  const autoScaling = autoscaler.name === 'keda' ? kedaScaling(context, autoscaler, version) : hpaScaling(context, autoscaler);
  return { minReplicas, maxReplicas, autoScaling };
}

/** The annotations of a component that asks Prometheus, on what checks cannot tell from its queries. */
export function componentAnnotations(context: Pick<AutoscalerContext, 'prometheus' | 'scrape' | 'triggers'>): { [key: string]: string } | undefined {
  const asks = context.triggers.some(({ _prometheusOptions }) => _prometheusOptions !== undefined);
  return asks ? queryAnnotations(context) : undefined;
}

/** The autoscaler of a model, which has to be one that KServe knows. */
export function knownAutoscaler({ _kind: kind }: Autoscaler, context: AutoscalerContext): KedaAutoscaler | HpaAutoscaler {
  return kind.name === 'inferenceLag' ? kind.manifest(context) : kind;
}

function kedaScaling(context: AutoscalerContext, autoscaler: KedaAutoscaler, version: ProductVersion<'KServe'>) {
  const place = context.place.at('autoscaler');
  for (const [option, value] of Object.entries(autoscaler.options)) {
    if (value !== undefined && !KEDA_OPTIONS.includes(option)) {
      place.attempt(() => place.at(option).refuse('is not handed to KEDA by KServe', shown(value), INSTEAD));
    }
  }
  const metrics = autoscaler.triggerContexts(context).map(({ trigger, context: known }) => {
    const metric = trigger._toKserve({ ...known, autoscalerClass: 'keda' });
    checkVersion(known.place, metric, version);
    return metric;
  });
  const { behavior } = autoscaler.options;
  return { metrics, ...behavior !== undefined && { behavior: windows(place.at('behavior'), behavior, version) } };
}

/** Of a behavior KServe hands on the windows alone. Source: kserve v0.20 reconcilers/keda/keda_reconciler.go. */
function windows(place: Place, behavior: ScalingBehavior, version: ProductVersion<'KServe'>): object {
  version.need(place, 'autoScaling.behavior', Object.keys(behavior), INSTEAD);
  refuseAll(place, behaviorFaults(behaviorFields(behavior), 'keda').map((each) => {
    const [direction, part] = each.pointer;
    return { ...each, pointer: [direction, part === 'selectPolicy' ? 'strategy' : part], fix: INSTEAD };
  }));
  return behaviorSpec(place, behavior);
}

/** Of a behavior, the fields as an InferenceService has them; what they hold is counted where it is a list. */
function behaviorFields(behavior: ScalingBehavior): object {
  return Object.fromEntries((['scaleUp', 'scaleDown'] as const).map((direction) => {
    const { policies, strategy, tolerance } = behavior[direction] ?? {};
    return [direction, { policies: policies && `${policies.length} of them`, selectPolicy: strategy, tolerance }];
  }));
}

function hpaScaling(context: AutoscalerContext, { options }: HpaAutoscaler) {
  const place = context.place.at('autoscaler');
  for (const [option, why] of Object.entries(HPA_OPTIONS)) {
    const value = options[option as keyof typeof HPA_OPTIONS];
    if (value !== undefined) {
      place.attempt(() => place.at(option).refuse(why, shown(value), INSTEAD));
    }
  }
  refuseAll(context.place, hpaLeastFaults(context.minReplicas).map((each) => ({ ...each, fix: 'use 1, or Autoscaler.keda()' })));
  const version = versionFor('KEDA', place, undefined, context.cluster);
  // CPU and memory need no other objects.
  const known = { ...context, version, sleeps: false, inFormula: false, write: () => undefined };
  const metrics = context.triggers.map((trigger, i) => {
    const at = context.place.at('triggers').at(i);
    if (trigger._scaledResource === undefined) {
      at.refuse('cannot scale by the HPA of KServe, which takes CPU and memory alone', trigger._title,
        'use Autoscaler.keda(), or set externalAutoscaler: true in ModelServer.kserve and give Autoscaler.hpa an adapter');
    }
    return trigger._toKserve({ ...known, place: at, autoscalerClass: 'hpa' });
  });
  return { metrics };
}

/** Refuses what this KServe would make something else of. */
function checkVersion(place: Place, { resource, external, podmetric }: KserveMetric, version: ProductVersion<'KServe'>): void {
  if (resource?.name === 'cpu') {
    version.need(place, 'CPU utilization in a ScaledObject', resource.target.averageUtilization, 'use Autoscaler.hpa()');
  }
  if (podmetric !== undefined) {
    version.need(place, 'pod metrics of one component', podmetric.metric.query, 'use PrometheusTrigger.total');
  }
  if (external?.authenticationRef?.authModes !== undefined) {
    version.need(place.at('prometheus.authentication'), 'authModes of an external metric', external.authenticationRef.authModes, 'set externalAutoscaler: true');
  }
}

/** A value as it is shown to people: of an object its fields, of one of a class the name of that. */
function shown(value: unknown): unknown {
  if (value instanceof Duration) {
    return prometheusDuration(value);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value;
  }
  return value.constructor === Object ? Object.keys(value) : value.constructor.name;
}
