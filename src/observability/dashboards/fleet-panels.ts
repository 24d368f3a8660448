import { FLEET_PODS, FLEET_RULES, fleetCount, fleetHpas, fleetKeda, MODEL, MODEL_LEGEND } from './fleet-selectors';
import { GPU_HOURS_DESCRIPTION, gpuHours, gpusInUse } from './gpu-queries';
import { HALF_WIDTH, numberPanel, PanelPlan } from './panels';
import { SCALED_OBJECT_LABEL, TRIGGER_METRIC_LABEL } from '../../platforms/keda/operator-metrics';
import { HPA_METRICS, POD_METRICS } from '../../platforms/kubernetes/kube-state-metrics';
import { prometheusText } from '../../promql/duration';
import { LabelMatcher, selector } from '../../promql/label-matcher';
import { MINUTE_SECONDS } from '../alert';
import { RECORDED_RATIO, RECORDED_REPLICAS } from '../recorded';
import { WatchedAutoscaler } from '../watched-autoscaler';

const ERROR_WINDOW = prometheusText(5 * MINUTE_SECONDS * 1000);
const FIRING = selector('ALERTS', [...FLEET_RULES, LabelMatcher.notEqual(HPA_METRICS.label, ''), LabelMatcher.equal('alertstate', 'firing')]);
const PENDING = selector(POD_METRICS.phase, [...FLEET_PODS, LabelMatcher.equal('phase', 'Pending')]);
const STEPS = { form: 'steps', unit: 'short', decimals: 0, width: HALF_WIDTH } as const;

export function fleetSummary(autoscalers: readonly WatchedAutoscaler[]): PanelPlan[] {
  const [wanted, ready] = [fleetCount(autoscalers, 'wanted'), fleetCount(autoscalers, 'ready')];
  return [
    numberPanel({ title: 'Models', unit: 'short', expr: `count(${wanted})`, description: 'Models that are chosen, asleep or not.' }),
    numberPanel({ title: 'Replicas wanted', unit: 'short', expr: `sum(${wanted})`, description: 'What all autoscalers have set together.' }),
    numberPanel({
      title: 'Replicas missing',
      unit: 'short',
      expr: `sum(clamp_min(${wanted} - ${ready}, 0))`,
      thresholds: [{ from: 1, colour: 'orange' }],
      description: 'Wanted and not ready. The graph of missing replicas tells whose they are; then look at the pods that wait.',
    }),
    numberPanel({
      title: 'Models at their maximum',
      unit: 'short',
      thresholds: [{ from: 1, colour: 'orange' }],
      expr: `count(${atMaximum()}) or vector(0)`,
      description: 'More load on them is not served: raise maxReplicas, or see what drives the load. See AutoscalingAtMaximum.',
    }),
    numberPanel({
      title: 'GPU-hours',
      unit: 'h',
      decimals: 1,
      expr: gpuHours(FLEET_PODS),
      description: GPU_HOURS_DESCRIPTION,
    }),
    numberPanel({
      title: 'Alerts firing',
      unit: 'short',
      expr: `count(${FIRING}) or vector(0)`,
      thresholds: [{ from: 1, colour: 'red' }],
      description: 'Alerts of these models that fire now. The link above tells what each means.',
    }),
  ];
}

/** HPAs that want all that they may, where that is more than their least. */
function atMaximum(): string {
  const same = `on (namespace, ${HPA_METRICS.label})`;
  return `${fleetHpas('desired')}\n>= ${same} ${hpas('max')}\nand ${same}\n${hpas('max')} > ${same} ${hpas('min')}`;
}

function hpas(metric: 'max' | 'min'): string {
  return `max by (namespace, ${HPA_METRICS.label}) (${selector(HPA_METRICS[metric], [LabelMatcher.matches('namespace', '$namespace')])})`;
}

export function fleetReplicas(autoscalers: readonly WatchedAutoscaler[]): PanelPlan[] {
  const [wanted, ready] = [fleetCount(autoscalers, 'wanted'), fleetCount(autoscalers, 'ready')];
  return [
    { ...STEPS, title: 'Replicas wanted', queries: [{ expr: wanted, legend: MODEL_LEGEND }], description: 'What the autoscaler of each model has set. 0 is asleep.' },
    { ...STEPS, title: 'Replicas ready', queries: [{ expr: ready, legend: MODEL_LEGEND }], description: 'Pods of each model that serve.' },
    {
      ...STEPS,
      title: 'Replicas missing',
      queries: [{ expr: `${wanted} - ${ready} > 0`, legend: MODEL_LEGEND }],
      description: 'Wanted and not ready: pods start, wait for a node, or fail. For longer than a start see AutoscalingReplicasMissing.',
    },
    {
      ...STEPS,
      title: 'Share of the maximum',
      unit: 'percentunit',
      thresholds: [{ from: 1, colour: 'red' }],
      queries: [{ expr: `${fleetHpas('desired')}\n/ on (namespace, ${HPA_METRICS.label}) group_left ()\n${hpas('max')}`, legend: MODEL_LEGEND }],
      description: 'What the HPA of each model wants of what it may. At the dashed line more load is not served.',
    },
  ];
}

export function fleetSignals(): PanelPlan[] {
  const legend = `${MODEL_LEGEND} {{${TRIGGER_METRIC_LABEL}}}`;
  return [
    {
      title: 'Signals as shares of their targets',
      form: 'line',
      unit: 'percentunit',
      width: HALF_WIDTH,
      thresholds: [{ from: 1, colour: 'red' }],
      queries: [{ expr: selector(RECORDED_RATIO, FLEET_RULES), legend }],
      description: 'Above the dashed line the HPA adds replicas, below it takes them away. A line that ends is a signal that has no value. The PrometheusRule records them.',
    },
    {
      ...STEPS,
      title: 'Replicas that each signal asks for',
      queries: [{ expr: selector(RECORDED_REPLICAS, FLEET_RULES), legend }],
      description: 'What the HPA would want for each signal alone; it takes the largest, within its bounds, policies and stabilization window. The PrometheusRule records them.',
    },
  ];
}

export function fleetTroubles(autoscalers: readonly WatchedAutoscaler[]): PanelPlan[] {
  const increase = (selected: string) => `increase(${selected}[${ERROR_WINDOW}])`;
  const [errors, paused] = [fleetKeda(autoscalers, 'triggerErrors', increase), fleetKeda(autoscalers, 'paused', (selected) => selected)];
  return [
    ...errors === undefined ? [] : [{
      title: 'Reads that failed',
      form: 'line',
      unit: 'short',
      width: HALF_WIDTH,
      queries: [{ expr: `sum by (${SCALED_OBJECT_LABEL}, ${TRIGGER_METRIC_LABEL}) (${errors}) > 0`, legend: `{{${SCALED_OBJECT_LABEL}}} {{${TRIGGER_METRIC_LABEL}}}` }],
      description: `Errors of KEDA with triggers of the namespace, within ${ERROR_WINDOW}, whatever model is chosen. The events of the ScaledObject have the reason.`,
    } as const],
    ...paused === undefined ? [] : [{
      ...STEPS,
      title: 'ScaledObjects that are paused',
      queries: [{ expr: `max by (${SCALED_OBJECT_LABEL}) (${paused}) == 1`, legend: `{{${SCALED_OBJECT_LABEL}}}` }],
      description: 'Of the namespace, whatever model is chosen. Remove the annotation autoscaling.keda.sh/paused where nobody needs it any more.',
    } as const],
    {
      ...STEPS,
      title: 'Alerts that fire',
      queries: [{ expr: `count by (alertname, namespace, ${MODEL}) (${FIRING})`, legend: `${MODEL_LEGEND} {{alertname}}` }],
      description: 'The alerts of each model, where its PrometheusRule is loaded. The link above tells what each means.',
    },
  ];
}

export function fleetPods(): PanelPlan[] {
  return [
    {
      ...STEPS,
      title: 'Pods that wait',
      queries: [
        { expr: `sum by (namespace) (${PENDING})`, legend: '{{namespace}} pending' },
        { expr: `sum by (namespace) (${selector(POD_METRICS.unschedulable, FLEET_PODS)})`, legend: '{{namespace}} unschedulable' },
      ],
      description: 'Pending: no node yet, or images that are pulled. Unschedulable: no node has room, such as a free GPU.',
    },
    {
      ...STEPS,
      title: 'GPUs of running pods',
      queries: [{ expr: gpusInUse(FLEET_PODS, ['namespace', 'resource']), legend: '{{namespace}} {{resource}}' }],
      description: 'Accelerators that running pods have requested, whether they compute or not. None are shown where pods request none.',
    },
  ];
}
