import { queryFindings } from './query-findings';
import { Finding, Rule, Severity } from './rule';
import { fault, Fault, ofRule } from '../faults/fault';
import { ScalingGraph } from '../graph/scaling-graph';
import { SCRAPED_BY } from '../platforms/annotations';
import { tryParse } from '../promql/parse';
import { selectorsOf } from '../promql/selectors';

const ID = 'gpu-label';
/** Metrics of NVIDIA's exporter of GPUs. */
const OF_EXPORTER = 'DCGM_FI_';
/** Labels that Prometheus gives a target, so that those of the same name which the exporter writes are renamed. */
const LABELS_OF_TARGET = ['container', 'namespace', 'pod'];

export const gpuLabel: Rule = {
  id: ID,
  severity: Severity.WARNING,
  says: 'The labels pod, namespace and container of DCGM metrics are those of the exporter: the pod that uses the GPU stands in exported_pod, unless the monitor of the exporter has honorLabels.',
  remedy: 'Ask for exported_pod, exported_namespace and exported_container, or set honorLabels in the monitor of the exporter.',
  source: 'NVIDIA/dcgm-exporter 4.8 deployment/templates/service-monitor.yaml; prometheus v3.14 scrape/scrape.go, mutateSampleLabels',
  find(graph: ScalingGraph): Finding[] {
    return graph.scraping.monitors.some(({ endpoints }) => endpoints.some(({ honorsLabels }) => honorsLabels)) ? []
      : queryFindings(graph, ID, ({ text }) => labelFaults(text), ({ autoscaler: { manifest, scrapedBy } }) =>
        (scrapedBy ?? manifest.metadata.annotations?.[SCRAPED_BY]) === undefined);
  },
};

function labelFaults(text: string): Fault[] {
  const tree = text.includes(OF_EXPORTER) ? tryParse(text) : undefined;
  const asked = tree === undefined ? [] : selectorsOf(text, tree).filter(({ metric }) => metric?.startsWith(OF_EXPORTER))
    .flatMap(({ matchers }) => matchers).filter(({ operator }) => operator === '=' || operator === '=~');
  const labels = LABELS_OF_TARGET.filter((label) => asked.some((matcher) => matcher.label === label));
  return labels.length === 0 ? [] : ofRule(ID, [fault(
    `asks DCGM metrics for ${labels.join(' and ')}, which ${labels.length === 1 ? 'is that' : 'are those'} of the exporter: the result is empty`, text,
    {
      yaml: `ask for ${labels.map((label) => `exported_${label}`).join(' and ')}; where the monitor of the exporter has honorLabels: true, say so by the annotation ${SCRAPED_BY}`,
      typescript: `use DcgmTrigger, or ask for ${labels.map((label) => `exported_${label}`).join(' and ')}; where the monitor of the exporter has honorLabels, set monitor: Monitor.external('the GPU operator')`,
    },
  )]);
}
