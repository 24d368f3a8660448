import { Rule, Finding, Severity } from './rule';
import { textIn } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { isOfExporter } from '../model-servers/exporters';
import { Fields } from '../platforms/kubernetes/untyped';

/** Metrics of Cloud Monitoring that each pod has a series of. Source: Google Cloud, lists of Kubernetes and Managed Prometheus metrics. */
const OF_PODS = /\bmetric\.type\s*=\s*"?(?:kubernetes\.io\/(?:container|pod)\/|prometheus\.googleapis\.com\/([^"\s/]+))/;
/** What picks the series of one pod. */
const ONE_POD = /\b(resource\.labels?\.(pod_name|instance)|metric\.labels?\.pod)\s*=\s*"/;

export const stackdriverFirstSeries: Rule = {
  id: 'stackdriver-first-series',
  severity: Severity.WARNING,
  says: 'KEDA reads only the first series that Cloud Monitoring returns: of a metric that each pod has, it sees one pod.',
  remedy: 'Set alignmentReducer, beside alignmentAligner and alignmentPeriodSeconds, to make one series of all.',
  source: 'kedacore/keda v2.20 pkg/scalers/gcp/gcp_stackdriver_client.go, GetMetrics',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { triggers = [], maxReplicaCount } = autoscaler.scaledObject ?? {};
      for (const { path, type, metadata } of triggers) {
        if (type === 'gcp-stackdriver' && maxReplicaCount !== 1 && isOfSeveral(metadata)) {
          yield {
            at: autoscaler,
            field: `${path}.metadata.filter`,
            problem: 'picks a metric that each pod has, and KEDA reads the series of one pod',
            got: textIn(metadata.filter) ?? '',
            fix: 'set alignmentPeriodSeconds: "60", alignmentAligner: mean and alignmentReducer: sum for a total, or mean beside metricType: Value for a level',
          };
        }
      }
    }
  },
};

function isOfSeveral({ filter, alignmentPeriodSeconds, alignmentReducer }: Fields): boolean {
  // Without a period KEDA asks for no reduction at all.
  const reduced = isGiven(alignmentPeriodSeconds) && isGiven(alignmentReducer) && !/^\s*none\s*$/i.test(textIn(alignmentReducer) ?? '');
  return typeof filter === 'string' && isOfPods(filter) && !ONE_POD.test(filter) && !reduced;
}

/** Whether each pod has a series of the metric: those that others export have one of all. */
function isOfPods(filter: string): boolean {
  const found = OF_PODS.exec(filter);
  return found !== null && (found[1] === undefined || !isOfExporter(found[1]));
}

function isGiven(text: unknown): boolean {
  return (textIn(text) ?? '').trim() !== '';
}
