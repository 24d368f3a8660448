import { Fault } from '../../faults/fault';
import { nameFaults } from '../../model-servers/query-faults';
import { LabelMatcher } from '../../promql/label-matcher';
import { ownSeriesOf, Scrape } from '../metrics/scrape';

/** Why selectors find no series of the model, whose own monitor tells how they are labelled. */
export function ownSeriesFaults(query: string, scrape?: Scrape): Fault[] {
  if (scrape?.attached === undefined || ownSeriesOf(scrape).length === 0) {
    return [];
  }
  const target = { own: labelledBy(scrape), added: [], running: () => undefined };
  return nameFaults(query, target).filter(({ isWarning }) => isWarning !== true)
    .map((each) => each.rule !== 'label-mismatch' ? each : { ...each, fix: `${each.fix}, or say in availableAtZero of the trigger whose metric it is` });
}

/** What a monitor labels the series of the model by; through a Service its name is the job too. Source: prometheus-operator v0.93 pkg/prometheus/promcfg.go. */
function labelledBy(scrape: Scrape): LabelMatcher[] {
  const own = ownSeriesOf(scrape);
  const service = scrape.attached?.includes('job') === true ? own.find(({ label }) => label === 'service') : undefined;
  return service === undefined ? own : [...own, LabelMatcher.equal('job', service.value)];
}
