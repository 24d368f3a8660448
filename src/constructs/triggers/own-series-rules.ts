import { spelledRight } from './metric-spelling';
import { ownerOf } from './own-series';
import { nearest } from '../../faults/nearest';
import { knownMetrics } from '../../model-servers/model-servers';
import { LabelMatcher } from '../../promql/label-matcher';
import { PromqlTree } from '../../promql/parse';
import { QueryFault } from '../../promql/query-fault';
import { holdsFor, Selector, selectorsOf } from '../../promql/selectors';
import { ownSeriesOf, Scrape } from '../metrics/scrape';
import { isTargetLabel, TARGET_LABELS } from '../metrics/target-labels';

/** Labels that a series of a histogram or a summary has beside those of its metric. */
const OF_SERIES = ['le', 'quantile'];
/** Parts of names, such as `a` and `b` of `llm-a` and `llm-b`, that tell things apart which are both meant. */
const SHORT_PART = 2;
/** Names of fewer letters are too near to each other to tell a wrong one. */
const TELLING = 5;

/** Why a selector finds no series of the model, whose own monitor tells how they are labelled; the first of such faults. */
export function ownSeriesFault(query: string, tree: PromqlTree, scrape?: Scrape): QueryFault | undefined {
  if (scrape?.attached === undefined || ownSeriesOf(scrape).length === 0) {
    return undefined;
  }
  for (const selector of selectorsOf(query, tree)) {
    const fault = misspelledValue(selector, labelledBy(scrape)) ?? (ownerOf(selector, scrape) === 'own' ? misspelledName(selector) ?? misspelledLabel(selector) : undefined);
    if (fault !== undefined) {
      return fault;
    }
  }
  return undefined;
}

/** What a monitor labels the series of the model by; through a Service its name is the job too. Source: prometheus-operator v0.93 pkg/prometheus/promcfg.go. */
function labelledBy(scrape: Scrape): LabelMatcher[] {
  const own = ownSeriesOf(scrape);
  const service = scrape.attached?.includes('job') === true ? own.find(({ label }) => label === 'service') : undefined;
  return service === undefined ? own : [...own, LabelMatcher.equal('job', service.value)];
}

/** A value that is nearly the one by which the monitor labels the series of the model. */
function misspelledValue({ matchers }: Selector, own: LabelMatcher[]): QueryFault | undefined {
  for (const { label, operator, value } of matchers) {
    const right = own.find((each) => each.label === label);
    if (operator === '=' && right !== undefined && right.value !== value && isMisspelled(value, right.value)) {
      return {
        problem: `selects ${label}="${value}", and the monitor of the model gives its series ${label}="${right.value}": the selector finds nothing of it`,
        fix: `write ${label}="${right.value}", or say in availableAtZero of the trigger whose metric it is`,
      };
    }
  }
  return undefined;
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

/** A metric that no server has by this name, and one of them has by nearly the same. */
function misspelledName({ metric }: Selector): QueryFault | undefined {
  const meant = metric === undefined ? undefined : spelledRight(metric);
  return meant === undefined ? undefined : { problem: `asks for ${metric}, and the server that has such a metric calls it ${meant}: no pod exports ${metric}`, fix: `write ${meant}` };
}

/** A label that the metric does not have, and nearly the name of one that it has. */
function misspelledLabel({ metric, matchers }: Selector): QueryFault | undefined {
  const known = metric === undefined ? [] : knownMetrics(metric);
  const labels = known.flatMap((each) => each.metric.labels);
  const wrong = known.length === 0 ? undefined : matchers.find((matcher) =>
    ![...labels, ...OF_SERIES].includes(matcher.label) && !isTargetLabel(matcher.label) && holdsFor(matcher, '') === false);
  if (wrong === undefined) {
    return undefined;
  }
  const { label, operator, value } = wrong;
  const meant = nearest(label, [...labels, ...TARGET_LABELS]) ?? labels.find((each) => each.startsWith(`${label}_`) || label.startsWith(`${each}_`));
  return meant === undefined ? undefined : {
    problem: `selects ${label}${operator}"${value}", and ${metric} has no label ${label}: the selector finds nothing`,
    fix: `write ${meant}${operator}"..."`,
  };
}
