import { isOfGateway } from './gateway-metrics';
import { findMetric, PREFIXES } from './model-servers';
import { ServerMetrics } from './server-metrics';
import { LabelMatcher } from '../promql/label-matcher';
import { holdsFor, Selector } from '../promql/selectors';

/** Labels of the targets of a PodMonitor. Source: prometheus-operator v0.93 pkg/prometheus/promcfg.go. */
export const POD_TARGET_LABELS = ['namespace', 'pod', 'container', 'endpoint', 'job', 'instance'];
/** Labels of the target that a series was scraped from, whatever the metric: those of a ServiceMonitor, which has one more. */
export const TARGET_LABELS = [...POD_TARGET_LABELS, 'service'];
/** What stands before a label of a series whose name the target has too. Source: prometheus v3.14 config, honor_labels. */
export const RENAMED = 'exported_';

/** Whether a label says from which target a series was scraped, or which one it said itself. */
export function isTargetLabel(label: string): boolean {
  return TARGET_LABELS.includes(label) || (label.startsWith(RENAMED) && TARGET_LABELS.includes(label.slice(RENAMED.length)));
}

/**
 * Whose series a selector selects: the model's own, though perhaps not alone; another's, or what may be another's; `open` where it does not
 * say from which target, and it is not known what the model's have.
 */
export type SeriesOwner = 'own' | 'other' | 'open';

/** The same by the labels that the series of the model are known to have. */
export function ownerBy(own: LabelMatcher[], { matchers }: Selector): SeriesOwner {
  const said = matchers.filter(({ label }) => isTargetLabel(label));
  const isOpen = said.every((matcher) =>
    matcher.operator.startsWith('!') || own.some((each) => each.label === matcher.label && holdsFor(matcher, each.value) === true));
  if (!isOpen) {
    return 'other';
  }
  return own.length > 0 ? 'own' : 'open';
}

/** Whether the name of a metric alone tells that a model server exports it, which is the pod. */
export function isOfModelServer(metric: string): boolean {
  return PREFIXES.some((prefix) => metric.startsWith(prefix)) && !isOfGateway(metric);
}

/** Whether a server exports a metric: one that is known of it, or one of a name that it alone has. */
export function exportsMetric({ metrics, prefix }: ServerMetrics, metric: string): boolean {
  return (prefix !== undefined && metric.startsWith(prefix)) || findMetric(metrics, metric) !== undefined;
}
