import { GPU_HOURS_DESCRIPTION, gpuHours, gpusInUse } from './gpu-queries';
import { HALF_WIDTH, numberPanel, PanelPlan, PanelQuery } from './panels';
import { KedaOperatorMetric, SCALED_OBJECT_LABEL, TRIGGER_METRIC_LABEL } from '../../platforms/keda/operator-metrics';
import { POD_METRICS } from '../../platforms/kubernetes/kube-state-metrics';
import { prometheusText } from '../../promql/duration';
import { LabelMatcher, selector } from '../../promql/label-matcher';
import { MINUTE_SECONDS } from '../alert';
import { bracketed, firingAlerts, ofHpa, ofKeda, podsOf, replicas } from '../selectors';
import { signalQueries } from '../signal-queries';
import { WatchedAutoscaler } from '../watched-autoscaler';

const ERROR_WINDOW = prometheusText(5 * MINUTE_SECONDS * 1000);
/** What lines are called. */
const [WANTED, READY, MINIMUM, MAXIMUM] = ['wanted', 'ready', 'minimum', 'maximum'];

export function summaryPanels(watched: WatchedAutoscaler): PanelPlan[] {
  const { maxReplicas } = watched;
  const [wanted, ready, pods] = [`max(${replicas(watched, 'wanted')})`, `max(${replicas(watched, 'ready')})`, podsOf(watched)];
  return [
    numberPanel({
      title: 'Replicas wanted',
      unit: 'short',
      expr: wanted,
      description: 'What the autoscaler has set. At the maximum more load is not served: see AutoscalingAtMaximum.',
      ...maxReplicas !== undefined && { thresholds: [{ from: maxReplicas, colour: 'orange' }] },
    }),
    numberPanel({ title: 'Replicas ready', unit: 'short', expr: ready, description: 'Pods that serve. Fewer than wanted for longer than a start: look at pending pods.' }),
    numberPanel({
      title: 'Replicas missing',
      unit: 'short',
      expr: `clamp_min(${wanted} - ${ready}, 0)`,
      thresholds: [{ from: 1, colour: 'orange' }],
      description: 'Wanted and not ready: pods start, wait for a node, or fail. kubectl describe pod tells which.',
    }),
    numberPanel({
      title: 'Pending pods',
      unit: 'short',
      expr: pending(pods),
      thresholds: [{ from: 1, colour: 'orange' }],
      description: 'Pods that wait for a node or for their images. kubectl describe pod tells what is missing, such as a free GPU.',
    }),
    numberPanel({
      title: 'GPU-hours',
      unit: 'h',
      decimals: 1,
      expr: gpuHours(pods),
      description: GPU_HOURS_DESCRIPTION,
    }),
    numberPanel({
      title: 'Alerts firing',
      unit: 'short',
      expr: `count(${firingAlerts(watched)}) or vector(0)`,
      thresholds: [{ from: 1, colour: 'red' }],
      description: 'Alerts of this model that fire now. The link above tells what each means.',
    }),
  ];
}

export function replicaPanels(watched: WatchedAutoscaler): PanelPlan[] {
  const bounds: PanelQuery[] = [{ expr: `max(${ofHpa(watched, 'min')})`, legend: MINIMUM }, { expr: `max(${ofHpa(watched, 'max')})`, legend: MAXIMUM }];
  const asked = watched.signals.flatMap((signal) => {
    const queries = signalQueries(watched, signal);
    return queries === undefined ? [] : [{ expr: queries.replicas, legend: signal.metric }];
  });
  const shape = { form: 'steps', unit: 'short', decimals: 0, limits: [MINIMUM, MAXIMUM], width: HALF_WIDTH } as const;
  return [
    {
      ...shape,
      title: 'Replicas wanted, ready and bounds',
      description: `What is wanted and what serves, between the bounds of the HPA.${watched.sleeps ? ' At zero KEDA has put the model to sleep, and the HPA is off.' : ''}`,
      queries: [{ expr: `max(${replicas(watched, 'wanted')})`, legend: WANTED }, { expr: `max(${replicas(watched, 'ready')})`, legend: READY }, ...bounds],
    },
    ...asked.length === 0 ? [] : [{
      ...shape,
      title: 'Replicas that each signal asks for',
      description: 'What the HPA would want for each signal alone; it takes the largest, within its bounds, policies and stabilization window. '
        + 'Near its target a signal asks for the replicas that there are.',
      queries: [...asked, ...bounds],
    }],
  ];
}

export function kedaPanels(watched: WatchedAutoscaler): PanelPlan[] {
  const each = (metric: KedaOperatorMetric, write: (selector: string) => string, label: string) => {
    const expression = ofKeda(watched, metric, write);
    return expression === undefined ? [] : [{ expr: `max by (${label}) ${bracketed(expression)}`, legend: `{{${label}}}` }];
  };
  const errors = (selected: string) => `increase(${selected}[${ERROR_WINDOW}])`;
  const plans: PanelPlan[] = [
    {
      title: 'Reads that failed',
      form: 'line',
      unit: 'short',
      width: HALF_WIDTH,
      description: `Errors of KEDA with a trigger, within ${ERROR_WINDOW}. The event KEDAScalerFailed of the ScaledObject has the reason; until then the replicas stay, or are those of the fallback.`,
      queries: each('triggerErrors', errors, TRIGGER_METRIC_LABEL),
    },
    {
      title: 'Triggers that are active',
      form: 'steps',
      unit: 'short',
      decimals: 0,
      width: HALF_WIDTH,
      description: '1 while a trigger is above its activation. While none is, a model that may sleep does so after the cooldown.',
      queries: each('active', (selected) => selected, TRIGGER_METRIC_LABEL),
    },
    {
      title: 'Values that KEDA reads',
      form: 'line',
      unit: 'short',
      width: HALF_WIDTH,
      description: 'What KEDA gives the HPA for each trigger. A line that stops is a trigger that cannot be read.',
      queries: each('value', (selected) => selected, TRIGGER_METRIC_LABEL),
    },
    {
      title: 'Paused, and errors of the ScaledObject',
      form: 'steps',
      unit: 'short',
      width: HALF_WIDTH,
      description: `1 while the annotation autoscaling.keda.sh/paused keeps the replicas as they are; and errors within ${ERROR_WINDOW} on the ScaledObject, those of its triggers among them.`,
      queries: [
        ...each('paused', (selected) => selected, SCALED_OBJECT_LABEL).map(({ expr }) => ({ expr, legend: 'paused' })),
        ...each('scaledObjectErrors', errors, SCALED_OBJECT_LABEL).map(({ expr }) => ({ expr, legend: 'errors' })),
      ],
    },
  ];
  return plans.filter(({ queries }) => queries.length > 0);
}

export function hpaPanels(watched: WatchedAutoscaler): PanelPlan[] {
  const condition = (name: string, status: string) => `max(${ofHpa(watched, 'condition', { condition: name, status })})`;
  return [
    {
      title: 'What keeps the HPA from scaling',
      form: 'steps',
      unit: 'short',
      decimals: 0,
      width: HALF_WIDTH,
      description: '1 while it holds; kubectl describe hpa has the reasons. Limited: by a bound or a policy, as at the maximum. No valid metric: also at zero, where the HPA is off.',
      queries: [
        { expr: condition('AbleToScale', 'false'), legend: 'cannot scale its target' },
        { expr: condition('ScalingActive', 'false'), legend: 'no valid metric' },
        { expr: condition('ScalingLimited', 'true'), legend: 'limited' },
      ],
    },
    {
      title: 'Alerts that fire',
      form: 'steps',
      unit: 'short',
      decimals: 0,
      width: HALF_WIDTH,
      description: 'The alerts of this model, where its PrometheusRule is loaded. The link above tells what each means.',
      queries: [{ expr: `count by (alertname) (${firingAlerts(watched)})`, legend: '{{alertname}}' }],
    },
  ];
}

export function podPanels(watched: WatchedAutoscaler): PanelPlan[] {
  const pods = podsOf(watched);
  return [
    {
      title: 'Pods that wait',
      form: 'steps',
      unit: 'short',
      decimals: 0,
      width: HALF_WIDTH,
      description: 'Pending: no node yet, or images that are pulled. Unschedulable: no node has room, such as a free GPU.',
      queries: [
        { expr: pending(pods), legend: 'pending' },
        { expr: `sum(${selector(POD_METRICS.unschedulable, pods)}) or vector(0)`, legend: 'unschedulable' },
      ],
    },
    {
      title: 'GPUs of running pods',
      form: 'steps',
      unit: 'short',
      decimals: 0,
      width: HALF_WIDTH,
      description: 'Accelerators that running pods have requested, whether they compute or not. None are shown where pods request none.',
      queries: [{ expr: gpusInUse(pods, ['resource']), legend: '{{resource}}' }],
    },
  ];
}

function pending(pods: LabelMatcher[]): string {
  return `sum(${selector(POD_METRICS.phase, [...pods, LabelMatcher.equal('phase', 'Pending')])}) or vector(0)`;
}
