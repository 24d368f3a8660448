import { Alert, AlertRule, AlertSeverity, titleOf } from './alert';
import { RECORDED_QUERY, RECORDED_RATIO, RECORDED_REPLICAS } from './recorded';
import { REPLICA_ALERTS } from './replica-alerts';
import { RUNBOOK_URL } from './runbook';
import { recordedQuery, ruleLabels } from './selectors';
import { SIGNAL_ALERTS } from './signal-alerts';
import { signalQueries } from './signal-queries';
import { WatchedAutoscaler } from './watched-autoscaler';
import { TRIGGER_METRIC_LABEL } from '../platforms/keda/operator-metrics';
import { PROMETHEUS_RULE } from '../platforms/prometheus-operator/servers';
import { prometheusText } from '../promql/duration';

/** All alerts. */
export const ALERTS: readonly Alert[] = [...SIGNAL_ALERTS, ...REPLICA_ALERTS];

/** How alerts are written. */
export interface RuleOptions {
  /** Added to each alert, such as the team that is called. */
  readonly labels?: { readonly [label: string]: string };
  /** Severities in place of those of the alerts, by their names. */
  readonly severities?: { readonly [alert: string]: string };
  /** The page with a section for each alert, where it is another one than RUNBOOK_URL. */
  readonly runbookUrl?: string;
}

/** The metadata of the object. */
export interface RuleMetadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: { readonly [label: string]: string };
}

/** A group of rules, as Prometheus and its operator take it. */
export interface RuleGroup {
  readonly name: string;
  readonly rules: PrometheusRuleEntry[];
}

interface PrometheusRuleEntry {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels?: { readonly [label: string]: string };
  readonly annotations?: { readonly [annotation: string]: string };
}

/** The severities that alerts have. */
export const SEVERITIES: readonly AlertSeverity[] = ['critical', 'warning', 'info'];

/** An object of the Prometheus operator with the rules of some autoscalers. */
export function prometheusRule(metadata: RuleMetadata, autoscalers: WatchedAutoscaler[], options: RuleOptions) {
  return { ...PROMETHEUS_RULE, metadata, spec: { groups: autoscalers.map((each) => ruleGroup(each, options)) } };
}

/** The rules of one autoscaler, which are evaluated together: first what is recorded, then the alerts. */
export function ruleGroup(watched: WatchedAutoscaler, options: RuleOptions): RuleGroup {
  return {
    name: `autoscaling ${titleOf(watched)}`,
    rules: [...recordedOf(watched), ...ALERTS.flatMap((alert) => alert.rulesFor(watched).map((rule) => entryOf(alert, rule, watched, options)))],
  };
}

/** First the queries, and then what is made of their results. */
function recordedOf(watched: WatchedAutoscaler): PrometheusRuleEntry[] {
  const entry = (record: string, expr: string, metric: string) => ({
    record, expr, labels: { ...ruleLabels(watched), [TRIGGER_METRIC_LABEL]: metric },
  });
  return [
    ...watched.queries.map(({ metric, query }) => entry(RECORDED_QUERY, query, metric)),
    ...watched.signals.flatMap((signal) => {
      const { metric, source, target } = signal;
      const queries = signalQueries(watched, signal, source.of === 'query' ? recordedQuery(watched, metric) : undefined);
      return queries === undefined ? [] : [
        entry(RECORDED_RATIO, `${queries.value} / ${target}`, metric), entry(RECORDED_REPLICAS, queries.replicas, metric),
      ];
    }),
  ];
}

function entryOf({ name, says, severity }: Alert, rule: AlertRule, watched: WatchedAutoscaler, options: RuleOptions): PrometheusRuleEntry {
  const { labels, runbookUrl = RUNBOOK_URL, severities = {} } = options;
  return {
    alert: name,
    expr: rule.expression,
    ...rule.forSeconds > 0 && { for: prometheusText(rule.forSeconds * 1000) },
    labels: { ...ruleLabels(watched), ...rule.labels, severity: Object.hasOwn(severities, name) ? severities[name] : severity, ...labels },
    annotations: {
      summary: rule.summary,
      description: says,
      runbook_url: `${runbookUrl}#${name.toLowerCase()}`,
    },
  };
}
