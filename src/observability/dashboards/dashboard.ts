import { createHash } from 'node:crypto';
import { GrafanaAnnotation, GrafanaDashboard, GrafanaQueryVariable, SCHEMA_VERSION, SHARED_CROSSHAIR } from './grafana-json';
import { laidOut, Section } from './panels';
import { RUNBOOK_URL } from '../runbook';

/** Characters that Grafana takes for a uid. Source: grafana 12 pkg/util/shortid_generator.go, ValidateUID. */
const LONGEST_UID = 40;
const HASH_DIGITS = 8;

/** What a dashboard is made of. */
export interface DashboardPlan {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly variables: GrafanaQueryVariable[];
  readonly annotations: GrafanaAnnotation[];
  readonly sections: readonly Section[];
}

export function dashboardOf({ annotations, description, sections, title, uid, variables }: DashboardPlan): GrafanaDashboard {
  return {
    uid,
    title,
    description,
    tags: ['autoscaling'],
    schemaVersion: SCHEMA_VERSION,
    editable: true,
    graphTooltip: SHARED_CROSSHAIR,
    refresh: '1m',
    time: { from: 'now-6h', to: 'now' },
    templating: { list: [{ type: 'datasource', name: 'datasource', label: 'Prometheus', query: 'prometheus' }, ...variables] },
    annotations: { list: annotations },
    links: [{
      type: 'link',
      title: 'What the alerts mean',
      url: RUNBOOK_URL,
      icon: 'doc',
      tooltip: '',
      tags: [],
      asDropdown: false,
      includeVars: false,
      keepTime: false,
      targetBlank: true,
    }],
    panels: laidOut(sections),
  };
}

/** The same for the same names, so that a dashboard that is written anew takes the place of the former one. */
export function dashboardUid(names: readonly (string | undefined)[]): string {
  const uid = ['autoscaling', ...names.filter((name) => name !== undefined)].join('-').replace(/[^a-zA-Z0-9-]/g, '-');
  return uid.length <= LONGEST_UID ? uid
    : `${uid.slice(0, LONGEST_UID - HASH_DIGITS - 1)}-${createHash('sha256').update(uid).digest('hex').slice(0, HASH_DIGITS)}`;
}
