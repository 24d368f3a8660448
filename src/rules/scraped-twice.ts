import { Finding, Rule, Severity } from './rule';
import { Fix } from '../faults/fix';
import { display } from '../faults/place';
import { AutoscalerNode } from '../graph/autoscaler';
import { nameOf } from '../graph/manifest';
import { namedIn } from '../graph/named-workload';
import { ScalingGraph } from '../graph/scaling-graph';
import { ScrapedTwice, scrapedTwiceOf, ScrapeTarget } from '../graph/scrape-targets';
import { servedQuery } from '../graph/served-query';
import { Workload } from '../graph/workload';
import { isOfExporter, isRecorded } from '../model-servers/exporters';
import { isOfModelServer, TARGET_LABELS } from '../model-servers/series-owner';
import { SCRAPED_BY } from '../platforms/annotations';
import { tryParse } from '../promql/parse';
import { holdsFor, Selector, selectorsOf } from '../promql/selectors';
import { growsWith, isSummedOver } from '../promql/summed';

export const scrapedTwice: Rule = {
  id: 'scraped-twice',
  severity: Severity.WARNING,
  says: 'Prometheus stores each series twice where it scrapes one port of a pod for two monitors, or through two Services: a sum over the pods is twice too high.',
  remedy: 'Keep one of the monitors, or select the series of one by the label job.',
  source: 'prometheus-operator v0.93 pkg/prometheus/promcfg.go; prometheus 3.5 scrape/manager.go; recorded of prometheus-operator 0.87 and Prometheus 3.5.3',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const known = new Map<Workload, ScrapedTwice[]>();
    for (const autoscaler of graph.autoscalers) {
      if ((autoscaler.scrapedBy ?? autoscaler.manifest.metadata.annotations?.[SCRAPED_BY]) !== undefined) {
        continue;
      }
      for (const workload of graph.metricSourcesOf(autoscaler).pods) {
        const twice = known.get(workload) ?? scrapedTwiceOf(graph.scraping, workload);
        known.set(workload, twice);
        for (const asked of twice.length === 0 ? [] : queriesOf(graph, autoscaler)) {
          const [found] = twice.flatMap((each) => countedTwice(graph, asked.text, each) ?? []);
          if (found !== undefined) {
            yield finding(autoscaler, asked, found);
          }
        }
      }
    }
  },
};

/** A query, and where its trigger has it. */
interface Asked {
  readonly text: string;
  readonly path: string;
  /** The object whose rule it is, where a prometheus-adapter asks it. */
  readonly by?: string;
}

/** A metric that a query adds up twice, and why. */
interface Counted {
  readonly metric: string;
  readonly twice: ScrapedTwice;
}

function queriesOf({ adapters }: ScalingGraph, { manifest: { metadata: { namespace } }, triggers }: AutoscalerNode): Asked[] {
  return triggers.flatMap(({ metric, path, query }): Asked[] => {
    const served = metric && servedQuery(metric, { namespace }, adapters);
    return query !== undefined ? [query] : served === undefined ? [] : [{ ...served, path }];
  });
}

function countedTwice(graph: ScalingGraph, query: string, twice: ScrapedTwice): Counted | undefined {
  const tree = tryParse(query);
  const of = tree === undefined ? 'others' : seriesOf(graph, query, twice.workload);
  if (tree === undefined || of === 'others') {
    return undefined;
  }
  const summed = selectorsOf(query, tree).filter((selector) => takesBoth(selector, twice) && isSummedOver(query, selector.node, twice.differing));
  const nodes = summed.map(({ node }) => node);
  const [metric] = summed.flatMap(({ metric: name, node }) => name !== undefined && (isOfModelServer(name) || (of === 'pods' && mayBeOfPods(name))) && growsWith(query, node, nodes) ? [name] : []);
  return metric === undefined ? undefined : { metric, twice };
}

/** Whose series a query means: those of some pods where it names them, or where nothing else that is scraped can be meant. */
function seriesOf({ scraping, scrapedWorkloads }: ScalingGraph, query: string, workload: Workload): 'pods' | 'others' | 'either' {
  const others = scrapedWorkloads.filter((each) => each !== workload);
  const named = namedIn(query, [workload, ...others], (each) => scraping.namesOf(each));
  if (named.size > 0) {
    return named.has(workload) ? 'pods' : 'others';
  }
  return others.length === 0 ? 'pods' : 'either';
}

function mayBeOfPods(metric: string): boolean {
  return !isOfExporter(metric) && !isRecorded(metric) && metric !== 'up';
}

/** Whether a selector takes the series of both targets, as far as its conditions on target labels tell. */
function takesBoth({ matchers }: Selector, { differing, targets, workload }: ScrapedTwice): boolean {
  const { namespace } = workload.manifest.metadata;
  return matchers.every((matcher) => {
    const { label } = matcher;
    return targets.every(({ labels }) => {
      const value = label === 'namespace' ? namespace : labels[label];
      return Object.hasOwn(labels, label) || (label === 'namespace' && namespace !== undefined) ? holdsFor(matcher, value ?? '') === true
        : !differing.includes(label) || TARGET_LABELS.includes(label);
    });
  });
}

function finding(at: AutoscalerNode, { by, path, text }: Asked, { metric, twice: { port, targets, workload } }: Counted): Finding {
  const [one, other] = targets;
  const [label] = ['job', 'service', 'endpoint'].filter((each) => one.labels[each] !== other.labels[each]);
  const remaining = targets.find(({ labels }) => labels[label] !== undefined)!;
  const condition = `${label}="${remaining.labels[label]}"`;
  return {
    at,
    alsoAt: [workload, ...new Set(targets.map(({ monitor }) => monitor))],
    field: path,
    problem: `${by === undefined ? '' : `is asked by ${by}, and `}adds each series of ${metric} twice: port ${port}, path ${one.path} of ${nameOf(workload.manifest)} is scraped for ${wayOf(one)}, and again for ${wayOf(other)}`,
    got: display(text),
    fix: fixOf(one, other, condition),
    cause: targets.map(wayOf).join(' '),
  };
}

function wayOf({ monitor, service }: ScrapeTarget): string {
  return `${nameOf(monitor.manifest)}${service === undefined ? '' : ` through ${nameOf(service.manifest)}`}`;
}

function fixOf(one: ScrapeTarget, other: ScrapeTarget, condition: string): Fix {
  const first = one.monitor === other.monitor ? 'let the monitor select one of the Services' : 'remove one of the monitors';
  return `${first}, or select the series of one: ${condition}`;
}
