import { groupKindOf, listIn, LocatedManifest, Manifest, objectIn, textsIn } from './manifest';
import { Workload } from './workload';

/** On pods and Services: what Prometheus configurations of long standing take for a request to be scraped. */
const SCRAPE_ANNOTATION = 'prometheus.io/scrape';

/** Kinds that are a part of a Prometheus configuration. */
const CONFIGURATIONS = [
  'monitoring.coreos.com/ScrapeConfig', 'monitoring.rhobs/ScrapeConfig', 'operator.victoriametrics.com/VMScrapeConfig',
  'operator.victoriametrics.com/VMStaticScrape',
];
const PROMETHEUS = ['monitoring.coreos.com/Prometheus', 'monitoring.coreos.com/PrometheusAgent', 'operator.victoriametrics.com/VMAgent'];
const ADDITIONAL = ['additionalScrapeConfigs', 'inlineScrapeConfig'];
const SCRAPE_CONFIGS = 'scrape_configs';
const JOB = /^\s*-\s+job_name:/m;

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

/** Whether annotations ask for scraping. */
function asksForScraping(annotations: { readonly [key: string]: string } | undefined): boolean {
  return annotations?.[SCRAPE_ANNOTATION] === 'true';
}

/** Why pods may be scraped although no monitor reaches them: they are annotated, or their Service is. */
export function annotatedAs(workload: Workload, services: LocatedManifest[]): string | undefined {
  return asksForScraping(workload.podAnnotations) || services.some(({ manifest }) => asksForScraping(manifest.metadata.annotations))
    ? `the annotation ${SCRAPE_ANNOTATION}, by which some Prometheus servers scrape, and those of the Prometheus operator do not`
    : undefined;
}

/** A whole configuration, or the list of jobs that `additionalScrapeConfigs` names. */
function isScrapeConfig(text: string): boolean {
  return text.includes(SCRAPE_CONFIGS) || JOB.test(text);
}

function secretTexts({ data, stringData }: Manifest): string[] {
  return [...Object.values(textsIn(data)).map((text) => Buffer.from(text, 'base64').toString()), ...Object.values(textsIn(stringData))];
}

/** A configuration of a collector is an object, and a text in its older versions. */
function collects(config: unknown): boolean {
  return typeof config === 'string'
    ? config.includes(SCRAPE_CONFIGS)
    : listIn(objectIn(objectIn(objectIn(objectIn(config).receivers).prometheus).config)[SCRAPE_CONFIGS]).length > 0;
}
