import { AutoscalerNode } from './autoscaler';
import { KServeComponent, kserveComponents, KServeMetric } from './kserve-components';
import { LocatedManifest, objectIn, textIn } from './manifest';
import { Query, ScalingTrigger } from './scaling-trigger';
import { hpaDemand } from './trigger-demand';
import { HISTOGRAM_BUCKETS, QUERY_LANGUAGE, SCRAPED_BY } from '../platforms/annotations';
import { KEDA_HPA_PREFIX } from '../platforms/keda/names';
import { DEFAULT_CPU_PERCENT, maxUnsetFaults, SCALING_FIELDS } from '../platforms/kserve/component-scaling-faults';
import { AUTOSCALER_CLASS } from '../platforms/kserve/names';
import { targetTypeIn } from '../platforms/kubernetes/hpa-metric';
import { DEPLOYMENT } from '../platforms/kubernetes/kinds';
import { Fields } from '../platforms/kubernetes/untyped';

/** What KServe lets scale the components of an InferenceService in Standard mode. */
export function kserveAutoscalers(owner: LocatedManifest): AutoscalerNode[] {
  return kserveComponents(owner.manifest).flatMap((component) => {
    const { annotations, autoscalerClass, metrics, name, path, spec } = component;
    if (autoscalerClass !== 'hpa' && autoscalerClass !== 'keda') {
      return [];
    }
    const keda = autoscalerClass === 'keda';
    const minReplicas = Math.max(component.minReplicas ?? 1, keda ? 0 : 1);
    return [{
      ...owner,
      controller: keda ? 'KEDA' : 'HPA',
      target: { ...DEPLOYMENT, name },
      targetPath: path,
      hpaName: keda ? `${KEDA_HPA_PREFIX}${name}` : name,
      minReplicas,
      maxReplicas: Math.max(component.maxReplicas ?? 0, minReplicas),
      mostUnset: maxUnsetFaults(spec).length > 0,
      triggers: keda ? metrics.map(trigger) : hpaMetrics(component),
      byDefault: SCALING_FIELDS.every((field) => spec[field] === undefined) && owner.manifest.metadata.annotations?.[AUTOSCALER_CLASS] === undefined,
      scrapedBy: annotations[SCRAPED_BY],
      histogramBuckets: annotations[HISTOGRAM_BUCKETS],
      queryLanguage: annotations[QUERY_LANGUAGE],
      // Annotations of the component win over those of the InferenceService. Source: kserve v0.20 inferenceservice/components/transformer.go.
      turnedOffBy: `the annotation ${AUTOSCALER_CLASS}: external in ${path}.annotations`,
      fixedBy: `the annotation ${AUTOSCALER_CLASS}: none in ${path}.annotations, from KServe 0.15.1 on`,
    }];
  });
}

/** Source: kserve v0.20 inferenceservice/reconcilers/keda/keda_reconciler.go. */
function trigger({ type, resource, external: { metric, stated, target }, path }: KServeMetric): ScalingTrigger {
  const { backend, query } = metric;
  switch (type) {
    case 'Resource': return resourceTrigger(path, objectIn(resource), targetTypeIn(objectIn(objectIn(resource).target).type));
    case 'External': return {
      type: textIn(backend) ?? '',
      path,
      // Whatever the type in the manifest is.
      targetType: 'AverageValue',
      demand: hpaDemand(type, stated),
      query: backend === 'prometheus' && stated.target !== undefined && typeof query === 'string' ? kserveQuery(path, metric, target, query) : undefined,
    };
    // A PodMetric is asked of the OpenTelemetry scaler.
    default: return { type: 'external', path, targetType: 'AverageValue' };
  }
}

/** KServe hands no ignoreNullValues on, so that KEDA's default holds. Source: kserve v0.20 inferenceservice/reconcilers/keda/keda_reconciler.go. */
function kserveQuery(path: string, { namespace, serverAddress }: Fields, { value }: Fields, text: string): Query {
  const target = textIn(value) ?? (typeof value === 'number' ? String(value) : undefined);
  return {
    text,
    path: `${path}.external.metric.query`,
    target: target === undefined ? undefined : { text: target, path: `${path}.external.target.value` },
    nullIsZero: true,
    saysNull: false,
    serverAddress: textIn(serverAddress),
    namespace: textIn(namespace),
  };
}

/** What else stands in an autoScaling is left out. Source: kserve v0.20 inferenceservice/reconcilers/hpa/hpa_reconciler.go. */
function hpaMetrics(component: KServeComponent): ScalingTrigger[] {
  const { metrics, path, spec } = component;
  if (spec.autoScaling === undefined) {
    const { scaleMetric: name = 'cpu', scaleTarget } = spec;
    return [resourceTrigger(`${path}.scaleMetric`, { name, target: shareOf(name, scaleTarget) }, 'Utilization')];
  }
  return metrics.flatMap((metric) => {
    const resource = objectIn(metric.resource);
    const { name, target } = resource;
    const targetType = name === 'cpu' ? 'Utilization' : targetTypeIn(objectIn(target).type);
    const stated = name === 'cpu' ? { name, target: shareOf(name, objectIn(target).averageUtilization) } : resource;
    return name === undefined ? [] : [resourceTrigger(metric.path, stated, targetType)];
  });
}

/** A share of the requests, of which CPU alone has a default. */
function shareOf(resource: unknown, stated: unknown): Fields {
  return { averageUtilization: stated ?? (resource === 'cpu' ? DEFAULT_CPU_PERCENT : undefined) };
}

function resourceTrigger(path: string, resource: Fields, targetType: ScalingTrigger['targetType']): ScalingTrigger {
  const { name } = resource;
  return {
    type: 'Resource',
    path,
    targetType,
    resource: name === 'cpu' || name === 'memory' ? { name } : undefined,
    demand: hpaDemand('Resource', resource),
  };
}
