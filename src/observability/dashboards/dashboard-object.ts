import { GrafanaDashboard } from './grafana-json';
import { Fault, faultAt } from '../../faults/fault';
import { FOLDER_ANNOTATION, GRAFANA_DASHBOARD, SIDECAR_LABELS } from '../../platforms/grafana/names';
import { MAX_CONFIG_MAP_BYTES } from '../../platforms/kubernetes/limits';

/** How a dashboard gets to Grafana. */
export type DashboardForm =
  /** As a ConfigMap, which the sidecar of Grafana finds by its labels. */
  | { readonly as: 'ConfigMap'; readonly labels?: Labels; readonly folder?: string; readonly folderAnnotation?: string }
  /** As an object of Grafana's operator. */
  | {
    readonly as: 'GrafanaDashboard'; readonly instanceLabels: Labels; readonly folder?: string; readonly allowCrossNamespaceImport?: boolean; readonly resyncPeriod?: string;
  };

type Labels = { readonly [label: string]: string };

/** The metadata of the object. */
export interface DashboardMetadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Labels;
  readonly annotations?: Labels;
}

/** What all dashboards of a form have in their metadata. */
export function metadataOf(form: DashboardForm): { readonly labels?: Labels; readonly annotations?: Labels } {
  if (form.as === 'GrafanaDashboard') {
    return {};
  }
  const { folder, folderAnnotation = FOLDER_ANNOTATION, labels = SIDECAR_LABELS } = form;
  return { labels, ...folder !== undefined && { annotations: { [folderAnnotation]: folder } } };
}

/** What the object is of, and holds beside its metadata. */
export function contentOf(dashboard: GrafanaDashboard, form: DashboardForm): { readonly [field: string]: unknown } {
  const json = dashboardJson(dashboard);
  if (form.as === 'ConfigMap') {
    // The sidecar writes all that it finds into one folder, each under its key.
    return { data: { [`${dashboard.uid}.json`]: json } };
  }
  const { allowCrossNamespaceImport, folder, instanceLabels, resyncPeriod } = form;
  return {
    spec: {
      instanceSelector: { matchLabels: instanceLabels },
      ...folder !== undefined && { folder },
      ...allowCrossNamespaceImport !== undefined && { allowCrossNamespaceImport },
      ...resyncPeriod !== undefined && { resyncPeriod },
      json,
    },
  };
}

export function kindOf({ as }: DashboardForm): { readonly apiVersion: string; readonly kind: string } {
  return as === 'ConfigMap' ? { apiVersion: 'v1', kind: as } : GRAFANA_DASHBOARD;
}

/** The dashboard as Grafana imports it, in lines that a review can read. */
export function dashboardJson(dashboard: GrafanaDashboard): string {
  return `${JSON.stringify(dashboard, undefined, 2)}\n`;
}

/** Whether the API server takes it: of one object it has a limit. */
export function sizeFaults(dashboard: GrafanaDashboard): Fault[] {
  const bytes = Buffer.byteLength(dashboardJson(dashboard));
  return bytes <= MAX_CONFIG_MAP_BYTES ? [] : [faultAt([], `has ${bytes} bytes, and the API server takes ${MAX_CONFIG_MAP_BYTES} in one object`, dashboard.title,
    'split the model, or shorten the queries of its triggers: each stands in the dashboard several times')];
}
