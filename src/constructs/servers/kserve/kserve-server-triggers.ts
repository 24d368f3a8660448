import { KserveModel } from './kserve-model';
import { Place } from '../../../faults/place';
import { KserveRuntime, runtimeOf } from '../../../model-servers/kserve-runtimes';
import { isBefore, ServerMetrics } from '../../../model-servers/server-metrics';
import { ServerTrigger } from '../../triggers/servers/server-trigger';
import { Trigger } from '../../triggers/trigger';

/** Refuses triggers on metrics that the server of a known runtime does not have: they would select nothing, and nothing counts as idle. */
export function checkServerTriggers(place: Place, triggers: Trigger[], model: KserveModel): void {
  const runtime = runtimeOf(model);
  // Another image may be another server.
  if (runtime === undefined || model.image !== undefined) {
    return;
  }
  triggers.forEach((trigger, i) => {
    if (trigger instanceof ServerTrigger) {
      checkServer(place.at(i), trigger, runtime, model.runtimeVersion);
    }
  });
}

function checkServer(place: Place, trigger: ServerTrigger, { name, servers }: KserveRuntime, tag?: string): void {
  const { known, metrics, options } = trigger._signal;
  const server = servers.find((each) => each.known === known);
  if (server === undefined) {
    place.refuse(`asks for metrics of ${known.server}, and ${name} ${has(servers.map((each) => each.known))}`, trigger.constructor.name,
      'use a trigger of the server that runs, or name the runtime or the image that runs in model');
  } else if (server.version !== undefined && tag === undefined && options.serverVersion === undefined) {
    checkVersion(place, known, metrics, { name, version: server.version });
  }
}

/** Refuses what came after the server that the newest known KServe brings, and so with none before it. */
function checkVersion(place: Place, known: ServerMetrics, metrics: string[], runtime: { readonly name: string; readonly version: string }): void {
  for (const { name, since } of known.metrics.filter((metric) => metrics.includes(metric.name))) {
    if (since !== undefined && isBefore(runtime.version, since)) {
      place.at('serverVersion').refuse(`is not said, and ${runtime.name} brings ${known.server} ${runtime.version}, which does not have ${name} yet (it came with ${since})`, undefined,
        'give runtimeVersion of KservePredictor.model a newer tag, or state serverVersion on the trigger where the cluster\'s runtime is newer');
    }
  }
}

function has(servers: ServerMetrics[]): string {
  return servers.length === 0 ? 'has none that are known here' : `has those of ${servers.map(({ server }) => server).join(' and ')}`;
}
