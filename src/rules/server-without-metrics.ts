import { Finding, Rule, Severity } from './rule';
import { askedBy, KnownSeries } from '../graph/asked-series';
import { AutoscalerNode } from '../graph/autoscaler';
import { seriesKnownOf } from '../graph/known-series';
import { nameOf } from '../graph/manifest';
import { startedIn } from '../graph/pod-contents';
import { ScalingGraph } from '../graph/scaling-graph';
import { Workload } from '../graph/workload';
import { isSilenced, SilentServer, silentServer } from '../model-servers/metrics-switch';
import { findMetric } from '../model-servers/model-servers';
import { isOfModelServer, isTargetLabel, ownerBy } from '../model-servers/series-owner';
import { metriclessServer } from '../model-servers/without-metrics';
import { SCRAPED_BY } from '../platforms/annotations';
import { LabelMatcher } from '../promql/label-matcher';
import { parse } from '../promql/parse';
import { Selector, selectorsOf } from '../promql/selectors';

export const serverWithoutMetrics: Rule = {
  id: 'server-without-metrics',
  severity: Severity.ERROR,
  says: 'A server that has no metrics, or is started with its metrics off, exports none: scrapes of it fail, and triggers on them never see a value.',
  remedy: 'Start the server with the option that turns its metrics on, or without the one that turns them off; where it has none, count the requests in front of it: by the HTTP add-on of KEDA, whose interceptor holds them while the model starts, or by a proxy that exports metrics.',
  source: 'ollama/ollama v0.33 server/routes.go (fb3076099); kedacore/http-add-on v0.16; vllm-project/vllm vllm/v1/engine/async_llm.py (0.11); sgl-project/sglang docs/references/production_metrics.md; ggml-org/llama.cpp tools/server/README.md (00dc8057)',
  *find(graph: ScalingGraph): Iterable<Finding> {
    yield* scrapedInVain(graph);
    for (const autoscaler of graph.autoscalers) {
      yield* askedInVain(graph, autoscaler);
    }
  },
};

/** Monitors of servers that have no metrics. */
function* scrapedInVain(graph: ScalingGraph): Iterable<Finding> {
  for (const monitor of graph.scraping.monitors) {
    for (const workload of graph.pickedBy(monitor).workloads) {
      const server = metriclessIn(workload);
      if (server !== undefined) {
        yield {
          at: monitor,
          alsoAt: [workload],
          field: `spec.${monitor.endpointsField}`,
          problem: `asks ${nameOf(workload.manifest)} for metrics, and its server, ${server}, exports none`,
          got: server,
          fix: {
            yaml: 'delete the monitor, and scale by the HTTP add-on: an InterceptorRoute and a trigger of type external-push, or put a proxy with metrics in front',
            typescript: 'leave out metrics of the server, and use new HttpAddOnTrigger of KEDA\'s HTTP add-on, or the metrics of a proxy in front',
          },
        };
      }
    }
  }
}

/** The server, where all containers of the pods are such: beside others somebody may export metrics for it. */
function metriclessIn({ containers }: Workload): string | undefined {
  const servers = containers.map(({ stated }) => stated?.image === undefined ? undefined : metriclessServer(stated.image));
  return servers.includes(undefined) ? undefined : servers[0];
}

/** Triggers on metrics that the server behind them was told not to export. */
function* askedInVain(graph: ScalingGraph, autoscaler: AutoscalerNode): Iterable<Finding> {
  const { manifest, scrapedBy = manifest.metadata.annotations?.[SCRAPED_BY] } = autoscaler;
  const workload = scrapedBy === undefined ? graph.targetOf(autoscaler) : undefined;
  const silent = workload && silentIn(workload);
  if (workload === undefined || silent === undefined
    || graph.metricSourcesOf(autoscaler).pods.some((pods) => silentIn(pods)?.server !== silent.server)) {
    return;
  }
  for (const asked of autoscaler.triggers.flatMap((trigger) => askedBy(graph, autoscaler, trigger))) {
    const series = 'unknown' in asked ? [] : silencedSeries(silent, asked, [...seriesKnownOf(graph, autoscaler).own, ...labelsOfPods(workload)]);
    if (!('unknown' in asked) && series.length > 0) {
      yield {
        at: autoscaler,
        alsoAt: [workload],
        field: asked.field,
        problem: `asks for ${series.join(', ')}, and ${nameOf(workload.manifest)} starts ${silent.server.server} ${silent.how}: it exports none of its metrics`,
        got: series[0],
        // Another container, or a setting that nobody sees here, may still bring them.
        ...(silent.isUnsure || workload.containers.length > 1) && { severity: Severity.WARNING },
        fix: `${silent.fix}, or ask for a metric that something else exports`,
      };
    }
  }
}

/** The server of some pods that was started so, where no other container of them runs the same one. */
function silentIn(workload: Workload): SilentServer | undefined {
  const started = workload.containers.map(({ stated }) => stated && silentServer(stated));
  const [found, ...others] = started.filter((each) => each !== undefined);
  if (found === undefined || workload.containers.some(({ stated }) => stated === undefined)) {
    return undefined;
  }
  return startedIn(workload).filter(({ server }) => server === found.server).length > others.length + 1 ? undefined : found;
}

/** The series among those asked for that the silent server alone would have, and that a query does not ask of somebody else. */
function silencedSeries(silent: SilentServer, { query, series }: KnownSeries, own: LabelMatcher[]): string[] {
  const silenced = series.filter((metric) => isSilenced(silent, metric) && isOfModelServer(metric));
  const selectors = silenced.length === 0 || query === undefined ? []
    : selectorsOf(query, parse(query)).filter(({ metric }) => metric !== undefined && silenced.includes(metric));
  return selectors.every((selector) => ownerBy(own, selector) === 'own' && !isOfProxy(silent, selector)) ? silenced : [];
}

/** Labels that the series of pods have, whoever scrapes them, with the name of one pod as it may be. */
function labelsOfPods({ containers, manifest: { metadata: { name, namespace } } }: Workload): LabelMatcher[] {
  return [
    ...namespace === undefined ? [] : [LabelMatcher.equal('namespace', namespace)],
    LabelMatcher.equal('pod', `${name}-5d8f9c7b6d-x2v4z`),
    ...containers.map((container) => LabelMatcher.equal('container', container.name)),
  ];
}

/** Whether a selector takes series by a label that the server never gives them: a router may have series of the same name. */
function isOfProxy({ server: { metrics } }: SilentServer, { matchers, metric }: Selector): boolean {
  const known = findMetric(metrics, metric ?? '');
  return known !== undefined && matchers.some(({ label }) => !known.labels.includes(label) && !isTargetLabel(label));
}
