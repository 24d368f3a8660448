import { Check, Finding, Severity } from './check';
import { LocatedManifest, nameOf, objectIn } from '../analysis/manifest';
import { ScalingGraph } from '../analysis/scaling-graph';
import { bounds, SELDON2_GROUP, serverIdentityOf } from '../analysis/seldon2';
import { modelAutoscalers } from '../analysis/seldon2-autoscalers';

/** The Model that wants most replicas of a Server. */
interface Largest {
  readonly model: LocatedManifest;
  readonly replicas: number;
}

export const seldon2ServerTooSmall: Check = {
  id: 'seldon2-server-too-small',
  severity: Severity.ERROR,
  says: 'A replica of a Server holds one replica of a Model, so that a Model cannot have more replicas than its Server.',
  remedy: 'Give the Server a maxReplicas of at least the largest maxReplicas of the Models on it.',
  source: 'SeldonIO/seldon-core v2.10 docs-gb/scaling',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const [identity, { model, replicas }] of largestByServer(graph)) {
      const server = graph.platformObject(identity);
      const { maxReplicas } = server === undefined ? { maxReplicas: 0 } : bounds(server.manifest);
      if (server !== undefined && maxReplicas > 0 && maxReplicas < replicas) {
        yield {
          at: server,
          alsoAt: [model],
          field: 'spec.maxReplicas',
          problem: `is less than the ${replicas} replicas that ${nameOf(model.manifest)} may have, made at ${model.location}`,
          got: String(maxReplicas),
          fix: `raise it to ${replicas} or more, or lower the maximum of the Model`,
        };
      }
    }
  },
};

function largestByServer(graph: ScalingGraph): Map<string, Largest> {
  const scaledTo = new Map<LocatedManifest, number>();
  for (const { autoscaler: { maxReplicas = 0 }, model } of modelAutoscalers(graph)) {
    if (model !== undefined) {
      scaledTo.set(model, Math.max(maxReplicas, scaledTo.get(model) ?? 0));
    }
  }
  const largest = new Map<string, Largest>();
  for (const model of graph.objects(`${SELDON2_GROUP}/Model`)) {
    const server = serverIdentityOf(model.manifest);
    const replicas = Math.max(bounds(model.manifest).maxReplicas, Number(objectIn(model.manifest.spec).replicas ?? 0), scaledTo.get(model) ?? 0);
    if (server !== undefined && replicas > (largest.get(server)?.replicas ?? 0)) {
      largest.set(server, { model, replicas });
    }
  }
  return largest;
}
