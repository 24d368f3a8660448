import { Answer, Transport } from './answer';
import { opened } from './envelope';
import {
  InstantResult, instantResult, Labels, metadataResult, MetricMetadata, RangeSeries, rangeResult, ScrapeTarget, seriesResult, targetsResult,
  textsResult,
} from './results';
import { stepSeconds, TimeRange } from './time-range';
import { isObject, textIn } from '../platforms/kubernetes/untyped';

/** Series, names and values that are asked for at most; servers before Prometheus 3.0 give all, and the size of the answer is bounded. */
const DEFAULT_LIMIT = 1000;

/** When some series were there. */
export interface Presence {
  /** How far apart the moments are that were looked at; between two of them nothing is missed. */
  readonly stepSeconds: number;
  /** The first and the last of them; undefined where there were no series. */
  readonly firstSeconds?: number;
  readonly lastSeconds?: number;
  /** How many at the last moment at which there were some, and at most. */
  readonly count: number;
  readonly mostCount: number;
}

/** The series of a range query, and the step between their points. */
export interface RangeAnswer {
  readonly series: RangeSeries[];
  readonly stepSeconds: number;
}

/** Which series: a selector such as `up{job="model"}`, and the time in which to look for them. */
export interface SeriesChoice {
  readonly selector: string;
  readonly startSeconds?: number;
  readonly endSeconds?: number;
  readonly limit?: number;
}

/** The HTTP API of Prometheus, and of those that speak it: Thanos, Mimir, Victoria Metrics. It reads alone, and each answer is bounded. */
export class PrometheusClient {
  constructor(private readonly transport: Transport) {}

  get address(): string {
    return this.transport.address;
  }

  /** What a query gives at a moment; without one, now by the clock of the server. */
  async query(query: string, atSeconds?: number): Promise<Answer<InstantResult>> {
    return this.ask('/api/v1/query', [['query', query], ...optional('time', atSeconds)], instantResult);
  }

  /** What a query gives over a time, in as many points as were asked for at most; parameters of other servers may go with it. */
  async queryRange(query: string, range: TimeRange, parameters: Labels = {}): Promise<Answer<RangeAnswer>> {
    const step = stepSeconds(range);
    return this.ask('/api/v1/query_range', [
      ['query', query], ['start', String(range.startSeconds)], ['end', String(range.endSeconds)], ['step', String(step)], ...Object.entries(parameters),
    ], (data) => {
      const series = rangeResult(data);
      return series && { series, stepSeconds: step };
    });
  }

  /** When the series of a selector were there: each moment looks back to the one before. */
  async presence(selector: string, range: TimeRange): Promise<Answer<Presence>> {
    const answer = await this.queryRange(`count(last_over_time(${selector}[${stepSeconds(range)}s]))`, range);
    return answer.fault === undefined ? { value: presenceIn(answer.value), warnings: answer.warnings } : answer;
  }

  /** The labels of the series of a selector. */
  async series({ selector, ...choice }: SeriesChoice): Promise<Answer<Labels[]>> {
    return this.ask('/api/v1/series', [['match[]', selector], ...within(choice)], seriesResult);
  }

  /** The values that a label has; `__name__` for the names of metrics. */
  async labelValues(label: string, { selector, ...choice }: Partial<SeriesChoice> = {}): Promise<Answer<string[]>> {
    return this.ask(`/api/v1/label/${encodeURIComponent(label)}/values`, [...optional('match[]', selector), ...within(choice)], textsResult);
  }

  /** The targets that are scraped now; those of one configuration where its name is given. */
  async targets(scrapePool?: string): Promise<Answer<ScrapeTarget[]>> {
    return this.ask('/api/v1/targets', [['state', 'active'], ...optional('scrapePool', scrapePool)], targetsResult);
  }

  /** What the targets say of a metric; nothing where none exposes it. */
  async metadata(metric: string): Promise<Answer<MetricMetadata[]>> {
    return this.ask('/api/v1/metadata', [['metric', metric]], (data) => metadataResult(data, metric));
  }

  /** The version of the server, such as `3.5.3`. */
  async version(): Promise<Answer<string>> {
    return this.ask('/api/v1/status/buildinfo', [], (data) => isObject(data) ? textIn(data.version) : undefined);
  }

  private async ask<T>(path: string, parameters: (readonly [string, string])[], read: (data: unknown) => T | undefined): Promise<Answer<T>> {
    const sent = await this.transport.send({ path, parameters });
    if (sent.fault !== undefined) {
      return { fault: sent.fault };
    }
    const answer = opened(sent, this.transport);
    if (answer.fault !== undefined) {
      return { fault: answer.fault };
    }
    const value = read(answer.value);
    return value === undefined
      ? { fault: { kind: 'not-prometheus', what: `${this.address} answers ${path} in another form than Prometheus`, fix: 'check that it is a Prometheus, and its version' } }
      : { value, warnings: answer.warnings.map((each) => this.transport.hide(each)) };
  }
}

function presenceIn({ series, stepSeconds: step }: RangeAnswer): Presence {
  const samples = series[0]?.samples ?? [];
  return {
    stepSeconds: step,
    firstSeconds: samples.at(0)?.atSeconds,
    lastSeconds: samples.at(-1)?.atSeconds,
    count: samples.at(-1)?.value ?? 0,
    mostCount: samples.reduce((most, { value }) => Math.max(most, value), 0),
  };
}

function optional(name: string, value: string | number | undefined): [string, string][] {
  return value === undefined ? [] : [[name, String(value)]];
}

function within({ endSeconds, limit = DEFAULT_LIMIT, startSeconds }: Omit<SeriesChoice, 'selector'>): [string, string][] {
  return [...optional('start', startSeconds), ...optional('end', endSeconds), ['limit', String(limit)]];
}
