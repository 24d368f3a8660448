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

/** Metrics by whose names alone it is known that a model server exports them, which is the pod. */
const OF_MODEL_SERVERS = /^(vllm:|sglang:|tgi_|nv_|ts_|:tensorflow:serving:|bentoml_|model_infer_request_)/;

/** Whether the name of a metric alone tells that a model server exports it. */
export function isOfModelServer(metric: string): boolean {
  return OF_MODEL_SERVERS.test(metric);
}
