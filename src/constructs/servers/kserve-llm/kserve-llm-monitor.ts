import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { KserveLlmServed } from './kserve-llm-rules';
import { llmPortName, llmServiceName, llmWorkloadLabels } from '../../../platforms/kserve/llm-names';
import { WrittenObject } from '../../../synth/written-object';
import { Monitor } from '../../metrics/monitor';
import { serviceMonitor } from '../../metrics/monitor-manifests';
import { Scrape } from '../../metrics/scrape';
import { checkMonitor } from '../monitor-rules';
import { externalScrape, ServerContext } from '../served-model';

/** The monitor of the pods that serve, through the Service that KServe makes. */
export function llmMonitor(
  scope: Construct, context: ServerContext, { metrics, monitor = Monitor.service(), tls }: KserveLlmServed,
): { monitor?: ApiObject; scrape?: Scrape } {
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
  const { manifest, scrape } = serviceMonitor({
    name: context.name,
    namespace: context.namespace,
    selector: { matchLabels: llmWorkloadLabels(context.name) },
    port: llmPortName(tls),
    selfSigned: tls,
    endpoint,
    prometheus: context.prometheus,
  }, llmServiceName(context.name), monitor._options);
  return { monitor: WrittenObject.write(scope, 'Monitor', manifest), scrape };
}
