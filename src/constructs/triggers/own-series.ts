import { Fault } from '../../faults/fault';
import { bothWords } from '../../faults/fix';
import { knownMetrics } from '../../model-servers/model-servers';
import { nameFaults } from '../../model-servers/query-faults';
import { isOfModelServer, ownerBy, SeriesOwner } from '../../model-servers/series-owner';
import { isGoneWithout } from '../../promql/absence';
import { LabelMatcher } from '../../promql/label-matcher';
import { PromqlTree } from '../../promql/parse';
import { Selector, selectorsOf } from '../../promql/selectors';
import { ownSeriesOf, Scrape } from '../metrics/scrape';

/** Whose series a selector selects, by what is known of those of the model. */
function ownerOf(selector: Selector, scrape?: Scrape): SeriesOwner {
  return ownerBy(scrape === undefined ? [] : ownSeriesOf(scrape), selector);
}

/** A metric of a query without which it is empty, and which is gone with the model's own pods; undefined where there is none for sure. */
export function goneWithPods(query: string, tree: PromqlTree, scrape?: Scrape): string | undefined {
  const isOwn = (selector: Selector): boolean => isOfOwnPods(selector, scrape);
  return isGoneWithout(query, tree, isOwn) ? selectorsOf(query, tree).find(isOwn)?.metric : undefined;
}

function isOfOwnPods(selector: Selector, scrape?: Scrape): boolean {
  const { metric, matchers } = selector;
  if (metric === undefined || knownMetrics(metric).length === 0) {
    return false;
  }
  const owner = ownerOf(selector, scrape);
  // Names that others could have too are the model's own where the selector says so.
  const own = scrape === undefined ? [] : ownSeriesOf(scrape);
  const isPinned = own.length > 0 && own.every(({ label, value }) => matchers.some((each) => each.label === label && each.operator === '=' && each.value === value));
  return owner !== 'other' && (isOfModelServer(metric) || isPinned);
}

/** Why selectors find no series of the model, whose own monitor tells how they are labelled. */
export function ownSeriesFaults(query: string, scrape?: Scrape): Fault[] {
  if (scrape?.attached === undefined || ownSeriesOf(scrape).length === 0) {
    return [];
  }
  const target = { own: labelledBy(scrape), added: [], running: () => undefined };
  return nameFaults(query, target).filter(({ isWarning }) => isWarning !== true)
    .map((each) => each.rule !== 'label-mismatch' ? each : { ...each, fix: bothWords`${each.fix}, or say in availableAtZero of the trigger whose metric it is` });
}

/** What a monitor labels the series of the model by; through a Service its name is the job too. Source: prometheus-operator v0.93 pkg/prometheus/promcfg.go. */
function labelledBy(scrape: Scrape): LabelMatcher[] {
  const own = ownSeriesOf(scrape);
  const service = scrape.attached?.includes('job') === true ? own.find(({ label }) => label === 'service') : undefined;
  return service === undefined ? own : [...own, LabelMatcher.equal('job', service.value)];
}
