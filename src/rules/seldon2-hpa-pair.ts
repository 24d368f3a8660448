import { isDeepStrictEqual } from 'node:util';
import { Rule, Finding, Severity } from './rule';
import { AutoscalerNode } from '../graph/autoscaler';
import { KedaTrigger } from '../graph/keda-options';
import { identityOf, LocatedManifest, Manifest, nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { serverIdentityOf } from '../graph/seldon2';
import { modelAutoscalers, serverAutoscalers } from '../graph/seldon2-autoscalers';
import { SELDON_MODEL } from '../platforms/seldon-core2/names';

const LET_CORE = 'let Core scale the Server: leave its autoscaler out, and write minReplicas and maxReplicas into it';

export const seldon2HpaPair: Rule = {
  id: 'seldon2-hpa-pair',
  severity: Severity.ERROR,
  says: 'A Model and its Server that are scaled apart need the same replicas, and the Server must hold no other Model. If one has more replicas, they are not scheduled.',
  remedy: 'Give both autoscalers the same metrics of the Model, the same bounds and the same behavior. Give each such Model a Server of its own.',
  source: 'SeldonIO/seldon-core v2.10 docs-gb/scaling/single-model-serving-hpa.md',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const ofServers = serverAutoscalers(graph);
    const shared = new Set<AutoscalerNode>();
    for (const { autoscaler, model } of modelAutoscalers(graph)) {
      const identityOfServer = model && serverIdentityOf(model.manifest);
      const server = ofServers.get(identityOfServer ?? '');
      if (model === undefined || identityOfServer === undefined || server === undefined) {
        continue;
      }
      const others = othersOn(graph, identityOfServer, model.manifest);
      if (others.length === 0) {
        yield* differing(autoscaler, server);
      } else if (!shared.has(server)) {
        shared.add(server);
        yield {
          at: server,
          alsoAt: [autoscaler, model, ...others],
          field: server.targetPath,
          problem: `is scaled with one Model, and has several: ${[model, ...others].map(({ manifest }) => nameOf(manifest)).sort().join(', ')}`,
          got: server.target.name,
          fix: `give each a Server of its own, or ${LET_CORE}`,
        };
      }
    }
  },
};

/** One thing that decides the replicas that an autoscaler asks for. */
interface Said {
  readonly field: string;
  readonly value: unknown;
}

function* differing(model: AutoscalerNode, server: AutoscalerNode): Iterable<Finding> {
  const one = saidBy(model);
  for (const [part, { field, value }] of Object.entries(saidBy(server))) {
    if (one[part] !== undefined && !isDeepStrictEqual(one[part].value, value)) {
      yield {
        at: server,
        alsoAt: [model],
        field: `spec.${field}`,
        problem: `differs from that of ${nameOf(model.manifest)}, which scales the Model on this Server, made at ${model.location}`,
        got: JSON.stringify(value) ?? 'no value',
        fix: `give both the same, or ${LET_CORE}`,
      };
    }
  }
}

/** By what it is about: metrics and triggers do not compare with each other. */
function saidBy({ hpa, idleReplicas, minReplicas, maxReplicas, scaledObject, statedBehavior }: AutoscalerNode): { readonly [part: string]: Said } {
  const behavior = statedBehavior?.stated;
  if (scaledObject === undefined) {
    return {
      least: { field: 'minReplicas', value: minReplicas },
      most: { field: 'maxReplicas', value: maxReplicas },
      metrics: { field: 'metrics', value: hpa?.stated.metrics },
      behavior: { field: 'behavior', value: behavior },
    };
  }
  return {
    least: { field: 'minReplicaCount', value: minReplicas },
    most: { field: 'maxReplicaCount', value: maxReplicas },
    idle: { field: 'idleReplicaCount', value: idleReplicas },
    triggers: { field: 'triggers', value: scaledObject.triggers.map(askedBy) },
    behavior: { field: 'advanced.horizontalPodAutoscalerConfig.behavior', value: behavior },
    formula: { field: 'advanced.scalingModifiers', value: scaledObject.scalingModifiers },
  };
}

/** What a trigger asks for, whoever it is let in as. */
function askedBy({ stated: { authenticationRef: _credentials, ...asked } }: KedaTrigger): unknown {
  return asked;
}

function othersOn(graph: ScalingGraph, server: string, model: Manifest): LocatedManifest[] {
  return graph.objects(SELDON_MODEL)
    .filter(({ manifest }) => serverIdentityOf(manifest) === server && identityOf(manifest) !== identityOf(model));
}
