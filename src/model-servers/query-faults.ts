import { bucketFaults } from './bucket-faults';
import { gatewayQueryFaults, isOfGateway } from './gateway-metrics';
import { GivenBuckets } from './given-buckets';
import { labelFaults, renamedLabelFaults, valueFaults } from './label-faults';
import { meaningOf } from './metric-meanings';
import { spellingFaults } from './metric-spelling';
import { routerVersionFaults } from './picker-query-faults';
import { isOfSomeVersions, renamedFaults, RunningVersion } from './renamed-faults';
import { ownerBy } from './series-owner';
import { Fault } from '../faults/fault';
import { Comparison, comparisonFaults } from '../promql/comparison-faults';
import { functionFaults, growthFaults } from '../promql/function-faults';
import { LabelMatcher } from '../promql/label-matcher';
import { unreachedTarget } from '../promql/largest';
import { matchFaults } from '../promql/match-faults';
import { parse } from '../promql/parse';
import { scopeFaults } from '../promql/scope-faults';
import { Selector, selectorsOf } from '../promql/selectors';
import { exportedByPods, severalSeriesFaults } from '../promql/series-faults';
import { wholeHistogramFaults } from '../promql/whole-histogram-faults';

/*
 * What can be told of a query that parses (`syntaxFaults` of promql/ is empty), with what the catalogue knows of its metrics. Each function
 * takes the text of a query, and gives all faults; a rule of prometheus-adapter is judged with its placeholders filled in.
 */

/** What a query does with metrics that are not made for it, whoever reads the result: `promql-type` and `impossible`. */
export function seriesFaults(query: string): Fault[] {
  return [...functionFaults(query, meaningOf), ...wholeHistogramFaults(query, meaningOf), ...matchFaults(query)];
}

/** A counter that is compared as it is: `promql-type`. */
export function counterFaults(query: string): Fault[] {
  return growthFaults(query, meaningOf);
}

/** Several series where KEDA reads one: `multi-series`. */
export function multipleFaults(query: string): Fault[] {
  return severalSeriesFaults(query, exportedByPods(meaningOf));
}

/** What the comparison makes of a query: `double-average`, `latency-as-average`, `total-under-value`, `unit-range`. */
export function comparedFaults(query: string, comparison: Comparison): Fault[] {
  return comparisonFaults(query, comparison, meaningOf);
}

/** Faults of the target that a result is compared with: `unit-range`, `bucket-bounds`. */
export function targetFaults(query: string, target: number, comparison: Comparison, given?: GivenBuckets): Fault[] {
  return [...unreachedTarget(query, target, comparison, meaningOf), ...bucketFaults(query, target, given)];
}

/** Metrics of all programs, where one is meant: `unscoped`. */
export function openFaults(query: string): Fault[] {
  return scopeFaults(query, meaningOf);
}

/** What is known of the series of a model, and of the servers that run in its pods. */
export interface KnownTarget {
  /** The labels by which its monitor tells its series; none where that is not known. */
  readonly own: LabelMatcher[];
  /** Whether the monitor leaves labels of the metric that it has too, by honorLabels. */
  readonly honorsLabels?: boolean;
  /** Further labels that the monitor adds; undefined where it may add any, or rename metrics. */
  readonly added?: string[];
  /** Whether the monitor gives some metrics another name. */
  readonly renames?: boolean;
  readonly running: RunningVersion;
  /** Whether something else has a name, which is then meant; none by default. */
  readonly isKnownName?: (name: string) => boolean;
}

/** Names and labels that no series has: `label-mismatch`, `metric-charset`, `metric-renamed`. What may be another's is not proven. */
export function nameFaults(query: string, target: KnownTarget): Fault[] {
  const faults = namesAtFault(query, target);
  return faults.some(({ repair }) => repair !== undefined) ? soundlyMended(faults, query, target) : faults;
}

/** Changes of a query are offered only where the changed query breaks no other rule. */
function soundlyMended(faults: Fault[], query: string, target: KnownTarget): Fault[] {
  const rulesBroken = (text: string) => [
    ...seriesFaults(text), ...counterFaults(text), ...multipleFaults(text), ...openFaults(text), ...namesAtFault(text, target),
  ].map(({ rule }) => rule);
  const before = rulesBroken(query);
  return faults.map((each) => {
    const [edit] = each.repair?.edits ?? [];
    const after = typeof edit?.value === 'string' ? rulesBroken(edit.value) : [];
    const breaksMore = after.some((rule) => after.filter((other) => other === rule).length > before.filter((other) => other === rule).length);
    return breaksMore ? { ...each, repair: undefined } : each;
  });
}

function namesAtFault(query: string, { own, added, honorsLabels, renames, running, isKnownName }: KnownTarget): Fault[] {
  const selectors = selectorsOf(query, parse(query));
  const isOwn = (selector: Selector) => ownerBy(own, selector) !== 'other';
  const [ofModel, others] = [selectors.filter(isOwn), selectors.filter((selector) => !isOwn(selector))];
  return [
    ...gatewayQueryFaults(query, selectors, own),
    ...valueFaults(query, selectors, own, isKnownName), ...honorsLabels ? [] : renamedLabelFaults(query, selectors, own, isKnownName),
    ...labelFaults(query, ofModel, added), ...labelFaults(query, others),
    ...renames ? [] : spellingFaults(query, ofModel, added !== undefined), ...spellingFaults(query, others, false),
    ...renames ? [] : renamedFaults(query, ofModel, running), ...renamedFaults(query, others, () => undefined),
    ...routerVersionFaults(query, selectors),
  ];
}

/** Whether there may be faults of names or labels in a query, whosever series it asks for and whatever runs; values of labels aside. */
export function mayHaveNameFaults(query: string): boolean {
  const selectors = selectorsOf(query, parse(query));
  return [labelFaults(query, selectors), spellingFaults(query, selectors, false)].some((faults) => faults.length > 0)
    || selectors.some(({ metric }) => metric !== undefined && (isOfSomeVersions(metric) || isOfGateway(metric)));
}
