import { isDeepStrictEqual } from 'node:util';
import { Check, Finding, Severity } from './check';
import { AutoscalerNode } from '../analysis/autoscaler';
import { identity, nameOf, objectIn } from '../analysis/manifest';
import { ScalingGraph } from '../analysis/scaling-graph';
import { serverIdentityOf } from '../analysis/seldon2';
import { modelAutoscalers } from '../analysis/seldon2-autoscalers';

/** What the HPAs of a Model and of its Server have to agree in, and what stands where nothing is said. */
const AGREED: Record<string, unknown> = { minReplicas: 1, maxReplicas: undefined, metrics: undefined, behavior: undefined };

export const seldon2HpaPair: Check = {
  id: 'seldon2-hpa-pair',
  severity: Severity.ERROR,
  says: 'A Model and its Server that HPAs scale apart have to get the same numbers: a Model with more replicas than its Server is not scheduled.',
  remedy: 'Give both HPAs the same metrics, said of the Model, the same bounds and the same behavior.',
  source: 'SeldonIO/seldon-core v2.10 docs-gb/scaling/single-model-serving-hpa.md',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const pairs = modelAutoscalers(graph).filter(({ autoscaler: { controller } }) => controller === 'HPA');
    const ofServers = pairs.length === 0 ? new Map<string, AutoscalerNode>() : serverHpas(graph);
    for (const { autoscaler, model } of pairs) {
      const server = model === undefined ? undefined : ofServers.get(serverIdentityOf(model.manifest) ?? '');
      const fields = server === undefined ? [] : Object.keys(AGREED).filter((field) => !agree(field, autoscaler, server));
      for (const field of fields) {
        yield {
          at: server!,
          alsoAt: [autoscaler],
          field: `spec.${field}`,
          problem: `differs from that of ${nameOf(autoscaler.manifest)}, which scales the Model on this Server, made at ${autoscaler.location}`,
          got: JSON.stringify(objectIn(server!.manifest.spec)[field] ?? AGREED[field]) ?? 'nothing',
          fix: 'give both the same, or let Core scale the Server: leave its HPA out, and write minReplicas and maxReplicas into it',
        };
      }
    }
  },
};

function serverHpas(graph: ScalingGraph): Map<string, AutoscalerNode> {
  return new Map(graph.autoscalers.filter(({ controller, target }) => controller === 'HPA' && target.kind === 'Server')
    .map((autoscaler) => [identity(autoscaler.target.apiVersion, 'Server', autoscaler.manifest.metadata.namespace, autoscaler.target.name), autoscaler]));
}

function agree(field: string, { manifest: one }: AutoscalerNode, { manifest: other }: AutoscalerNode): boolean {
  const [a, b] = [one, other].map(({ spec }) => objectIn(spec)[field] ?? AGREED[field]);
  return isDeepStrictEqual(a, b);
}
