import { SCALED_METRIC, SCRAPE_ANNOTATION_PREFIX, PROMETHEUS_SCRAPING, TARGET_UTILIZATION, APP_LABEL, COMPONENT_LABEL, SERVICE_LABEL, KSERVE_GROUP } from './names';
import { Fault, faultAt } from '../../faults/fault';
import { KEDA_ANNOTATION_PREFIXES } from '../keda/names';
import { Fields, objectIn } from '../kubernetes/untyped';

/** Parts of a direction of a behavior that KServe does not hand to KEDA. Source: kserve v0.20 inferenceservice/reconcilers/keda/keda_reconciler.go. */
const BEHAVIOR_PARTS = ['policies', 'selectPolicy', 'tolerance'];
const EXTERNAL = 'set serving.kserve.io/autoscalerClass: external, and scale the Deployment by an autoscaler of your own';

/** Has a container of Knative serve the metrics of all. Source: kserve v0.20 pkg/webhook/admission/pod/metrics_aggregate_injector.go. */
const METRIC_AGGREGATION = `${KSERVE_GROUP}/enable-metric-aggregation`;
const KNATIVE_SCALING = 'autoscaling.knative.dev/';

/** What becomes of a behavior: the class keda takes the windows alone, the class hpa nothing. */
export function behaviorFaults(behavior: unknown, autoscalerClass: string): Fault[] {
  const fields = objectIn(behavior);
  if (autoscalerClass === 'hpa') {
    return Object.keys(fields).length === 0 ? [] : [dropped([], 'is dropped by KServe, whose HPA has no behavior', behavior, EXTERNAL)];
  }
  return autoscalerClass !== 'keda' ? [] : ['scaleUp', 'scaleDown'].flatMap((direction) => BEHAVIOR_PARTS.flatMap((part) => {
    const value = objectIn(fields[direction])[part];
    return value === undefined ? [] : [dropped([direction, part], 'is not handed to KEDA by KServe, which takes stabilizationWindowSeconds alone', value, EXTERNAL)];
  }));
}

/** Fields of a component that KServe accepts in Standard mode and does not use. */
export function droppedFieldFaults(spec: Fields, autoscalerClass: string): Fault[] {
  const fix = 'write it as a target in autoScaling.metrics';
  return [
    ...spec.scaleMetricType === undefined ? [] : [dropped(['scaleMetricType'], 'is read by no KServe since 0.15', spec.scaleMetricType, fix)],
    ...autoscalerClass !== 'keda' || spec.scaleTarget === undefined ? [] : [dropped(['scaleTarget'], 'is not read by KServe in the class keda', spec.scaleTarget, fix)],
    ...autoscalerClass === 'hpa' && spec.autoScaling !== undefined && (spec.scaleTarget ?? spec.scaleMetric) !== undefined
      ? [dropped([spec.scaleTarget === undefined ? 'scaleMetric' : 'scaleTarget'], 'is not read by KServe beside autoScaling', spec.scaleTarget ?? spec.scaleMetric, fix)] : [],
  ];
}

/** CPU as an amount: the HPA of KServe has it as a share of the requests. Source: kserve v0.20 inferenceservice/reconcilers/hpa/hpa_reconciler.go. */
export function cpuAmountFaults(resource: unknown, autoscalerClass: string): Fault[] {
  const { name, target } = objectIn(resource);
  const { averageValue, type } = objectIn(target);
  return autoscalerClass !== 'hpa' || name !== 'cpu' || (type !== 'AverageValue' && averageValue === undefined) ? []
    : [dropped(['target'], 'is dropped by KServe, whose HPA takes CPU as a share of the requests alone, 80 % without one', averageValue ?? type, `write type: Utilization and averageUtilization, or ${EXTERNAL}`)];
}

/** Annotations that seem to do something about scaling or metrics in Standard mode, and do not. */
export function annotationEffectFaults(annotations: { readonly [key: string]: string }): Fault[] {
  return Object.entries(annotations).flatMap(([key, value]) => {
    if (key === TARGET_UTILIZATION || key === SCALED_METRIC) {
      return [dropped([key], 'is read by no KServe since 0.15', value, 'write it into autoScaling.metrics')];
    }
    if (key === METRIC_AGGREGATION && value !== 'false') {
      return [dropped([key], 'has no effect in Standard mode, where no container of Knative serves metrics', value, 'leave it out, and scrape the Service of the component by a ServiceMonitor')];
    }
    if (key.startsWith(KNATIVE_SCALING)) {
      return [dropped([key], 'has no effect in Standard mode', value, 'leave it out, and write autoScaling.metrics')];
    }
    return KEDA_ANNOTATION_PREFIXES.some((prefix) => key.startsWith(prefix))
      ? [dropped([key], 'is copied to the ScaledObject when that is made, and never again', value, EXTERNAL)] : [];
  });
}

/** The annotation that sends Prometheus to a port on which nothing listens. Source: the same as of the aggregation. */
export function scrapingAnnotationFaults(annotations: { readonly [key: string]: string }): Fault[] {
  return annotations[PROMETHEUS_SCRAPING] !== 'true' ? []
    : [faultAt([PROMETHEUS_SCRAPING], 'sends Prometheus to port 9091 of Knative, on which nothing listens in Standard mode', 'true',
      'leave it out; a ServiceMonitor on the Service of the component scrapes it')];
}

/** Labels that KServe overwrites. Source: kserve v0.20 inferenceservice/components/predictor.go, buildObjectMeta. */
export function ownLabelFaults(labels: { readonly [key: string]: unknown }): Fault[] {
  return [APP_LABEL, COMPONENT_LABEL, SERVICE_LABEL].filter((key) => Object.hasOwn(labels, key))
    .map((key) => dropped([key], 'is overwritten by KServe, which finds its pods by it', labels[key], 'use another label'));
}

/** Whether an annotation tells a collector what to ask. */
export function tellsCollector(key: string): boolean {
  return key.startsWith(SCRAPE_ANNOTATION_PREFIX);
}

function dropped(pointer: (string | number)[], what: string, got: unknown, fix: string): Fault {
  return { ...faultAt(pointer, what, got, fix), isWarning: true };
}
