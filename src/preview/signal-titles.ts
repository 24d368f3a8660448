import { AutoscalerInput } from './autoscaler-input';
import { HpaMetricInput } from './hpa-input';
import { COMPOSITE_METRIC } from './keda-input';
import { ofReadable } from './measured-query';
import { AutoscalerNode } from '../graph/autoscaler';
import { ScalingTrigger } from '../graph/scaling-trigger';
import { knownMetrics } from '../model-servers/model-servers';
import { PromqlTree } from '../promql/parse';
import { quantileOf } from '../promql/quantile';
import { measuredBy } from '../promql/selectors';

/** The series that a histogram or a summary is made of. */
const PART = /_(bucket|count|sum)$/;

/** Titles of queries: many previews have the same ones. */
const TITLES = new WeakMap<PromqlTree, { readonly title?: string }>();

/** What the metrics of an autoscaler are, by the names under which the HPA asks for them: those of KEDA tell nobody. */
export function signalTitles({ formula, triggers }: AutoscalerNode, { hpa, keda }: AutoscalerInput): Map<string, string> {
  const titles = new Map<string, string>();
  keda?.triggers.forEach(({ metric, name, of }, i) => {
    if (metric !== undefined) {
      titles.set(metric, triggerTitle(name, triggers[of ?? i]));
    }
  });
  hpa.metrics.forEach((metric, i) => {
    if (!titles.has(metric.name)) {
      titles.set(metric.name, metric.name === COMPOSITE_METRIC ? `the formula ${formula?.formula ?? ''}`.trimEnd() : hpaTitle(metric, triggers[i]));
    }
  });
  return titles;
}

function triggerTitle(name: string | undefined, trigger: ScalingTrigger | undefined): string {
  const asked = trigger?.query === undefined ? undefined : queryTitle(trigger.query.text);
  return `trigger ${trigger?.type ?? 'of the platform'}${name === undefined ? '' : ` "${name}"`}${asked === undefined ? '' : ` on ${asked}`}`;
}

/** What a query measures: its metrics, which quantile of them, and what one alone means where that is known. */
function queryTitle(query: string): string | undefined {
  return ofReadable(query, (tree) => {
    const known = TITLES.get(tree);
    if (known !== undefined) {
      return known.title;
    }
    const quantile = quantileOf(query, tree);
    const names = [...new Set(measuredBy(query, tree).map((metric) => metric.replace(PART, '')))];
    const [only, ...others] = names;
    const meaning = only === undefined || others.length > 0 ? undefined : knownMetrics(only)[0]?.metric.meaning;
    const title = names.length === 0 ? undefined
      : `${quantile === undefined ? '' : `the ${quantile} quantile of `}${names.join(', ')}${meaning === undefined ? '' : ` (${meaning})`}`;
    TITLES.set(tree, { title });
    return title;
  });
}

function hpaTitle(metric: HpaMetricInput, trigger: ScalingTrigger | undefined): string {
  if (metric.kind === 'total') {
    const object = metric.source === 'Object' ? trigger?.metric?.object : undefined;
    return metric.source === 'External' ? 'an external metric' : `a metric of ${object === undefined ? 'an object' : `${object.kind} ${object.name}`}`;
  }
  const { container, resource, targetType } = metric;
  if (resource === undefined) {
    return 'a metric of each pod';
  }
  const unit = targetType === 'Utilization' ? 'in percent of what is requested' : resource === 'cpu' ? 'in cores' : 'in bytes';
  return `${resource === 'cpu' ? 'CPU' : resource} that ${container === undefined ? 'the pods use' : `the containers ${container} use`}, ${unit}`;
}
