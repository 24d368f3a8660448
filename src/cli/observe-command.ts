import { AutoscalerChoice, chooseAutoscalers } from './autoscalers';
import { ExitCode } from './check-command';
import { clusterInFile } from './inputs';
import { Io, UsageError } from './io';
import { writeOutput } from './outputs';
import { fixText } from '../faults/fix';
import { yaml } from '../manifests/parse-document';
import { contentOf, DashboardForm, dashboardJson, DashboardMetadata, kindOf, metadataOf, sizeFaults } from '../observability/dashboards/dashboard-object';
import { fleetDashboard } from '../observability/dashboards/fleet-dashboard';
import { GrafanaDashboard } from '../observability/dashboards/grafana-json';
import { modelDashboard } from '../observability/dashboards/model-dashboard';
import { prometheusRule, ruleGroup, RuleOptions } from '../observability/prometheus-rule';
import { ruleOptionsFaults } from '../observability/rule-options-faults';
import { watched, WatchedAutoscaler } from '../observability/watched-autoscaler';

export const OBSERVE_FORMATS = ['yaml', 'rules', 'json'] as const;
/** How dashboards get to Grafana: as ConfigMaps for its sidecar, or as objects of its operator. */
export const DASHBOARD_FORMS = ['configmap', 'operator'] as const;

/** What the documentation of Grafana's operator labels a Grafana with. Source: grafana/grafana-operator 33c66304, examples. */
const OPERATORS_LABELS = { dashboards: 'grafana' };
const DEFAULT_FLEET = 'autoscaling';

export interface ObserveSettings extends AutoscalerChoice {
  /** Objects of the Prometheus operator, a file of rules as Prometheus itself reads it, or one dashboard for Grafana's import. */
  readonly format: typeof OBSERVE_FORMATS[number];
  readonly cluster?: string;
  readonly output?: string;
  /** One object for all, of this name. */
  readonly together?: string;
  readonly label?: string[];
  readonly alertLabel?: string[];
  readonly severity?: string[];
  readonly runbooks?: string;
  /** Dashboards beside the rules. */
  readonly dashboards?: typeof DASHBOARD_FORMS[number];
  readonly dashboardLabel?: string[];
  readonly dashboardFolder?: string;
}

/** The options that state how alerts are written, by the fields that they fill. */
const FLAGS: { readonly [field: string]: string } = { labels: '--alert-label', severities: '--severity', runbookUrl: '--runbooks' };

/** Writes the rules that watch autoscalers. */
export function runObserve(settings: ObserveSettings, io: Io): ExitCode {
  const options = { labels: pairs('--alert-label', settings.alertLabel), severities: pairs('--severity', settings.severity), runbookUrl: settings.runbooks };
  const faults = ruleOptionsFaults(options);
  if (faults.length > 0) {
    throw new UsageError(faults.map(({ fix, pointer: [field, ...names], what }) => `${[FLAGS[field], ...names].join(' ')} ${what}; ${fixText(fix, false)}`).join('\n       '));
  }
  const cluster = settings.cluster === undefined ? undefined : clusterInFile(settings.cluster);
  const labels = { ...cluster?.prometheus?.[0]?.monitorLabels, ...pairs('--label', settings.label) };
  const chosen = chooseAutoscalers(settings, 'observe', io);
  const { autoscalers, notes } = watched(chosen.autoscalers, cluster);
  notes.forEach((note) => io.stderr.write(`Note: ${note}.\n`));
  const text = settings.format === 'json' ? dashboardJson(oneDashboard(autoscalers, settings))
    : [...documentsOf(autoscalers, settings, labels, options), ...dashboardsOf(autoscalers, settings)].map((each) => yaml().stringify(each, { lineWidth: 0 })).join('---\n');
  if (settings.output === undefined) {
    io.stdout.write(text);
  } else {
    writeOutput(settings.output, text);
    io.stderr.write(`Wrote ${settings.output}.\n`);
  }
  return chosen.isWhole ? ExitCode.NOTHING : ExitCode.UNREAD;
}

function documentsOf(autoscalers: WatchedAutoscaler[], settings: ObserveSettings, labels: { [key: string]: string }, options: RuleOptions): object[] {
  const { format, namespace, together } = settings;
  if (format === 'rules') {
    return [{ groups: autoscalers.map((each) => ruleGroup(each, options)) }];
  }
  const stated = Object.keys(labels).length === 0 ? {} : { labels };
  return together !== undefined ? [prometheusRule({ name: together, namespace, ...stated }, autoscalers, options)]
    : autoscalers.map((each) => prometheusRule({ name: `${each.name}-autoscaling`, namespace: each.namespace, ...stated }, [each], options));
}

/** The dashboard of the one autoscaler, or of all. */
function oneDashboard(autoscalers: WatchedAutoscaler[], { dashboards, namespace, together }: ObserveSettings): GrafanaDashboard {
  if (dashboards !== undefined) {
    throw new UsageError('--format json is a dashboard alone; leave --dashboards out');
  }
  return autoscalers.length === 1 && together === undefined ? modelDashboard(autoscalers[0])
    : fleetDashboard(autoscalers, { name: together ?? DEFAULT_FLEET, namespace });
}

/** A dashboard of each, and of several one together. */
function dashboardsOf(autoscalers: WatchedAutoscaler[], settings: ObserveSettings): object[] {
  const { dashboards, format, namespace, together = DEFAULT_FLEET } = settings;
  if (dashboards === undefined) {
    return [];
  }
  if (format === 'rules') {
    throw new UsageError('--format rules is a file of Prometheus, which holds no dashboards; leave --format out');
  }
  const form = formOf(dashboards, settings);
  const written = (metadata: DashboardMetadata, dashboard: GrafanaDashboard) => {
    sizeFaults(dashboard).forEach(({ fix, what }) => {
      throw new UsageError(`the dashboard of ${metadata.name} ${what}; ${fixText(fix, false)}`);
    });
    return { ...kindOf(form), metadata: { ...metadata, ...metadataOf(form) }, ...contentOf(dashboard, form) };
  };
  return [
    ...autoscalers.map((each) => written({ name: `${each.name}-autoscaling-dashboard`, namespace: each.namespace }, modelDashboard(each))),
    ...autoscalers.length > 1 ? [written({ name: `${together}-fleet-dashboard`, namespace }, fleetDashboard(autoscalers, { name: together, namespace }))] : [],
  ];
}

function formOf(dashboards: typeof DASHBOARD_FORMS[number], { dashboardFolder: folder, dashboardLabel }: ObserveSettings): DashboardForm {
  const labels = dashboardLabel === undefined ? undefined : pairs('--dashboard-label', dashboardLabel);
  return dashboards === 'configmap' ? { as: 'ConfigMap', labels, folder } : { as: 'GrafanaDashboard', instanceLabels: labels ?? OPERATORS_LABELS, folder };
}

function pairs(flag: string, texts: string[] = []): { [key: string]: string } {
  return Object.fromEntries(texts.map((text) => {
    const [, key, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (key === undefined) {
      throw new UsageError(`${flag} ${text} has no value; write it as NAME=VALUE`);
    }
    return [key, value];
  }));
}
