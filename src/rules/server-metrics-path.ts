import { Finding, Rule, Severity } from './rule';
import { nameOf } from '../graph/manifest';
import { startedIn } from '../graph/pod-contents';
import { ScalingGraph } from '../graph/scaling-graph';
import { TENSORRT_LLM } from '../model-servers/tensorrt-llm';

/** What a monitor asks for that names no path. Source: prometheus v3.14 config, metrics_path. */
const DEFAULT_PATH = '/metrics';

export const serverMetricsPath: Rule = {
  id: 'server-metrics-path',
  severity: Severity.ERROR,
  says: 'At /metrics, trtllm-serve of TensorRT-LLM answers in JSON, and forgets what it has told: Prometheus cannot read it, and whoever else asks gets less.',
  remedy: 'Scrape /prometheus/metrics, and start the server with return_perf_metrics: true.',
  source: TENSORRT_LLM.metrics[0].source,
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const monitor of graph.scraping.monitors) {
      for (const workload of graph.pickedBy(monitor).workloads) {
        if (!startedIn(workload).some(({ server }) => server === TENSORRT_LLM) || !graph.scraping.reaches(monitor, workload)) {
          continue;
        }
        for (const [i, { path = DEFAULT_PATH }] of monitor.endpoints.entries()) {
          if (path === DEFAULT_PATH) {
            yield {
              at: monitor,
              alsoAt: [workload],
              field: `spec.${monitor.endpointsField}[${i}].path`,
              problem: `asks ${nameOf(workload.manifest)} where TensorRT-LLM answers in JSON, which Prometheus cannot read`,
              got: path,
              fix: { yaml: `write path: ${TENSORRT_LLM.endpoint.path}`, typescript: 'use metrics: MetricCatalog.tensorRtLlm().endpoint' },
            };
          }
        }
      }
    }
  },
};
