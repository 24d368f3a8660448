import { KserveModel } from './kserve-model';
import { refuseAll } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { runtimeOf, unservedFaults } from '../../../model-servers/kserve-runtimes';
import { Component, KSERVE_CONTAINER_PORT, INJECTED_COLLECTOR, SCRAPED_PORT } from '../../../platforms/kserve/names';
import { MetricsEndpoint } from '../../metrics/metrics-endpoint';
import { KserveMetric } from '../../triggers/kserve-metric';
import { likelyMetricsPort, ModelPorts } from '../container-ports';

/** Path that the collector asks, whatever the runtime is annotated with. Source: kserve v0.20 reconcilers/otel/otel_reconciler.go. */
const COLLECTED_PATH = '/metrics';

/** What a collector in the pods of a component would ask. */
export interface Collected {
  readonly component: Component;
  readonly ports: ModelPorts;
  /** Where the metrics are said to be. */
  readonly endpoint?: MetricsEndpoint;
  /** What a predictor serves by a runtime. */
  readonly model?: KserveModel;
}

/**
 * Annotations by which the pods of a component get the collector that KServe writes for their metrics, and by which it asks the right
 * port: KServe writes neither.
 */
export function collectorAnnotations(
  place: Place, metrics: KserveMetric[], { component, ports, endpoint, model }: Collected,
): { [key: string]: string } {
  if (!isCollected(metrics)) {
    return {};
  }
  const runtime = model && runtimeOf(model);
  const path = endpoint?.path ?? runtime?.metrics.path ?? COLLECTED_PATH;
  if (path !== COLLECTED_PATH) {
    place.at('metrics.path').refuse(`is not what the collector of KServe asks, which is ${COLLECTED_PATH} alone`, path,
      'use PrometheusTrigger.total in place of OpenTelemetryTrigger');
  }
  for (const [field, got] of [['tls', endpoint?.tls && 'https'], ['authorization', endpoint?.authorization?.credentials.name]] as const) {
    if (got !== undefined) {
      place.at('metrics').at(field).refuse('is unknown to the collector of KServe, which asks over http and shows no token', got,
        'use PrometheusTrigger.total in place of OpenTelemetryTrigger');
    }
  }
  if (runtime !== undefined) {
    refuseAll(place.at('metrics'), unservedFaults(runtime, model?.args, 'use another trigger than OpenTelemetryTrigger'));
  }
  const port = endpoint?.port ?? runtime?.metrics.port ?? (ports.metrics ?? likelyMetricsPort(ports.all))?.number ?? KSERVE_CONTAINER_PORT;
  // A runtime that is not known here has the pods annotated, perhaps with another port.
  const annotatedElsewhere = model !== undefined && runtime === undefined;
  const annotated = annotatedElsewhere ? undefined : runtime?.annotatedPort ?? KSERVE_CONTAINER_PORT;
  const stated = endpoint?.port !== undefined || !annotatedElsewhere;
  return { [INJECTED_COLLECTOR]: component.name, ...stated && port !== annotated && { [SCRAPED_PORT]: String(port) } };
}

/** Refuses an annotation that asks for another collector than that of KServe, where triggers need that. */
export function checkCollector(place: Place, metrics: KserveMetric[], annotations: { [key: string]: string } = {}): void {
  if (isCollected(metrics) && Object.hasOwn(annotations, INJECTED_COLLECTOR)) {
    place.at(INJECTED_COLLECTOR).refuse('follows from the OpenTelemetryTrigger: it names the collector that KServe writes', annotations[INJECTED_COLLECTOR],
      'leave it out');
  }
}

function isCollected(metrics: KserveMetric[]): boolean {
  return metrics.some(({ podmetric }) => podmetric !== undefined);
}
