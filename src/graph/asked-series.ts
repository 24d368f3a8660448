import { AutoscalerNode } from './autoscaler';
import { nameOf } from './manifest';
import { MetricsAdapters, saidToServe } from './metrics-adapters';
import { ScalingGraph } from './scaling-graph';
import { ScalingTrigger, ServedMetric } from './scaling-trigger';
import { isOfExporter, isRecorded } from '../model-servers/exporters';
import { tryParse } from '../promql/parse';
import { metricsOf } from '../promql/selectors';

/** How the adapter of Google Cloud names a metric of Managed Prometheus. Source: GoogleCloudPlatform/k8s-stackdriver custom-metrics-stackdriver-adapter. */
const GOOGLE_PROMETHEUS = 'prometheus.googleapis.com';

/** Series that an autoscaler asks for, and where; or why nobody can tell which they are. */
export type AskedSeries = KnownSeries | { readonly unknown: string };

export interface KnownSeries {
  readonly field: string;
  /** Without those of exporters that are known, such as kube-state-metrics. */
  readonly series: string[];
  /** The query that asks for them, where it stands in the manifest. */
  readonly query?: string;
}

/** What a trigger asks Prometheus for of pods; nothing where there is nothing to scrape of them, and for what another check reports. */
export function askedBy(graph: ScalingGraph, autoscaler: AutoscalerNode, { path, query, metric }: ScalingTrigger): AskedSeries[] {
  if (query !== undefined) {
    const tree = tryParse(query.text);
    return tree === undefined ? [] : ofPods({ field: query.path, series: metricsOf(query.text, tree), query: query.text });
  }
  if (metric === undefined || metric.api !== 'custom' || saidToServe(autoscaler.manifest, metric.api) !== undefined) {
    return [];
  }
  const [source, series] = metric.name.split('|');
  if (series !== undefined) {
    // Google's own metrics need no scraping.
    return source === GOOGLE_PROMETHEUS ? ofPods({ field: path, series: [series] }) : [];
  }
  return servedBy(graph.adapters, autoscaler, metric, path);
}

function servedBy(adapters: MetricsAdapters, { target }: AutoscalerNode, metric: ServedMetric, path: string): AskedSeries[] {
  const rules = adapters.serving(metric);
  if (rules.length === 0 && adapters.knows('custom')) {
    return [];
  }
  const series = rules.flatMap(({ rule }) => rule.series ?? []);
  // Whether the adapter starts is for adapter-refused to report.
  if (series.length === 0 && adapters.nodes.some(({ refusals }) => refusals.length > 0)) {
    return [];
  }
  if (series.length === 0) {
    return [{ unknown: untold(adapters) }];
  }
  const { object } = metric;
  const asked = ofPods({ field: path, series: [...new Set(series)] });
  // A metric of an Ingress, say, comes from elsewhere.
  return asked.length === 0 || object === undefined || (object.kind === target.kind && object.name === target.name) || object.kind === 'Model'
    ? asked
    : [{ unknown: `its metric ${metric.name} is of ${object.kind} ${object.name}, whose exporter is not known` }];
}

function ofPods(asked: KnownSeries): AskedSeries[] {
  const series = asked.series.filter((metric) => !isOfExporter(metric));
  const recorded = series.filter(isRecorded);
  if (series.length > 0 && recorded.length === series.length) {
    return [{ unknown: `${recorded.join(', ')} comes from a recording rule, and the series that it is computed from are not known` }];
  }
  return series.length === 0 ? [] : [{ ...asked, series }];
}

/** Why no rule says which series its custom metrics are made of. */
function untold({ nodes }: MetricsAdapters): string {
  return nodes.length === 0
    ? 'no configuration of prometheus-adapter in this app tells from which series its custom metrics are made'
    : `the rules in ${nodes.map(({ manifest }) => nameOf(manifest)).join(', ')} do not tell from which series its custom metrics are made`;
}
