import { faultFindings } from './fault-findings';
import { ofRule, PerForm } from './query-findings';
import { Finding } from './rule';
import { Fault } from '../faults/fault';
import { seriesKnownOf } from '../graph/known-series';
import { QueryNode, queriesOf } from '../graph/query-node';
import { ScalingGraph } from '../graph/scaling-graph';
import { mayHaveNameFaults, nameFaults } from '../model-servers/query-faults';

/** The faults of names and labels in the queries that can be read, which three rules report. */
const FAULTS = new WeakMap<ScalingGraph, { readonly query: QueryNode; readonly faults: Fault[] }[]>();

/** The faults of one rule in the names and labels that queries ask for, as findings. */
export function nameFindings(graph: ScalingGraph, rule: string): Finding[] {
  let found = FAULTS.get(graph);
  if (found === undefined) {
    const may = new PerForm<boolean>();
    const mayBeWrong = ({ form }: QueryNode) => may.get(form, ({ text }) => mayHaveNameFaults(text));
    found = queriesOf(graph).filter(({ isReadable }) => isReadable).flatMap((query) =>
      mayBeWrong(query) || asksForUnknown(graph, query) ? [{ query, faults: faultsIn(graph, query) }] : []);
    FAULTS.set(graph, found);
  }
  return found.flatMap(({ query, faults }) => ofRule(query, rule, () => faults).flatMap((each) =>
    faultFindings(query.autoscaler, query.path, [each])));
}

function faultsIn(graph: ScalingGraph, query: QueryNode): Fault[] {
  const names = namesIn(graph);
  return nameFaults(query.text, { ...seriesKnownOf(graph, query.autoscaler), isKnownName: (name) => names.has(name) });
}

/** Whether a condition on what a target is called is on no name among the manifests: most queries ask for what is there. */
function asksForUnknown(graph: ScalingGraph, { conditions }: QueryNode): boolean {
  return conditions.some(({ label, value }) => OF_TARGETS.includes(label) && !namesIn(graph).has(value));
}

/** Labels whose values are names of objects, or of their jobs. */
const OF_TARGETS = ['namespace', 'service', 'job'];
const NAMES = new WeakMap<ScalingGraph, Set<string>>();

/** Names of all objects and namespaces among the manifests: a condition on one of them means it. */
function namesIn(graph: ScalingGraph): Set<string> {
  let names = NAMES.get(graph);
  if (names === undefined) {
    names = new Set(graph.scraping.podMonitorJobs);
    [...graph.manifests, ...graph.workloads].forEach(({ manifest: { metadata } }) => names?.add(metadata.name ?? '').add(metadata.namespace ?? ''));
    NAMES.set(graph, names);
  }
  return names;
}
