import { DashboardDelivery } from './dashboard-delivery';

/** What becomes of the dashboard of a model, or of a fleet. */
export interface DashboardProps {
  /**
   * How it gets to Grafana.
   *
   * @default DashboardDelivery.configMap()
   */
  readonly delivery?: DashboardDelivery;

  /**
   * Name of the ConfigMap or GrafanaDashboard that is written.
   *
   * @default - `<model>-autoscaling-dashboard` of `model.dashboard()`, else `autoscaling-dashboard`, or `autoscaling-fleet-dashboard` of a fleet
   */
  readonly name?: string;

  /**
   * What the dashboard is called in Grafana.
   *
   * @default - `Autoscaling of <namespace>/<model>`, or `Autoscaling of all models`
   */
  readonly title?: string;
}
