import { Finding, Rule, Severity } from './rule';
import { askedBy } from '../graph/asked-series';
import { servingRuntimeOf } from '../graph/kserve-runtime';
import { ScalingGraph } from '../graph/scaling-graph';
import { foreignMetrics, isOfRuntime, unservedFaults } from '../model-servers/kserve-runtimes';
import { SCRAPED_BY } from '../platforms/annotations';

const OTHERWISE = `set the annotation ${SCRAPED_BY} to who exports them`;

export const kserveRuntimeMetrics: Rule = {
  id: 'kserve-runtime-metrics',
  severity: Severity.WARNING,
  says: 'A runtime of KServe serves the metrics of its own server alone, and some runtimes serve none without an argument: other metrics are never there.',
  remedy: 'Ask for metrics of the server that runs, and give the model the argument that turns them on.',
  source: 'kserve/kserve v0.20 config/runtimes; tensorflow/serving tensorflow_serving/model_servers/main.cc; openvinotoolkit/model_server docs/metrics.md',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { manifest, scrapedBy = manifest.metadata.annotations?.[SCRAPED_BY] } = autoscaler;
      const serving = scrapedBy === undefined ? servingRuntimeOf(graph, autoscaler) : undefined;
      if (serving === undefined) {
        continue;
      }
      const { runtime, args } = serving;
      const workload = graph.targetOf(autoscaler);
      for (const asked of autoscaler.triggers.flatMap((trigger) => askedBy(graph, autoscaler, trigger))) {
        if ('unknown' in asked) {
          continue;
        }
        const place = { at: autoscaler, alsoAt: workload && [workload], field: asked.field };
        const foreign = foreignMetrics(runtime, asked.series);
        if (foreign.length > 0) {
          yield {
            ...place,
            problem: `asks for metrics of another server: ${runtime.name} serves the model and does not export them`,
            got: foreign.join(', '),
            fix: `ask for metrics of the server that runs, state the runtime or the image that runs in the model, or ${OTHERWISE}`,
          };
        }
        const own = asked.series.filter((metric) => isOfRuntime(runtime, metric));
        for (const { what, fix } of own.length > 0 ? unservedFaults(runtime, args, OTHERWISE) : []) {
          yield { ...place, problem: `asks for metrics that ${what}`, got: own.join(', '), fix };
        }
      }
    }
  },
};
