import { ApiObjectProps } from 'cdk8s';
import { AutoscalerContext, AutoscalerKind } from './autoscaler-context';
import { behaviorSpec } from './behavior-spec';
import { HpaOptions } from './hpa-options';
import { checkOneServer, metricAnnotations, servedMetric } from './served-by';
import { hasNoPods } from './without-pods';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { statedVersion, versionFor } from '../../cluster/versions';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { droppedToleranceFaults } from '../../platforms/kubernetes/hpa-behavior-faults';
import { HpaMetric } from '../../platforms/kubernetes/hpa-metric';
import { hpaZeroFaults } from '../../platforms/kubernetes/hpa-spec-faults';
import { HPA_API_VERSION, HPA_KIND } from '../../platforms/kubernetes/kinds';
import { checkContainerName, checkObjectName } from '../../platforms/kubernetes/names';
import { podlessLevelFault, podlessResourceFault } from '../../platforms/seldon-core2/podless-faults';
import { ResourceSignal } from '../triggers/hpa-signal';
import { Trigger } from '../triggers/trigger';
import { MetricType } from '../triggers/trigger-options';

/** What a HorizontalPodAutoscaler is told. */
export interface HpaSpec {
  readonly scaleTargetRef: { readonly apiVersion: string; readonly kind: string; readonly name: string };
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly metrics: HpaMetric[];
  readonly behavior?: object;
}

/** Writes a HorizontalPodAutoscaler. */
export class HpaAutoscaler implements AutoscalerKind {
  readonly name = 'hpa';

  constructor(readonly options: HpaOptions) {}

  sleeps(minReplicas: number): boolean {
    return minReplicas === 0;
  }

  stated(): Partial<ClusterProfile> {
    return statedVersion('Kubernetes', this.options.kubernetesVersion);
  }

  manifest(context: AutoscalerContext): ApiObjectProps {
    const { metadata, ...header } = this.header(context);
    checkObjectName(context.place.at('autoscaler.name'), metadata?.name ?? context.name);
    const spec = this.spec(context);
    const annotations = metricAnnotations(context);
    return { ...header, metadata: { ...metadata, ...annotations && { annotations } }, spec };
  }

  header({ name, namespace }: Pick<AutoscalerContext, 'name' | 'namespace'>): ApiObjectProps {
    return { apiVersion: HPA_API_VERSION, kind: HPA_KIND, metadata: { name: this.options.name ?? name, namespace } };
  }

  /** The spec alone; refuses what the API server refuses, and what no HPA can do. */
  spec(context: AutoscalerContext): HpaSpec {
    const { place, target: { apiVersion, kind, name }, minReplicas, maxReplicas, triggers } = context;
    const { behavior, kubernetesVersion } = this.options;
    const at = place.at('autoscaler');
    const version = versionFor('Kubernetes', at.at('kubernetesVersion'), kubernetesVersion, context.cluster);
    const metrics = place.needEach(triggers, (trigger, i) => this.metric(place.at('triggers').at(i), trigger, context));
    const gates = context.cluster.hpa?.featureGates;
    refuseAll(place, version.faultsIn(hpaZeroFaults({ minReplicas, metrics }, gates)));
    checkOneServer(place.at('triggers'), triggers, metrics);
    return {
      scaleTargetRef: { apiVersion, kind, name },
      minReplicas,
      maxReplicas,
      metrics,
      ...behavior !== undefined && { behavior: behaviorSpec(at.at('behavior'), behavior, (spec) => version.faultsIn(droppedToleranceFaults(spec, gates))) },
    };
  }

  private metric(place: Place, trigger: Trigger, context: AutoscalerContext): HpaMetric {
    const signal = trigger._toHpa({ ...context, place });
    if (signal.source === 'resource') {
      return resourceMetric(place, signal, context);
    }
    if (signal.metricType === MetricType.VALUE && hasNoPods(context)) {
      refuseAll(place.at(signal.targetField), [podlessLevelFault(signal.target, context.target)]);
    }
    if (signal.source === 'elsewhere') {
      return servedMetric(place, signal, context);
    }
    const { adapter } = this.options;
    return adapter === undefined
      ? place.refuse('is not a metric that Kubernetes serves, and no adapter serves it to the HPA', undefined,
        'give Autoscaler.hpa({ adapter }) a PrometheusAdapter, use ExternalMetricTrigger where somebody else serves it, or use Autoscaler.keda()')
      : adapter._metricOf(place, signal, context);
  }
}

function resourceMetric(
  place: Place, { resource, container, averageUtilization, averageValue }: ResourceSignal, context: AutoscalerContext,
): HpaMetric {
  if (hasNoPods(context)) {
    refuseAll(place, [podlessResourceFault(resource, context.target)]);
  }
  if (container !== undefined) {
    checkContainerName(place.at('container'), container);
  }
  const amount = averageUtilization === undefined ? { type: 'AverageValue' as const, averageValue } : { type: 'Utilization' as const, averageUtilization };
  return container === undefined
    ? { type: 'Resource', resource: { name: resource, target: amount } }
    : { type: 'ContainerResource', containerResource: { name: resource, container, target: amount } };
}
