import { askedQuery, isAsked } from '../chain/asked-query';
import { DAYS_LOOKED_AT, PrometheusSight, QuerySight, SelectorSight } from '../chain/prometheus-sight';
import { Seen } from '../chain/seen';
import { nearest } from '../faults/nearest';
import { AutoscalerNode } from '../graph/autoscaler';
import { Answer } from '../prometheus-api/answer';
import { Presence, PrometheusClient } from '../prometheus-api/prometheus-client';
import { rangeUntil, TimeRange } from '../prometheus-api/time-range';
import { isLabelName, LabelMatcher, quote } from '../promql/label-matcher';
import { tryParse } from '../promql/parse';
import { Selector, selectorsOf } from '../promql/selectors';
import { NAME_LABEL } from '../promql/vocabulary';

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 24 * HOUR_SECONDS;
/** Points of each look: a minute apart in the hour, an hour apart in the days. */
const HOUR_POINTS = 61;
/** Queries that are asked, and selectors of each, at most; names that are compared with a wrong one. */
const [MOST_QUERIES, MOST_SELECTORS, MOST_NAMES] = [40, 6, 5000];

/** Asks a Prometheus for all that the triggers of some autoscalers ask of it. It is asked one thing after the other. */
export async function readPrometheus(client: PrometheusClient, seen: Seen, nodes: readonly AutoscalerNode[]): Promise<PrometheusSight> {
  const { address } = client;
  // Its own clock, by which its series are dated.
  const clock = await client.query('time()');
  const nowSeconds = clock.value?.series[0]?.sample?.value;
  if (nowSeconds === undefined) {
    const fault = clock.fault ?? { kind: 'not-prometheus', what: `${address} does not tell the time`, fix: 'check that it is a Prometheus' };
    return { address, fault, queries: new Map() };
  }
  const asked = nodes.flatMap((node) => node.triggers.map((trigger) => askedQuery(seen, node, trigger))).filter(isAsked);
  const texts = [...new Set(asked.map(({ query }) => query.text))].slice(0, MOST_QUERIES);
  const targets = await client.targets();
  const queries = new Map<string, QuerySight>();
  for (const text of texts) {
    queries.set(text, await readQuery(client, text, nowSeconds));
  }
  return { address, targets, queries };
}

async function readQuery(client: PrometheusClient, text: string, nowSeconds: number): Promise<QuerySight> {
  const now = await client.query(text, nowSeconds);
  const hour = await client.queryRange(text, rangeUntil(nowSeconds, HOUR_SECONDS, HOUR_POINTS));
  const tree = tryParse(text);
  const found = tree === undefined ? [] : selectorsOf(text, tree);
  const once = [...new Map(found.map((selector) => [selectorText(selector), selector]))].slice(0, MOST_SELECTORS);
  const selectors: SelectorSight[] = [];
  for (const [selected, selector] of once) {
    selectors.push(await readSelector(client, selected, selector, nowSeconds));
  }
  return { now, hour, selectors };
}

async function readSelector(client: PrometheusClient, text: string, { metric, matchers }: Selector, nowSeconds: number): Promise<SelectorSight> {
  const days = rangeUntil(nowSeconds, DAYS_LOOKED_AT * DAY_SECONDS, DAYS_LOOKED_AT * 24 + 1);
  const presence = await presenceOf(client, text, nowSeconds, days);
  if (metric === undefined || presence.fault !== undefined || isThere(presence.value)) {
    return { text, metric, presence, values: [] };
  }
  const ofMetric = await presenceOf(client, nameSelector(metric), nowSeconds, days);
  if (ofMetric.value?.lastSeconds !== undefined) {
    return { text, metric, presence, ofMetric, values: await valuesOf(client, metric, matchers, nowSeconds) };
  }
  const [metadata, names] = [await client.metadata(metric), await client.labelValues(NAME_LABEL, { limit: MOST_NAMES })];
  return { text, metric, presence, ofMetric, values: [], isDeclared: (metadata.value ?? []).length > 0, meant: nearest(metric, names.value ?? []) };
}

/** The look back in hours, with what is there at this moment as its end. */
async function presenceOf(client: PrometheusClient, text: string, nowSeconds: number, days: TimeRange): Promise<Answer<Presence>> {
  const [past, now] = [await client.presence(text, days), await client.query(`count(${text})`, nowSeconds)];
  const count = now.value?.series[0]?.sample?.value ?? 0;
  if (past.fault !== undefined || now.fault !== undefined || count === 0) {
    return past.fault === undefined ? { ...past, value: { ...past.value, count: 0 } } : past;
  }
  const { value } = past;
  const { firstSeconds = nowSeconds, mostCount } = value;
  return { ...past, value: { ...value, count, firstSeconds, lastSeconds: nowSeconds, mostCount: Math.max(mostCount, count) } };
}

function isThere({ count }: Presence): boolean {
  return count > 0;
}

/** What the labels have that the selector wants otherwise. */
async function valuesOf(client: PrometheusClient, metric: string, matchers: readonly LabelMatcher[], nowSeconds: number): Promise<SelectorSight['values']> {
  const values: { label: string; wanted: string; has: string[] }[] = [];
  for (const { label, operator, value } of matchers.filter((each) => each.operator === '=' && each.value !== '')) {
    const alone = await client.query(`count(${nameSelector(metric, [LabelMatcher.equal(label, value)])})`, nowSeconds);
    if (operator === '=' && alone.value?.series.length === 0) {
      const has = await client.labelValues(label, { selector: nameSelector(metric) });
      values.push({ label, wanted: value, has: has.value ?? [] });
    }
  }
  return values;
}

/** A selector as text, with its name among its conditions, since it may hold what an identifier does not. */
function selectorText({ metric, matchers }: Selector): string {
  return metric === undefined ? `{${matchers.map(conditionText).join(',')}}` : nameSelector(metric, matchers);
}

function nameSelector(metric: string, matchers: readonly LabelMatcher[] = []): string {
  return `{${[LabelMatcher.equal(NAME_LABEL, metric), ...matchers].map(conditionText).join(',')}}`;
}

function conditionText({ label, operator, value }: LabelMatcher): string {
  return `${isLabelName(label) ? label : quote(label)}${operator}${quote(value)}`;
}
