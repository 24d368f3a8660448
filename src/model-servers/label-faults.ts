import { knownMetrics } from './model-servers';
import { isTargetLabel, RENAMED, TARGET_LABELS } from './series-owner';
import { Fault } from '../faults/fault';
import { nearest } from '../faults/nearest';
import { LabelMatcher } from '../promql/label-matcher';
import { queryFault, queryWarning } from '../promql/query-fault';
import { holdsFor, Selector } from '../promql/selectors';
import { PART_LABELS } from '../promql/vocabulary';

const RULE = 'label-mismatch';
/** Parts of names, such as `a` and `b` of `llm-a` and `llm-b`, that tell things apart which are both meant. */
const SHORT_PART = 2;
/** Names of fewer letters are too near to each other to tell a wrong one. */
const TELLING = 5;

/** Conditions on values that are nearly those by which the series of the model are labelled, and no names of something else. */
export function valueFaults(
  query: string, selectors: Selector[], own: LabelMatcher[], isKnownName: (name: string) => boolean = () => false,
): Fault[] {
  return selectors.flatMap(({ matchers }) => matchers).flatMap(({ label, operator, value }) => {
    const right = own.find((each) => each.label === label);
    return operator !== '=' || right === undefined || right.value === value || !isMisspelled(value, right.value) || isKnownName(value) ? []
      : [queryFault(RULE, query, `selects ${label}="${value}", and the monitor of the model gives its series ${label}="${right.value}": the selector finds nothing of it`,
        `write ${label}="${right.value}"`)];
  });
}

/**
 * Conditions on labels that a metric has itself, and its monitor too: Prometheus then renames that of the metric, and the condition is on
 * that of the monitor. `isKnownName` tells values that are names of something else.
 */
export function renamedLabelFaults(
  query: string, selectors: Pick<Selector, 'matchers' | 'metric'>[], own: LabelMatcher[], isKnownName: (name: string) => boolean = () => false,
): Fault[] {
  return selectors.flatMap(({ metric, matchers }) => matchers.flatMap(({ label, operator, value }) => {
    const right = own.find((each) => each.label === label);
    return operator !== '=' || right === undefined || right.value === value || isKnownName(value) || !hasLabel(metric, label) ? []
      : [queryWarning(RULE, query, `selects ${label}="${value}", which ${attachedText(metric!)}: the selector finds nothing of the model`,
        `write ${RENAMED}${label}="${value}"`)];
  }));
}

/** What becomes of a label of a metric that the monitor attaches too. Source: prometheus v3.14 config, honor_labels. */
export function attachedText(metric: string): string {
  return `is a label of the monitor here, for which that of ${metric} is renamed`;
}

function hasLabel(metric: string | undefined, label: string): boolean {
  return metric !== undefined && knownMetrics(metric).some((known) => known.metric.labels.includes(label));
}

/**
 * Conditions on labels that no server has on the metric, and some have by nearly the same name; `added` are those that a monitor adds,
 * undefined where what scrapes the model may add any.
 */
export function labelFaults(query: string, selectors: Pick<Selector, 'matchers' | 'metric'>[], added?: string[]): Fault[] {
  return selectors.flatMap(({ metric, matchers }) => {
    const known = metric === undefined ? [] : knownMetrics(metric);
    const labels = known.flatMap((each) => each.metric.labels);
    return known.length === 0 ? [] : matchers.filter((matcher) =>
      ![...labels, ...PART_LABELS, ...added ?? []].includes(matcher.label) && !isTargetLabel(matcher.label) && holdsFor(matcher, '') === false)
      .flatMap(({ label, operator, value }) => {
        const meant = nearest(label, [...labels, ...TARGET_LABELS]) ?? labels.find((each) => each.startsWith(`${label}_`) || label.startsWith(`${each}_`));
        return meant === undefined ? [] : [(added === undefined ? queryWarning : queryFault)(RULE, query,
          `selects ${label}${operator}"${value}", and ${metric} has no label ${label}: the selector finds nothing`, `write ${meant}${operator}"..."`)];
      });
  });
}

function isMisspelled(name: string, right: string): boolean {
  return right.length >= TELLING && nearest(name, [right]) !== undefined && !isSibling(name, right);
}

/** Whether two names differ in a short part or in digits alone, as those of two models do. */
function isSibling(one: string, other: string): boolean {
  const [parts, others] = [one, other].map((name) => name.split(/[^A-Za-z0-9]+/));
  return one.replace(/\d+/g, '') === other.replace(/\d+/g, '') || parts.length !== others.length
    || parts.every((part, i) => part === others[i] || (part.length <= SHORT_PART && others[i].length <= SHORT_PART));
}
