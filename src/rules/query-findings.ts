import { faultFindings } from './fault-findings';
import { Finding } from './rule';
import { Fault } from '../faults/fault';
import { QueryForm, queryFormsOf, QueryNode, queriesOf } from '../graph/query-node';
import { ScalingGraph } from '../graph/scaling-graph';

/** What to do about a query that KServe hands to KEDA, by the rule that it breaks. */
const KSERVE_FIXES: { readonly [rule: string]: string } = {
  'double-average': 'write the total, such as sum(...), since KServe drops target.type',
  'latency-as-average': 'write a total, since KServe drops target.type, or set serving.kserve.io/autoscalerClass: external and scale the Deployment by a ScaledObject with metricType: Value',
  'null-is-zero': 'append or on () (vector(0) or label_replace(vector(0), "lost", "true", "", "")) to make an error of it, since KServe hands no ignoreNullValues on; write (QUERY) or vector(0) where 0 is meant',
};

/** What rules look at in a query, wherever it stands: the text may be that of another one that is alike. */
export type QueryFacts = Pick<QueryForm, 'comparison' | 'nullIsZero' | 'text'>;

/** The faults of one rule in the queries that can be read, as findings; `takes` tells which of them to look at. */
export function queryFindings(
  graph: ScalingGraph, rule: string, faultsOf: (query: QueryFacts) => Fault[], takes: (query: QueryNode) => boolean = () => true,
): Finding[] {
  const wrong = new Set(queryFormsOf(graph).filter((form) => form.isReadable && faultsOfRule(rule, () => faultsOf(form)).length > 0));
  return wrong.size === 0 ? [] : queriesOf(graph).filter((query) => wrong.has(query.form) && takes(query)).flatMap((query) =>
    faultFindings(query.autoscaler, query.path, ofRule(query, rule, () => faultsOf({ ...query.form, text: query.text }))));
}

/** Queries that are alike, and have the same target. */
interface Targeted {
  readonly form: QueryForm;
  readonly target: number;
  /** Each with the path of its target. */
  readonly queries: { readonly query: QueryNode; readonly path: string }[];
}

const TARGETED = new WeakMap<ScalingGraph, Targeted[]>();

/** The same of the targets that results are compared with, where these are numbers. */
export function targetFindings(
  graph: ScalingGraph, rule: string, faultsOf: (query: QueryFacts, target: number) => Fault[], takes: (query: QueryNode) => boolean = () => true,
): Finding[] {
  return targetedIn(graph).flatMap(({ form, target, queries }) => {
    const taken = queries.filter(({ query }) => takes(query));
    return taken.length === 0 || faultsOfRule(rule, () => faultsOf(form, target)).length === 0 ? []
      : taken.flatMap(({ query, path }) => faultFindings(query.autoscaler, path, ofRule(query, rule, () => faultsOf(form, target))));
  });
}

function targetedIn(graph: ScalingGraph): Targeted[] {
  let all = TARGETED.get(graph);
  if (all === undefined) {
    all = [];
    const byForm = new PerForm<Map<number, Targeted>>();
    for (const query of queriesOf(graph)) {
      const target = Number(query.target?.text ?? NaN);
      if (query.isReadable && query.target !== undefined && !Number.isNaN(target)) {
        const known = byForm.get(query.form, () => new Map());
        let same = known.get(target);
        if (same === undefined) {
          same = { form: query.form, target, queries: [] };
          known.set(target, same);
          all.push(same);
        }
        same.queries.push({ query, path: query.target.path });
      }
    }
    TARGETED.set(graph, all);
  }
  return all;
}

/** What was worked out of queries that are alike. */
export class PerForm<T> {
  private readonly known = new Map<QueryForm, { readonly result: T }>();

  get(form: QueryForm, work: (form: QueryForm) => T): T {
    let known = this.known.get(form);
    if (known === undefined) {
      known = { result: work(form) };
      this.known.set(form, known);
    }
    return known.result;
  }
}

/** The faults of one rule in a query, in the words of whoever wrote it. */
export function ofRule({ isOfKserve }: Pick<QueryNode, 'isOfKserve'>, rule: string, faultsOf: () => Fault[]): Fault[] {
  const faults = faultsOfRule(rule, faultsOf);
  return isOfKserve && KSERVE_FIXES[rule] !== undefined ? faults.map((each) => ({ ...each, fix: KSERVE_FIXES[rule] })) : faults;
}

/** A query of so many operators in each other that nothing here can tell what it is has no faults. */
function faultsOfRule(rule: string, faultsOf: () => Fault[]): Fault[] {
  try {
    return faultsOf().filter((each) => each.rule === rule);
  } catch (error) {
    if (error instanceof RangeError) {
      return [];
    }
    throw error;
  }
}
