import { ApiObjectProps } from 'cdk8s';
import { KserveLlmServed } from './kserve-llm-rules';
import { LLM_PORT, llmPortName, llmPrefillLabels, llmServiceName, llmWorkloadLabels } from '../../../platforms/kserve/llm-names';
import { Monitor } from '../../metrics/monitor';
import { podMonitor, serviceMonitor } from '../../metrics/monitor-manifests';
import { Scrape } from '../../metrics/scrape';
import { checkMonitor } from '../monitor-rules';
import { externalScrape, ServerContext } from '../served-model';

/** A monitor, and how what it has scraped is labelled. */
export interface LlmMonitor {
  readonly manifest?: ApiObjectProps;
  readonly scrape?: Scrape;
}

/** The monitor of the pods that serve, through the Service that KServe makes. */
export function llmMonitor(context: ServerContext, { metrics, monitor = Monitor.service(), tls }: KserveLlmServed): LlmMonitor {
  const place = context.place.at('server');
  if (monitor._kind === 'external') {
    checkMonitor(place, { metrics, monitor }, context.prometheus);
    return { scrape: externalScrape(monitor, metrics?.scrapeInterval) };
  }
  if (metrics === undefined && context.prometheus === undefined) {
    return {};
  }
  const endpoint = { ...metrics };
  if (endpoint.tls !== undefined && !tls) {
    place.at('metrics.tls').refuse('is for https, and the model is served over http', 'https', 'leave it out, or leave tls: false out');
  }
  checkMonitor(place, { metrics: endpoint, monitor }, context.prometheus);
  if (monitor._kind === 'pod') {
    place.at('monitor').refuse('needs a port that the container declares, and what KServe\'s preset declares is not known here', 'Monitor.pod()', 'use Monitor.service()');
  }
  if (context.prometheus === undefined) {
    return {};
  }
  return serviceMonitor({
    name: context.name,
    namespace: context.namespace,
    selector: { matchLabels: llmWorkloadLabels(context.name) },
    port: llmPortName(tls),
    selfSigned: tls,
    endpoint,
    prometheus: context.prometheus,
  }, llmServiceName(context.name), monitor._options);
}

/** The monitor of the pods that only prefill. KServe's preset declares their port by its number alone. Source: kserve v0.21 config-llm-prefill-template.yaml. */
export function prefillMonitor(context: ServerContext, { metrics, monitor: ofDecode, prefill, tls }: KserveLlmServed): LlmMonitor {
  const place = context.place.at('server.prefill');
  const monitor = prefill && (prefill.monitor ?? (ofDecode?._kind === 'external' ? undefined : Monitor.pod()));
  if (monitor === undefined || context.prometheus === undefined) {
    return {};
  }
  if (monitor._kind === 'service') {
    place.at('monitor').refuse('finds nothing: no Service leads to these pods', 'Monitor.service()', 'use Monitor.pod()');
  }
  const endpoint = { ...tls && { tls: { insecureSkipVerify: true } }, ...metrics };
  checkMonitor(place, monitor._kind === 'external' ? { monitor } : { metrics: endpoint, monitor }, context.prometheus);
  if (monitor._kind === 'external') {
    return { scrape: externalScrape(monitor, metrics?.scrapeInterval) };
  }
  return podMonitor({
    name: `${context.name}-prefill`,
    namespace: context.namespace,
    selector: { matchLabels: llmPrefillLabels(context.name) },
    port: LLM_PORT,
    endpoint,
    prometheus: context.prometheus,
  }, monitor._options);
}
