/**
 * A dashboard as Grafana's operator takes it.
 *
 * Source: grafana/grafana-operator 33c66304, config/crd/bases/grafana.integreatly.org_grafanadashboards.yaml.
 */
export const GRAFANA_DASHBOARD = { apiVersion: 'grafana.integreatly.org/v1beta1', kind: 'GrafanaDashboard' } as const;

/** The labels by which the sidecar of Grafana finds ConfigMaps. Source: prometheus-community/helm-charts kube-prometheus-stack 88.5.3, values.yaml, sidecar.dashboards. */
export const SIDECAR_LABELS = { grafana_dashboard: '1' } as const;

/** The annotation that names a folder. The chart has none by default: this is what its documentation and most values files write. */
export const FOLDER_ANNOTATION = 'grafana_folder';
