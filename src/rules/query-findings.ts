import { faultFindings } from './fault-findings';
import { Finding } from './rule';
import { Fault } from '../faults/fault';
import { Likeness, QueryNode, queriesOf } from '../graph/query-node';
import { ScalingGraph } from '../graph/scaling-graph';

/** What to do about a query that KServe hands to KEDA, by the rule that it breaks. */
const KSERVE_FIXES: { readonly [rule: string]: string } = {
  'double-average': 'write the total, such as sum(...), since KServe drops target.type',
  'latency-as-average': 'write a total, since KServe drops target.type, or set serving.kserve.io/autoscalerClass: external and scale the Deployment by a ScaledObject with metricType: Value',
  'null-is-zero': 'append or on () (vector(0) or label_replace(vector(0), "lost", "true", "", "")) to make an error of it, since KServe hands no ignoreNullValues on; write (QUERY) or vector(0) where 0 is meant',
};

/** What rules look at in a query, wherever it stands: the text may be that of another one that is alike. */
export type QueryFacts = Pick<QueryNode, 'comparison' | 'nullIsZero' | 'text'>;

/** The faults of one rule in the queries that can be read, as findings; `takes` tells which of them to look at. */
export function queryFindings(
  graph: ScalingGraph, rule: string, faultsOf: (query: QueryFacts) => Fault[], takes: (query: QueryNode) => boolean = () => true,
): Finding[] {
  const clean = new PerLikeness<boolean>();
  return queriesOf(graph).filter((query) => query.isReadable && takes(query)).flatMap((query) => {
    const isClean = clean.get(query, `${query.comparison}|${query.nullIsZero}`, () =>
      ofRule(query, rule, () => faultsOf({ ...pick(query), text: query.likeness.text })).length === 0);
    return isClean ? [] : ofRule(query, rule, () => faultsOf(pick(query))).flatMap((each) => faultFindings(query.autoscaler, query.path, [each]));
  });
}

/** The same of the targets that results are compared with, where these are numbers. */
export function targetFindings(graph: ScalingGraph, rule: string, faultsOf: (query: QueryFacts, target: number) => Fault[]): Finding[] {
  const found = new PerLikeness<Fault[]>();
  return queriesOf(graph).flatMap((query) => {
    const value = Number(query.target?.text ?? NaN);
    if (!query.isReadable || query.target === undefined || Number.isNaN(value)) {
      return [];
    }
    const faults = found.get(query, `${query.comparison}|${value}`, () =>
      ofRule(query, rule, () => faultsOf({ ...pick(query), text: query.likeness.text }, value)));
    return faultFindings(query.autoscaler, query.target.path, faults);
  });
}

/** What was worked out of queries that are alike, and alike in what else counts. */
export class PerLikeness<T> {
  private readonly known = new Map<Likeness, Map<string, T>>();

  get({ likeness }: QueryNode, key: string, work: () => T): T {
    const byKey = this.known.get(likeness) ?? new Map<string, T>();
    this.known.set(likeness, byKey);
    if (!byKey.has(key)) {
      byKey.set(key, work());
    }
    return byKey.get(key) as T; // It was set before.
  }
}

/** A query of so many operators in each other that nothing here can tell what it is has no faults. */
export function ofRule({ isOfKserve }: Pick<QueryNode, 'isOfKserve'>, rule: string, faultsOf: () => Fault[]): Fault[] {
  try {
    return faultsOf().filter((each) => each.rule === rule).map((each) =>
      isOfKserve && KSERVE_FIXES[rule] !== undefined ? { ...each, fix: KSERVE_FIXES[rule] } : each);
  } catch (error) {
    if (error instanceof RangeError) {
      return [];
    }
    throw error;
  }
}

function pick({ comparison, nullIsZero, text }: QueryNode): QueryFacts {
  return { comparison, nullIsZero, text };
}
