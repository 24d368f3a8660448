import { isObject, listIn, numberIn, objectIn, textIn, textsIn } from '../platforms/kubernetes/untyped';

export interface Labels {
  readonly [label: string]: string;
}

/** A value at a moment; NaN and infinities are values. */
export interface Sample {
  readonly atSeconds: number;
  readonly value: number;
}

/** One series of an instant query. */
export interface InstantSeries {
  readonly labels: Labels;
  /** Undefined where it is a native histogram, which has no value. */
  readonly sample?: Sample;
}

/** What an instant query gives; KEDA reads vectors alone. */
export interface InstantResult {
  readonly type: 'vector' | 'scalar' | 'string' | 'matrix';
  /** Those of a vector, or the one number of a scalar. */
  readonly series: InstantSeries[];
}

/** One series of a range query. */
export interface RangeSeries {
  readonly labels: Labels;
  readonly samples: Sample[];
  /** How many of its points are native histograms, which have no value. */
  readonly histograms: number;
}

/** A target that Prometheus scrapes, or tries to. */
export interface ScrapeTarget {
  /** Of its series, after relabelling. */
  readonly labels: Labels;
  /** Before relabelling, such as `__meta_kubernetes_namespace`. */
  readonly discoveredLabels: Labels;
  /** Of its configuration, such as `serviceMonitor/ml/model/0`. */
  readonly scrapePool: string;
  readonly scrapeUrl: string;
  readonly health: 'up' | 'down' | 'unknown';
  /** Empty where the last scrape was good. */
  readonly lastError: string;
  /** Undefined before the first. */
  readonly lastScrapeMillis?: number;
  readonly lastScrapeSeconds?: number;
}

/** What the targets of a metric say that it is. */
export interface MetricMetadata {
  readonly type: string;
  readonly help: string;
  readonly unit: string;
}

/** A moment that Prometheus gives for none: Go's zero. */
const NEVER = '0001-01-01T00:00:00Z';
const RESULT_TYPES = ['vector', 'scalar', 'string', 'matrix'] as const;

/** Reads the data of `/api/v1/query`; undefined where it is something else. Source: prometheus v3.14 docs/querying/api.md. */
export function instantResult(data: unknown): InstantResult | undefined {
  const { result, resultType } = objectIn(data);
  const type = RESULT_TYPES.find((each) => each === resultType);
  if (type === undefined || !Array.isArray(result)) {
    return undefined;
  }
  if (type === 'scalar' || type === 'string') {
    return { type, series: type === 'scalar' ? [{ labels: {}, sample: sampleIn(result) }] : [] };
  }
  return { type, series: type === 'matrix' ? [] : result.map((each) => ({ labels: textsIn(objectIn(each).metric), sample: sampleIn(objectIn(each).value) })) };
}

/** Reads the data of `/api/v1/query_range`. */
export function rangeResult(data: unknown): RangeSeries[] | undefined {
  const { result, resultType } = objectIn(data);
  return resultType !== 'matrix' || !Array.isArray(result) ? undefined : result.map(objectIn).map(({ histograms, metric, values }) => ({
    labels: textsIn(metric),
    samples: listIn(values).flatMap((each) => sampleIn(each) ?? []),
    histograms: listIn(histograms).length,
  }));
}

/** Reads the data of `/api/v1/targets`. */
export function targetsResult(data: unknown): ScrapeTarget[] | undefined {
  const { activeTargets } = objectIn(data);
  return !Array.isArray(activeTargets) ? undefined : activeTargets.map(objectIn).map((target): ScrapeTarget => ({
    labels: textsIn(target.labels),
    discoveredLabels: textsIn(target.discoveredLabels),
    scrapePool: textIn(target.scrapePool) ?? '',
    scrapeUrl: textIn(target.scrapeUrl) ?? '',
    health: target.health === 'up' || target.health === 'down' ? target.health : 'unknown',
    lastError: textIn(target.lastError) ?? '',
    lastScrapeMillis: target.lastScrape === NEVER ? undefined : momentIn(target.lastScrape),
    lastScrapeSeconds: numberIn(target.lastScrapeDuration),
  }));
}

/** Reads the data of `/api/v1/metadata`, of one metric. */
export function metadataResult(data: unknown, metric: string): MetricMetadata[] | undefined {
  return !isObject(data) ? undefined : listIn(data[metric]).map(objectIn).map(({ help, type, unit }) => ({
    type: textIn(type) ?? '', help: textIn(help) ?? '', unit: textIn(unit) ?? '',
  }));
}

/** Reads a list of texts, such as label values. */
export function textsResult(data: unknown): string[] | undefined {
  return Array.isArray(data) ? data.flatMap((each) => textIn(each) ?? []) : undefined;
}

/** Reads the data of `/api/v1/series`. */
export function seriesResult(data: unknown): Labels[] | undefined {
  return Array.isArray(data) ? data.map(textsIn) : undefined;
}

function sampleIn(value: unknown): Sample | undefined {
  const [atSeconds, text] = listIn(value);
  return typeof atSeconds === 'number' && typeof text === 'string' ? { atSeconds, value: numberOf(text) } : undefined;
}

/** As Prometheus writes numbers: `+Inf`, `-Inf`, `NaN`. */
function numberOf(text: string): number {
  return Number(text.replace('Inf', 'Infinity'));
}

function momentIn(value: unknown): number | undefined {
  const millis = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(millis) ? undefined : millis;
}
