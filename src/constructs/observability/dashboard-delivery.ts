import { Duration } from 'cdk8s';
import { Place } from '../../faults/place';
import { DashboardForm } from '../../observability/dashboards/dashboard-object';
import { checkProps } from '../props/check-props';

/** A ConfigMap that the sidecar of Grafana loads. */
export interface DashboardConfigMapOptions {
  /**
   * Folder of Grafana in which the dashboard is shown. The values of the sidecar have to set `folderAnnotation` to `folderAnnotation` here, and
   * `provider.foldersFromFilesStructure: true`.
   *
   * @default - the sidecar's
   */
  readonly folder?: string;

  /**
   * Key of the annotation in which Grafana's sidecar reads the folder of the dashboard.
   *
   * @default 'grafana_folder'
   */
  readonly folderAnnotation?: string;

  /**
   * Labels of the ConfigMap. The sidecar of Grafana loads the ConfigMaps that have them.
   *
   * @default - `grafana_dashboard` with the value `1`, as kube-prometheus-stack has it
   */
  readonly labels?: { [key: string]: string };
}

/** A GrafanaDashboard that the operator of Grafana loads. */
export interface GrafanaOperatorOptions {
  /**
   * Whether a Grafana of another namespace takes it.
   *
   * @default - the operator's, false
   */
  readonly allowCrossNamespaceImport?: boolean;

  /**
   * Folder of Grafana in which the dashboard is shown.
   *
   * @default - the operator's, one for each namespace
   */
  readonly folder?: string;

  /** Labels of the Grafana objects that take it, such as `dashboards` with the value `grafana`. The operator does not let them change later. */
  readonly instanceLabels: { [key: string]: string };

  /**
   * How often the operator writes it anew, over what people changed in Grafana.
   *
   * @default - the operator's, 5 minutes
   */
  readonly resyncPeriod?: Duration;
}

/**
 * How a dashboard gets to Grafana.
 *
 * @example
 * new FleetDashboard(chart, 'dashboard', {
 *   delivery: DashboardDelivery.grafanaOperator({ instanceLabels: { dashboards: 'grafana' }, folder: 'Models' }),
 * });
 */
export class DashboardDelivery {
  /** As a ConfigMap, which the sidecar of Grafana finds by its labels. */
  static configMap(options: DashboardConfigMapOptions = {}): DashboardDelivery {
    checkProps(Place.named('DashboardDelivery.configMap'), 'DashboardConfigMapOptions', options);
    return new DashboardDelivery({ as: 'ConfigMap', ...options });
  }

  /** As a GrafanaDashboard (`grafana.integreatly.org/v1beta1`) of grafana-operator. */
  static grafanaOperator(options: GrafanaOperatorOptions): DashboardDelivery {
    const place = Place.named('DashboardDelivery.grafanaOperator');
    checkProps(place, 'GrafanaOperatorOptions', options);
    if (Object.keys(options.instanceLabels).length === 0) {
      place.at('instanceLabels').refuse('is empty, and would select every Grafana of the cluster', options.instanceLabels, 'name a label of yours');
    }
    const { resyncPeriod, ...others } = options;
    return new DashboardDelivery({ as: 'GrafanaDashboard', ...others, ...resyncPeriod !== undefined && { resyncPeriod: `${resyncPeriod.toSeconds()}s` } });
  }

  private constructor(
    /** @internal */
    public readonly _form: DashboardForm,
  ) {}
}
