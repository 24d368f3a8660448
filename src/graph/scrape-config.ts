import { groupKindOf, listIn, LocatedManifest, Manifest, objectIn, textsIn } from './manifest';
import { Workload } from './workload';
import { INJECTED_COLLECTOR } from '../platforms/kserve/names';
import { MONITORING_GROUP } from '../platforms/prometheus-operator/servers';

/** On pods and Services: what Prometheus configurations of long standing, and the Helm chart of Grafana, take for a request to be scraped. */
const SCRAPE_ANNOTATIONS = ['prometheus.io/scrape', 'k8s.grafana.com/scrape'];
/** On pods: which collector of the OpenTelemetry operator runs beside them. Source: open-telemetry/opentelemetry-operator README.md. */
const OTEL_INJECT = INJECTED_COLLECTOR;

/** Kinds that are a part of a Prometheus configuration. */
const CONFIGURATIONS = [
  `${MONITORING_GROUP}/ScrapeConfig`, 'monitoring.rhobs/ScrapeConfig', 'operator.victoriametrics.com/VMScrapeConfig',
  'operator.victoriametrics.com/VMStaticScrape', 'operator.victoriametrics.com/VMNodeScrape', 'collectors.grafana.com/Alloy',
];
const PROMETHEUS = [`${MONITORING_GROUP}/Prometheus`, `${MONITORING_GROUP}/PrometheusAgent`, 'operator.victoriametrics.com/VMAgent'];
const ADDITIONAL = ['additionalScrapeConfigs', 'inlineScrapeConfig'];
const SCRAPE_CONFIGS = 'scrape_configs';
const JOB = /^\s*-\s+job_name:/m;
/** What scrapes in a configuration of Grafana Alloy. Source: grafana/alloy docs reference/components/prometheus. */
const ALLOY = /^\s*prometheus\.(?:scrape|operator\.\w+)\s+"/m;
/** What takes monitors in such a configuration. */
const ALLOY_MONITORS = /^\s*prometheus\.operator\.(?:service|pod)monitors\s+"/m;
/** A receiver of an OpenTelemetry collector that scrapes, by its name. Source: open-telemetry/opentelemetry-collector-contrib receiver/prometheusreceiver, simpleprometheusreceiver. */
const RECEIVER = /^prometheus(?:_simple)?(?:\/|$)/;
/** Objects whose monitors a product takes by its own rules: those of VictoriaMetrics are made of those of the Prometheus operator. */
const READERS = ['operator.victoriametrics.com/VMAgent', 'operator.victoriametrics.com/VMSingle', 'monitoring.grafana.com/MetricsInstance'];

/** Whether an object tells a Prometheus or a collector to scrape what no selector in it says. */
export function holdsScrapeConfig({ manifest }: LocatedManifest): boolean {
  const groupKind = groupKindOf(manifest);
  switch (groupKind) {
    case '/ConfigMap': return Object.values(textsIn(manifest.data)).some(isScrapeConfig);
    case '/Secret': return secretTexts(manifest).some(isScrapeConfig);
    case 'opentelemetry.io/OpenTelemetryCollector': return collects(objectIn(manifest.spec).config);
    default: return CONFIGURATIONS.includes(groupKind)
      || (PROMETHEUS.includes(groupKind) && ADDITIONAL.some((field) => objectIn(manifest.spec)[field] !== undefined));
  }
}

/** Whether an object may have monitors scraped that no Prometheus among the manifests takes: a collector with a target allocator, Alloy. */
export function readsMonitors({ manifest }: LocatedManifest): boolean {
  const groupKind = groupKindOf(manifest);
  const { prometheusCR, targetAllocator } = objectIn(manifest.spec);
  switch (groupKind) {
    case '/ConfigMap': return Object.values(textsIn(manifest.data)).some((text) => ALLOY_MONITORS.test(text));
    case 'opentelemetry.io/OpenTelemetryCollector':
    case 'cloudwatch.aws.amazon.com/AmazonCloudWatchAgent': return objectIn(objectIn(targetAllocator).prometheusCR).enabled === true;
    case 'opentelemetry.io/TargetAllocator': return objectIn(prometheusCR).enabled === true;
    default: return READERS.includes(groupKind);
  }
}

/** The annotation by which pods or a Service that leads to them ask to be scraped. */
export function annotatedBy(workload: Workload, services: LocatedManifest[]): string | undefined {
  const annotations = [workload.podAnnotations, ...services.map(({ manifest }) => manifest.metadata.annotations)];
  return SCRAPE_ANNOTATIONS.find((annotation) => annotations.some((each) => each?.[annotation] === 'true'));
}

/** Why pods may be scraped although no monitor reaches them: they are annotated, or their Service is. */
export function annotatedAs(workload: Workload, services: LocatedManifest[]): string | undefined {
  const annotation = annotatedBy(workload, services);
  const injected = workload.podAnnotations?.[OTEL_INJECT];
  return annotation !== undefined
    ? `the annotation ${annotation}, by which some Prometheus servers scrape, and those of the Prometheus operator do not`
    : injected !== undefined && injected !== 'false' ? `the annotation ${OTEL_INJECT}, by which a collector in the pods may scrape them` : undefined;
}

/** A whole configuration, or the list of jobs that `additionalScrapeConfigs` names. */
function isScrapeConfig(text: string): boolean {
  return text.includes(SCRAPE_CONFIGS) || JOB.test(text) || ALLOY.test(text);
}

function secretTexts({ data, stringData }: Manifest): string[] {
  return [...Object.values(textsIn(data)).map((text) => Buffer.from(text, 'base64').toString()), ...Object.values(textsIn(stringData))];
}

/** A configuration of a collector is an object, and a text in its older versions. */
function collects(config: unknown): boolean {
  return typeof config === 'string'
    ? config.includes(SCRAPE_CONFIGS) || config.includes('prometheus_simple')
    : Object.entries(objectIn(objectIn(config).receivers)).some(([name, receiver]) => RECEIVER.test(name)
      && (name.startsWith('prometheus_simple') || listIn(objectIn(objectIn(receiver).config)[SCRAPE_CONFIGS]).length > 0));
}
