import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { TraceSignals } from './trace-signals';
import { Untyped } from './untyped';
import { AutoscalerNode, autoscalerOf } from '../../src/graph/autoscaler';
import { manifestIn } from '../../src/graph/manifest';
import { autoscalerInput } from '../../src/preview/autoscaler-input';
import { Decision } from '../../src/preview/decisions';
import { DEFAULT_HPA_CONTROLLER } from '../../src/preview/hpa-input';
import { Simulation } from '../../src/preview/simulation';
import { ScriptedEvent } from '../../src/preview/simulation-input';

/** The recordings of this repository: one line of JSON for each. */
const PACKED = join(__dirname, '../golden/traces.jsonl.gz');

/** What was recorded: KEDA 2.20.2, and the HPA controller of Kubernetes 1.36. */
const RECORDED = { versions: { KEDA: '2.20', Kubernetes: '1.36' } };

/** A recording of the real controllers: an autoscaler, a workload and a load, and what was decided. */
export type Trace = Untyped;

/** The recordings of a folder of such files, or those of this repository. */
export function traces(folder = process.env.TRACES_DIR): Trace[] {
  if (folder === undefined) {
    return gunzipSync(readFileSync(PACKED)).toString().trim().split('\n').map((line) => JSON.parse(line));
  }
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  return files.sort().map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
}

/** The autoscaler of a recording as the graph reads it. */
export function autoscalerOfTrace({ hpa, scaledObject }: Trace): AutoscalerNode {
  const metadata = { name: 'model', namespace: 'default' };
  const manifest = scaledObject === undefined ? { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata, spec: hpa }
    : { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', metadata, spec: scaledObject };
  return autoscalerOf({ manifest: manifestIn(manifest)!, location: 'trace' })!;
}

/** What our controllers decide of a recording. */
export function replayed(trace: Trace): Decision[] {
  const simulation = simulationOf(trace);
  simulation.run();
  return simulation.record.decisions;
}

export function simulationOf(trace: Trace): Simulation {
  const { hpa, keda, missing } = autoscalerInput(autoscalerOfTrace(trace), RECORDED);
  if (missing.length > 0) {
    throw new Error(missing.join('; '));
  }
  return new Simulation({
    hpa,
    keda,
    controller: { ...DEFAULT_HPA_CONTROLLER, syncPeriodSeconds: trace.syncPeriodSeconds },
    pods: { ...trace.pods, quota: trace.pods.quota || undefined },
    requests: { containers: Object.fromEntries(trace.pods.containers.map(({ name, requestsMilli }: Untyped) => [name, requestsMilli])) },
    start: {
      replicas: trace.start.specReplicas,
      podAgeSeconds: trace.start.podAgeSeconds,
      hpaCreatedAtSeconds: trace.hpaCreatedAtSeconds,
      hpaRecreateDelaySeconds: trace.hpaRecreateDelaySeconds ?? 0,
      scaledObjectCreatedAtSeconds: trace.start.scaledObjectCreatedAtSeconds ?? 0,
      statusLagSeconds: trace.statusReplicasLagSeconds,
      annotations: {},
    },
    events: eventsOf(trace),
    signals: new TraceSignals(trace.load),
    durationSeconds: trace.durationSeconds,
  });
}

function eventsOf({ annotationEvents = [], manual = [], podEvents = [] }: Trace): ScriptedEvent[] {
  let annotations: { [name: string]: string } = {};
  return [
    ...podEvents.map(({ atSeconds, pod, ready }: Untyped) => ({ atSeconds, kind: 'pod', position: pod, isReady: ready })),
    ...manual.map(({ atSeconds, specReplicas }: Untyped) => ({ atSeconds, kind: 'replicas', replicas: specReplicas })),
    ...annotationEvents.map(({ atSeconds, set, remove = [] }: Untyped) => {
      annotations = Object.fromEntries(Object.entries({ ...annotations, ...set } as typeof annotations).filter(([name]) => !remove.includes(name)));
      return { atSeconds, kind: 'annotations', annotations };
    }),
  ];
}
