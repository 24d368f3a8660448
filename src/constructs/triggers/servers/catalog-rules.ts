import { SignalOptions } from './signal';
import { nearest } from '../../../faults/nearest';
import { Place } from '../../../faults/place';
import { CatalogMetric } from '../../../model-servers/catalog-metric';
import { attachedText } from '../../../model-servers/label-faults';
import { RENAMED, TARGET_LABELS } from '../../../model-servers/series-owner';
import { isBefore, isServerVersion, ServerMetrics } from '../../../model-servers/server-metrics';
import { LabelMatcher } from '../../../promql/label-matcher';
import { RESERVED_LABELS } from '../../../promql/vocabulary';
import { Scrape } from '../../metrics/scrape';

/** A metric as a version of its server has it: by its old name, or refused where it was not there yet. */
export function metricOf(place: Place, { server, metrics, versions }: ServerMetrics, name: string, version?: string): CatalogMetric {
  // Every name that a trigger or another metric refers to is in the catalogue, which its tests see to.
  const find = (wanted: string) => metrics.find((metric) => metric.name === wanted)!;
  const metric = find(name);
  if (version === undefined) {
    return metric;
  }
  if (!isServerVersion(version)) {
    place.refuse(`is no version of ${server}`, version, 'write it in numbers, or leave it out for the newest');
  }
  if (metric.since === undefined || !isBefore(version, metric.since)) {
    return metric;
  }
  return metric.oldName === undefined
    ? place.refuse(`does not have ${name} yet, which came with ${metric.since}${versions === undefined ? '' : ` (versions are ${versions})`}`, version, 'use another signal of this server, or correct serverVersion')
    : find(metric.oldName);
}

/** What a version of its server calls a metric, as far as that is known. */
export function nameIn({ metrics }: ServerMetrics, name: string, version?: string): string {
  const { oldName = name, since } = metrics.find((metric) => metric.name === name) ?? {};
  return version !== undefined && since !== undefined && isServerVersion(version) && isBefore(version, since) ? oldName : name;
}

/** Refuses conditions on labels that a metric does not have: they select nothing, and nothing counts as idle. */
export function checkOwnLabels(
  place: Place, metrics: CatalogMetric[], { matchers = [], serverVersion: version }: SignalOptions, scrape?: Scrape,
): void {
  const attachedElsewhere = scrape?.scrapedBy === undefined ? [] : scrape.series?.map(({ label }) => label) ?? [];
  matchers.forEach(({ label }, i) => {
    const at = place.at(i);
    const own = label.startsWith(RENAMED) && TARGET_LABELS.includes(label.slice(RENAMED.length)) ? label.slice(RENAMED.length) : label;
    for (const metric of metrics) {
      if (metric.labels.includes(own)) {
        checkThere(at, metric, own, version);
        checkRenamed(at, metric, own, label, scrape);
      // The reserved ones are refused elsewhere, with better words.
      } else if (![...TARGET_LABELS, ...RESERVED_LABELS, ...attachedElsewhere].includes(label)) {
        refuseUnknown(at, metric, label);
      }
    }
  });
}

/** Conditions of ours as the monitor in use leaves their labels; one of the user's on the same label takes their place. */
export function conditionsFor(place: Place, conditions: LabelMatcher[], matchers: LabelMatcher[] = [], scrape?: Scrape): LabelMatcher[] {
  const given = matchers.map(({ label }) => label);
  const ours = conditions.map((condition) => scrape?.platform?.conditions.find(({ label }) => label === condition.label) ?? condition);
  return ours.filter(({ label }) => !given.includes(label) && !given.includes(`${RENAMED}${label}`)).flatMap((condition) => {
    const renamed = isAttached(condition.label, scrape);
    const other = renamedMatcher(condition);
    if (renamed !== undefined) {
      return [renamed ? other : condition];
    }
    // A condition that drops something holds for series without the label too.
    return condition.operator.startsWith('!') ? [condition, other] : place.refuse(
      `needs ${condition.label}="${condition.value}", and it is not known whether whoever scrapes the model renames that label to ${other.label}`, undefined,
      `say which it is: LabelMatcher.equal('${condition.label}', '${condition.value}'), or of '${other.label}'`);
  });
}

/** Whether the monitor puts a label on each series, so that the metric's own one of that name is renamed; undefined where it is not known. */
function isAttached(label: string, scrape?: Scrape): boolean | undefined {
  if (!TARGET_LABELS.includes(label)) {
    return false;
  }
  if (scrape?.attached !== undefined) {
    return scrape.attached.includes(label);
  }
  return scrape?.series?.some((matcher) => matcher.label === label) ? true : undefined;
}

/** Refuses a label that a version does not have yet. */
function checkThere(place: Place, { labelsSince, name }: CatalogMetric, label: string, version?: string): void {
  const since = labelsSince?.[label];
  if (version !== undefined && since !== undefined && isBefore(version, since)) {
    place.refuse(`is a label that ${name} has since ${since}, and serverVersion is ${version}`, label, 'leave it out, or correct serverVersion');
  }
}

/** Refuses a label of a metric by a name that the monitor in use does not leave it. */
function checkRenamed(place: Place, { name }: CatalogMetric, own: string, given: string, scrape?: Scrape): void {
  const renamed = isAttached(own, scrape);
  if (renamed === true && given === own) {
    place.refuse(attachedText(name), given, `write ${RENAMED}${own}`);
  }
  if (renamed === false && given !== own) {
    place.refuse(`is not what ${name} calls it here: a monitor renames those labels alone that it has itself`, given, `write ${own}`);
  }
}

function refuseUnknown(place: Place, { labels, name }: CatalogMetric, label: string): never {
  const meant = nearest(label, [...labels, ...TARGET_LABELS]) ?? labels.find((known) => known.startsWith(`${label}_`) || label.startsWith(`${known}_`));
  const known = labels.length === 0 ? 'which has none of its own' : `which has ${labels.join(', ')}`;
  const fix = meant === undefined ? 'leave it out' : `write ${meant}`;
  return place.refuse(`is no label of ${name}, ${known}`, label,
    `${fix}, or use RequestRateTrigger, LatencyTrigger or PrometheusTrigger where something else attaches it`);
}

function renamedMatcher({ label, operator, value }: LabelMatcher): LabelMatcher {
  const renamed = `${RENAMED}${label}`;
  switch (operator) {
    case '=': return LabelMatcher.equal(renamed, value);
    case '!=': return LabelMatcher.notEqual(renamed, value);
    case '=~': return LabelMatcher.matches(renamed, value);
    default: return LabelMatcher.notMatches(renamed, value);
  }
}
