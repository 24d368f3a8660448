import { faultFindings } from './fault-findings';
import { ofRule, PerForm, queryFindings } from './query-findings';
import { Finding, Rule, Severity, Unknown } from './rule';
import { AutoscalerNode } from '../graph/autoscaler';
import { QueryForm, QueryNode, queriesOf } from '../graph/query-node';
import { ScalingGraph } from '../graph/scaling-graph';
import { isOfExporter, isRecorded } from '../model-servers/exporters';
import { parse } from '../promql/parse';
import { RateWindow } from '../promql/rate-windows';
import { metricsOf } from '../promql/selectors';
import { shortestWindow, stepFaults, windowFaults } from '../promql/window-faults';

const ID = 'window-short';
/** Below it a rate is empty by any default: a Prometheus of the operator scrapes every 30 seconds, any other each minute. */
const SHORT_BY_DEFAULT = 60_000;

export const windowShort: Rule = {
  id: ID,
  severity: Severity.ERROR,
  says: 'A rate needs two samples: over fewer than two scrapes it is empty, and over fewer than three one lost scrape empties it.',
  remedy: 'Let the range span three scrapes or more.',
  source: 'prometheus v3.14 promql/functions.go, extrapolatedRate, and promql/engine.go',
  *find(graph: ScalingGraph): Iterable<Finding | Unknown> {
    yield* queryFindings(graph, ID, ({ text }) => stepFaults(text), ({ mayBeMetricsQl }) => !mayBeMetricsQl);
    const [windows, short] = [new PerForm<RateWindow | undefined>(), new PerForm<Map<number, boolean>>()];
    const isShort = (form: QueryForm, interval: number) => {
      const known = short.get(form, () => new Map());
      const is = known.get(interval) ?? windowFaults(form.text, interval).length > 0;
      known.set(interval, is);
      return is;
    };
    const owned = new Map<AutoscalerNode, number | undefined>();
    let scraped: Intervals | undefined;
    for (const query of queriesOf(graph)) {
      const { autoscaler, form, isReadable, mayBeMetricsQl } = query;
      const window = isReadable && !mayBeMetricsQl ? windows.get(form, windowOf) : undefined;
      if (window === undefined) {
        continue;
      }
      scraped ??= intervalsOf(graph);
      // Most are long enough whichever pods they ask for.
      if (scraped.longest !== undefined && window.millis >= SHORT_BY_DEFAULT && !isShort(form, scraped.longest)) {
        continue;
      }
      const own = owned.has(autoscaler) ? owned.get(autoscaler) : ownInterval(graph, autoscaler);
      owned.set(autoscaler, own);
      if (own !== undefined && scraped.shortest !== undefined) {
        const interval = Math.min(own, scraped.shortest);
        if (isShort(form, interval)) {
          yield* ofRule(query, ID, () => windowFaults(query.text, interval)).flatMap((each) => faultFindings(query.autoscaler, query.path, [each]));
        }
      } else if (own === undefined && !window.isSpare && window.millis < SHORT_BY_DEFAULT) {
        yield unknown(query, window);
      }
    }
  },
};

function unknown({ autoscaler, path }: QueryNode, { name, text }: RateWindow): Unknown {
  return {
    at: autoscaler,
    missing: `how often the series of ${path} are scraped is not known, and ${name} over ${text} is empty where that is every ${text} or less often; `
      + 'state interval in the monitor of the pods, or scrapeInterval of the Prometheus beside it',
  };
}

/** The shortest range of a rate in a query that asks for nothing but what is scraped from pods; undefined where it has none. */
function windowOf({ text }: QueryForm): RateWindow | undefined {
  return metricsOf(text, parse(text)).every((metric) => !isOfExporter(metric) && !isRecorded(metric)) ? shortestWindow(text) : undefined;
}

/** How often the pods that are scaled are scraped, in milliseconds. */
function ownInterval(graph: ScalingGraph, autoscaler: AutoscalerNode): number | undefined {
  const scraped = graph.metricSourcesOf(autoscaler).pods.filter((workload) => graph.isScraped(workload));
  const intervals = scraped.map((workload) => graph.scraping.intervalOf(workload)?.millis);
  return intervals.length === 0 || intervals.includes(undefined) ? undefined : Math.min(...intervals.map((millis) => millis ?? Infinity));
}

/** How often pods among the manifests are scraped, whose series may be meant; undefined where that is not known of some. */
interface Intervals {
  readonly shortest?: number;
  readonly longest?: number;
}

function intervalsOf(graph: ScalingGraph): Intervals {
  const intervals = graph.scrapedWorkloads.map((workload) => graph.scraping.intervalOf(workload)?.millis);
  return intervals.length === 0 || intervals.includes(undefined) ? {} : intervals.reduce<Required<Intervals>>(({ shortest, longest }, millis) =>
    ({ shortest: Math.min(shortest, millis!), longest: Math.max(longest, millis!) }), { shortest: Infinity, longest: 0 });
}
