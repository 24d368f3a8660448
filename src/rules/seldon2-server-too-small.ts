import { Rule, Finding, Severity } from './rule';
import { AutoscalerNode } from '../graph/autoscaler';
import { LocatedManifest, nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { bounds, serverIdentityOf } from '../graph/seldon2';
import { modelAutoscalers, serverAutoscalers } from '../graph/seldon2-autoscalers';
import { replicasOf } from '../graph/workload';
import { SELDON_MODEL } from '../platforms/seldon-core2/names';

/** The Model that wants most replicas of a Server. */
interface Largest {
  readonly model: LocatedManifest;
  readonly replicas: number;
  /** Whether an HPA or ScaledObject scales it. */
  readonly scaled: boolean;
}

export const seldon2ServerTooSmall: Rule = {
  id: 'seldon2-server-too-small',
  severity: Severity.ERROR,
  says: 'Each replica of a Server holds one replica of a Model: a Model cannot have more replicas than its Server.',
  remedy: 'Give the Server a maxReplicas of at least the largest maxReplicas of the Models on it.',
  source: 'SeldonIO/seldon-core v2.10 docs-gb/scaling',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const scaledServers = serverAutoscalers(graph);
    for (const [identity, { model, replicas, scaled }] of largestByServer(graph)) {
      const server = graph.platformObject(identity);
      const autoscaler = scaledServers.get(identity);
      const { maxReplicas, at, field } = autoscaler === undefined ? boundOf(server) : boundBy(autoscaler);
      // Two autoscalers are compared elsewhere: see seldon2-hpa-pair.
      if (at !== undefined && !(autoscaler !== undefined && scaled) && maxReplicas > 0 && maxReplicas < replicas) {
        yield {
          at,
          alsoAt: server === undefined ? [model] : [model, server],
          field,
          problem: `is less than the ${replicas} replicas that ${nameOf(model.manifest)} may have, made at ${model.location}`,
          got: String(maxReplicas),
          fix: `raise it to ${replicas} or more, or lower the maximum of the Model`,
        };
      }
    }
  },
};

/** Most replicas of a Server, and where they stand; 0 where no manifest tells. */
interface Bound {
  readonly maxReplicas: number;
  readonly at?: LocatedManifest;
  readonly field: string;
}

function boundOf(server?: LocatedManifest): Bound {
  return { maxReplicas: server === undefined ? 0 : bounds(server.manifest).maxReplicas, at: server, field: 'spec.maxReplicas' };
}

function boundBy(autoscaler: AutoscalerNode): Bound {
  const { controller, maxReplicas } = autoscaler;
  return { maxReplicas: maxReplicas ?? 0, at: autoscaler, field: controller === 'KEDA' ? 'spec.maxReplicaCount' : 'spec.maxReplicas' };
}

function largestByServer(graph: ScalingGraph): Map<string, Largest> {
  const scaledTo = new Map<LocatedManifest, number>();
  for (const { autoscaler, model } of modelAutoscalers(graph)) {
    if (model !== undefined) {
      scaledTo.set(model, Math.max(boundBy(autoscaler).maxReplicas, scaledTo.get(model) ?? 0));
    }
  }
  const largest = new Map<string, Largest>();
  for (const model of graph.objects(SELDON_MODEL)) {
    const server = serverIdentityOf(model.manifest);
    const replicas = Math.max(bounds(model.manifest).maxReplicas, replicasOf(model.manifest) ?? 0, scaledTo.get(model) ?? 0);
    if (server !== undefined && replicas > (largest.get(server)?.replicas ?? 0)) {
      largest.set(server, { model, replicas, scaled: scaledTo.has(model) });
    }
  }
  return largest;
}
