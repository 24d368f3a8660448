import { explainedSpeed } from './explained-speed';
import { ExplainedSignal, Explanation } from './explanation';
import { signalTable } from './signal-table';
import { lostWords, zeroWords } from './zero-and-lost';
import { ClusterProfile } from '../cluster/cluster-profile';
import { AutoscalerNode, targetNameOf } from '../graph/autoscaler';
import { nameOf } from '../graph/manifest';
import { podsIn, replicaOf } from '../graph/replica-pods';
import { requestedByReplica, times, unknownRequests } from '../graph/requested';
import { ScalingGraph } from '../graph/scaling-graph';
import { servedQuery } from '../graph/served-query';
import { INTERCEPTOR } from '../platforms/http-add-on/names';
import { THOUSAND, toleranceOf } from '../preview/hpa-arithmetic';
import { HpaMetricInput } from '../preview/hpa-input';
import { PreviewSubject } from '../preview/preview';
import { previewSubjectOf } from '../preview/preview-of';

/** What a trigger of KEDA's HTTP add-on counts. Source: kedacore/http-add-on v0.16 interceptor/proxy. */
const THROUGH_INTERCEPTOR = `Requests have to go through the interceptor of the HTTP add-on (${INTERCEPTOR.service}, port ${INTERCEPTOR.port}), which holds them while the model starts. `
  + 'What asks the Service of the model directly is not counted, and does not wake it.';

/** What an autoscaler of a graph does. */
export function explain(node: AutoscalerNode, graph: ScalingGraph, cluster?: ClusterProfile): Explanation {
  const workload = graph.targetOf(node);
  const replica = replicaOf(graph, node);
  const pods = podsIn(replica);
  const subject = previewSubjectOf(node, { cluster, workload });
  const { hpa, missing, notMeasured } = subject.autoscaler;
  const isKnown = missing.length === 0 && Number.isFinite(hpa.maxReplicas);
  return {
    name: nameOf(node.manifest),
    target: targetNameOf(node),
    controller: node.controller,
    ...pods > 1 && { podsPerReplica: pods },
    bounds: {
      minReplicas: node.minReplicas,
      ...Number.isFinite(hpa.maxReplicas) && { maxReplicas: hpa.maxReplicas },
      ...node.idleReplicas !== undefined && { idleReplicas: node.idleReplicas },
    },
    ...togetherOf(node, subject),
    signals: isKnown ? hpa.metrics.map((metric, i) => signalOf(metric, i, { node, subject, graph })) : [],
    ...isKnown && { speed: explainedSpeed(subject) },
    zero: zeroOf(node, subject),
    atMaximum: times(hpa.maxReplicas, requestedByReplica(replica, graph)),
    missing: [...missing, ...unknownRequests(replica, graph)],
    notMeasured,
  };
}

function zeroOf({ controller, pause, routes = [] }: AutoscalerNode, subject: PreviewSubject): string[] {
  if (pause?.stopped) {
    return [`KEDA is paused: the replicas stay ${pause.replicas ?? 'as they are'}.`];
  }
  return controller === 'Seldon Core 2' ? [] : [...zeroWords(subject), ...routes.length > 0 ? [THROUGH_INTERCEPTOR] : []];
}

function togetherOf({ formula }: AutoscalerNode, { autoscaler: { hpa } }: PreviewSubject): Pick<Explanation, 'together'> {
  if (formula?.formula !== undefined) {
    return { together: `One metric stands for all triggers but CPU and memory: ${formula.formula}` };
  }
  return hpa.metrics.length > 1 ? { together: 'The signal that asks for the most replicas wins.' } : {};
}

interface Explained {
  readonly node: AutoscalerNode;
  readonly subject: PreviewSubject;
  readonly graph: ScalingGraph;
}

function signalOf(metric: HpaMetricInput, i: number, { graph, node, subject }: Explained): ExplainedSignal {
  const { controller, autoscaler: { hpa, keda } } = subject;
  const tolerance = toleranceOf(hpa.behavior, controller);
  const trigger = keda?.triggers.findIndex(({ metric: name }) => name === metric.name) ?? -1;
  const activation = (keda?.formula ?? keda?.triggers[trigger])?.activation ?? 0;
  const served = keda === undefined ? node.triggers[i]?.metric : undefined;
  const answered = served === undefined ? undefined : servedQuery(served, { namespace: node.manifest.metadata.namespace }, graph.adapters);
  const query = subject.queries.get(metric.name) ?? answered?.text;
  return {
    metric: metric.name,
    ...query !== undefined && { query },
    ...answered !== undefined && { servedBy: answered.by },
    reads: metric.kind === 'pods' ? 'a value of each pod' : metric.targetType === 'Value' || subject.levels.has(metric.name) ? 'a level' : 'a total',
    targetType: metric.targetType,
    target: metric.targetType === 'Utilization' ? metric.target : metric.target / THOUSAND,
    formula: arithmetic(metric),
    band: { from: tolerance.least, to: tolerance.most },
    table: signalTable(subject, metric, i, activation, tolerance),
    lost: lostWords(metric, subject),
  };
}

function arithmetic({ kind, name, target, targetType }: HpaMetricInput): string {
  if (targetType === 'Utilization') {
    return `replicas = ceil(replicas x ${name} of the requests in % / ${target})`;
  }
  const amount = target / THOUSAND;
  return kind === 'pods' ? `replicas = ceil(replicas x average of ${name} / ${amount})`
    : targetType === 'Value' ? `replicas = ceil(ready pods x ${name} / ${amount})` : `replicas = ceil(${name} / ${amount})`;
}
