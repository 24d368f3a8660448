import { askedQuery, isAsked } from './asked-query';
import { authenticationLink } from './authentication-link';
import { fallbackOf } from './fallback-state';
import { hpaLink } from './hpa-link';
import { Link, LinkName } from './link';
import { MeasuredLinks, measuredLinks } from './measured-links';
import { MetricSource, metricSourcesOf, valueOf } from './metric-sources';
import { metricsApiLink } from './metrics-api-link';
import { queryLink } from './query-link';
import { replicasLink } from './replicas-link';
import { scaledObjectLink } from './scaled-object-link';
import { scrapeLinks } from './scrape-links';
import { Seen } from './seen';
import { Subject, subjectOf } from './subject';
import { targetLink } from './target-link';
import { AutoscalerNode } from '../graph/autoscaler';
import { ScalingTrigger } from '../graph/scaling-trigger';

/** The chain from a trigger to the replicas. */
export interface TriggerChain {
  readonly type: string;
  /** Where the trigger stands in its manifest. */
  readonly path: string;
  readonly links: Link[];
}

/** What was seen of an autoscaler. */
export interface ModelChain {
  readonly node: AutoscalerNode;
  readonly replicas?: number;
  readonly triggers: TriggerChain[];
}

/** The chains of an autoscaler, one for each trigger; one for all where it has none. */
export function chainOf(seen: Seen, node: AutoscalerNode): ModelChain {
  const subject = subjectOf(seen, node);
  const sources = metricSourcesOf(seen, node);
  const triggers = node.triggers.map((trigger, i): TriggerChain => {
    const { path, type } = trigger;
    return { type, path, links: linksOf(subject, trigger, i, sources) };
  });
  const ofAll = () => present([targetLink(subject), hpaLink(subject, undefined), scaledObjectLink(subject), replicasLink(subject)]);
  return { node, replicas: subject.replicas, triggers: triggers.length > 0 ? triggers : [{ type: 'none', path: 'spec', links: ofAll() }] };
}

function linksOf(subject: Subject, trigger: ScalingTrigger, i: number, sources: readonly MetricSource[]): Link[] {
  const { node, seen } = subject;
  const keda = node.scaledObject?.triggers[i];
  // A formula makes one metric of all triggers.
  const ofAll = node.formula === undefined ? undefined : sources.find((each) => each.trigger === undefined);
  const source = sources.find((each) => each.trigger === i) ?? ofAll;
  const answer = source?.path === undefined ? undefined : seen.observations.answers.get(source.path);
  const value = fallbackOf(subject) === undefined ? valueOf(answer) : undefined;
  const { prometheus } = seen.observations;
  const asked = prometheus === undefined ? undefined : askedQuery(seen, node, trigger);
  const measured: MeasuredLinks = prometheus === undefined || asked === undefined ? {}
    : isAsked(asked) ? measuredLinks(subject, prometheus, asked) : { series: asked };
  return present([
    targetLink(subject),
    ...scrapeLinks(subject, trigger, (value !== undefined && value !== 0) || measured.scrape?.state === 'ok'),
    measured.scrape,
    measured.series,
    keda === undefined ? undefined : authenticationLink(subject, keda),
    keda === undefined ? measured.query : together(queryLink(subject, keda, source, trigger.query), measured.query),
    source === undefined || subject.isPaused ? undefined : metricsApiLink(subject, source),
    hpaLink(subject, source),
    scaledObjectLink(subject),
    replicasLink(subject),
  ]);
}

/** What KEDA reads, and what Prometheus gives: what is broken counts first, then what is known. */
function together(read: Link | undefined, measured: Link | undefined): Link | undefined {
  if (read === undefined || measured === undefined) {
    return read ?? measured;
  }
  if (read.state === 'ok' && measured.state === 'ok') {
    return { ...read, says: `${read.says}; ${measured.says}` };
  }
  return [read, measured].find(({ state }) => state === 'broken') ?? [measured, read].find(({ state }) => state === 'ok') ?? read;
}

function present(links: readonly (Link | undefined)[]): Link[] {
  return links.filter((link) => link !== undefined);
}

/** The links of a chain that are broken by themselves, and not by one before them. */
export function causesIn(links: readonly Link[]): Link[] {
  const found = links.filter(({ state }) => state === 'broken');
  // What follows from another link does so too where that comes later.
  const own = found.filter(({ follows }) => follows !== true);
  return own.length === 0 ? found.slice(0, 1) : own.filter((link, i) => i === 0 || !isEffect(link, own.slice(0, i)));
}

/** Without the target nothing else can be; what the controllers say of themselves follows from what they work with. */
function isEffect({ name, isWarning }: Link, before: readonly Link[]): boolean {
  const breaksAt = (names: readonly LinkName[]) => before.some((link) => names.includes(link.name));
  return (isWarning !== true && ['metrics-api', 'hpa', 'scaled-object'].includes(name))
    || (['query', 'replicas'].includes(name) && breaksAt(['target']))
    || (name === 'query' && breaksAt(['port', 'service', 'monitor', 'scrape', 'series', 'authentication']));
}
