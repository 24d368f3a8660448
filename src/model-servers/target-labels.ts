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
