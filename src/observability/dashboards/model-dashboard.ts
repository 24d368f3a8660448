import { dashboardOf, dashboardUid } from './dashboard';
import { GrafanaAnnotation, GrafanaDashboard, PROMETHEUS } from './grafana-json';
import { hpaPanels, kedaPanels, podPanels, replicaPanels, summaryPanels } from './model-panels';
import { signalPanel } from './signal-panel';
import { titleOf } from '../alert';
import { SIGNAL_ALERTS } from '../signal-alerts';
import { WatchedAutoscaler } from '../watched-autoscaler';

/** How often marks are looked for. */
const ANNOTATION_STEP = '60s';

/** The dashboard of one autoscaler. */
export function modelDashboard(watched: WatchedAutoscaler): GrafanaDashboard {
  return dashboardOf({
    uid: dashboardUid([watched.namespace, watched.hpa]),
    title: `Autoscaling of ${titleOf(watched)}`,
    description: `Replicas, signals and pods of ${watched.target.kind} ${titleOf(watched)}, which the HPA ${watched.hpa} scales.`,
    variables: [],
    annotations: annotationsOf(watched),
    sections: [
      { title: 'Now', panels: summaryPanels(watched) },
      { title: 'Replicas', panels: replicaPanels(watched) },
      { title: 'Signals against their targets', panels: watched.signals.flatMap((signal) => signalPanel(watched, signal) ?? []) },
      { title: 'KEDA', panels: kedaPanels(watched) },
      { title: 'HPA and alerts', panels: hpaPanels(watched) },
      { title: 'Pods and GPUs', panels: podPanels(watched) },
    ],
  });
}

/** What KEDA does that explains the replicas: the conditions of its alerts, without their waits. */
function annotationsOf(watched: WatchedAutoscaler): GrafanaAnnotation[] {
  return SIGNAL_ALERTS.filter(({ isOfKeda }) => isOfKeda).flatMap((alert) => alert.rulesFor(watched).map(({ expression }) => ({
    name: alert.name,
    datasource: PROMETHEUS,
    enable: true,
    iconColor: alert.severity === 'info' ? 'blue' : 'red',
    expr: expression,
    titleFormat: alert.says,
    step: ANNOTATION_STEP,
  })));
}
