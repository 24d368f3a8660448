import { dashboardOf, dashboardUid } from './dashboard';
import { fleetPods, fleetReplicas, fleetSignals, fleetSummary, fleetTroubles } from './fleet-panels';
import { MODEL_LABEL, modelVariable, NAMESPACE_LABEL, namespaceVariable } from './fleet-selectors';
import { GrafanaDashboard } from './grafana-json';
import { WatchedAutoscaler } from '../watched-autoscaler';

export interface FleetOptions {
  /** What tells this fleet from others: its uid is made of it. */
  readonly name: string;
  readonly namespace?: string;
  readonly title?: string;
}

/** The dashboard of some autoscalers together. */
export function fleetDashboard(autoscalers: readonly WatchedAutoscaler[], { name, namespace, title = 'Autoscaling of all models' }: FleetOptions): GrafanaDashboard {
  return dashboardOf({
    uid: dashboardUid(['fleet', namespace, name]),
    title,
    description: `Replicas, signals and pods of ${autoscalers.length} models: choose with ${NAMESPACE_LABEL} and ${MODEL_LABEL} which. `
      + 'Signals, and alerts that fire, are shown where the PrometheusRules of the models are loaded.',
    variables: [namespaceVariable(autoscalers), modelVariable(autoscalers)],
    annotations: [],
    sections: [
      { title: 'Now', panels: fleetSummary(autoscalers) },
      { title: 'Replicas', panels: fleetReplicas(autoscalers) },
      { title: 'Signals against their targets', panels: fleetSignals() },
      { title: 'KEDA and alerts', panels: fleetTroubles(autoscalers) },
      { title: 'Pods and GPUs', panels: fleetPods() },
    ],
  });
}
