import { Finding, Severity } from './rule';
import { Fault } from '../faults/fault';
import { fieldBelow } from '../faults/field-path';
import { reworded } from '../faults/fix';
import { AdapterNode } from '../graph/adapter-config';
import { ServedRule } from '../graph/adapter-rule';
import { LocatedManifest } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { tryParse } from '../promql/parse';

/** The query of a rule of prometheus-adapter, as it asks it for something. */
export interface AdapterQuery {
  readonly adapter: AdapterNode;
  readonly rule: ServedRule;
  /** With its placeholders filled in. */
  readonly sample: string;
  readonly text: string;
  /** The label by which it is grouped. */
  readonly grouped?: string;
}

/** The queries that can be followed, and that Prometheus parses: what does not is for adapter-template to report. */
export function adapterQueries(graph: ScalingGraph): AdapterQuery[] {
  return graph.adapters.nodes.flatMap((adapter) => [...adapter.rules?.custom ?? [], ...adapter.rules?.external ?? []].flatMap((rule) => {
    const { discovery } = rule;
    const sample = discovery?.sample();
    if (discovery === undefined || sample === undefined || tryParse(sample) === undefined) {
      return [];
    }
    const [asked] = discovery.labels.stated.map((resource) => discovery.labels.labelOf(resource));
    return [{ adapter, rule, sample, text: rule.config.metricsQuery ?? '', grouped: rule.api === 'custom' ? asked : undefined }];
  }));
}

/** Faults of a query with its placeholders filled in, as those of the text that stands in the configuration. */
export function adapterQueryFindings({ adapter, grouped, rule, text }: AdapterQuery, faults: Fault[], alsoAt?: LocatedManifest[]): Finding[] {
  return faults.map(({ what, fix, isWarning }) => ({
    at: adapter,
    alsoAt,
    field: fieldBelow(rule.field, 'metricsQuery'),
    problem: what,
    got: text,
    fix: grouped === undefined ? fix : reworded(fix, (said) => said.replace(`(le, ${grouped})`, '(le, <<.GroupBy>>)')),
    ...isWarning && { severity: Severity.WARNING },
  }));
}
