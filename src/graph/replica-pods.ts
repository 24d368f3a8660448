import { AutoscalerNode, targetIdentityOf } from './autoscaler';
import { ScaledJobNode } from './keda-options';
import { adapterName, inNamespaceOf } from './llm-operators';
import { groupKindOf, identityOf, listIn, LocatedManifest, numberIn, objectIn, textIn } from './manifest';
import { ScalingGraph } from './scaling-graph';
import { contentsOf, Workload } from './workload';
import { fleetTemplates, stormServiceTemplates } from '../platforms/aibrix/replica-templates';
import { componentsOf } from '../platforms/dynamo/components';
import { LEADER_WORKER_SETS } from '../platforms/kubernetes/kinds';
import { podTemplateIn } from '../platforms/kubernetes/pod-template';
import { ReplicaTemplate, ReplicaTemplates } from '../platforms/kubernetes/replica-templates';
import { groupTemplates, roleTemplates } from '../platforms/lws/group-templates';
import { runtimeTemplates } from '../platforms/production-stack/runtime-template';
import {
  DISAGGREGATED_SETS, DYNAMO_ADAPTERS, DYNAMO_GRAPHS, RAY_CLUSTER_FLEETS, ROLE_SCALERS, roleScalerName, scaleTargetKindOf, STORM_SERVICES,
  targetGroupKind, VLLM_RUNTIMES,
} from '../platforms/scale-targets';

/** What runs in a pod, whoever makes it. */
export type PodContents = Pick<Workload, 'containers' | 'manifest' | 'podResources' | 'pods'>;

/** Pods of a replica that are alike. */
export interface PodsAlike extends PodContents {
  /** How many of them each replica has. */
  readonly count: number;
}

/** What one replica of a target is. */
export interface Replica {
  /** The object whose manifest describes the pods; undefined where it is not in the graph. */
  readonly at?: LocatedManifest;
  /** First those whose metrics an HPA reads; none where they are not known. */
  readonly pods: PodsAlike[];
  /** Why they are not known, of a kind whose replicas are not plainly one pod. */
  readonly missing?: string;
}

/** What nobody asked for. */
export const NO_PODS: Replica = { pods: [] };

/** An object of an operator, and the pods that its spec describes for one replica. */
interface Described {
  readonly at: LocatedManifest;
  readonly templates: ReplicaTemplates;
}

/** Kinds whose own manifest describes their replicas. */
const BY_OWN_SPEC: { readonly [groupKind: string]: (spec: unknown) => ReplicaTemplates } = {
  [LEADER_WORKER_SETS]: (spec) => groupTemplates(spec, 'spec'),
  [STORM_SERVICES]: stormServiceTemplates,
  [RAY_CLUSTER_FLEETS]: fleetTemplates,
  [VLLM_RUNTIMES]: runtimeTemplates,
};

/** The pods that one replica is of what an autoscaler scales: the one place for whatever counts what replicas take. */
export function replicaOf(graph: ScalingGraph, autoscaler: AutoscalerNode): Replica {
  const { target } = autoscaler;
  const workload = graph.targetOf(autoscaler);
  if (scaleTargetKindOf(target) === undefined) {
    return workload === undefined ? NO_PODS : { at: workload, pods: [{ ...workload, count: 1 }] };
  }
  if (workload?.owner !== undefined) {
    return { at: workload, pods: [], missing: `${workload.owner.manifest.kind} ${workload.owner.manifest.metadata.name} decides how many pods each group has` };
  }
  const [described, ...others] = describedIn(graph, autoscaler);
  if (described === undefined || others.length > 0) {
    return { pods: [], missing: `${described === undefined ? 'no manifest describes' : 'several manifests describe'} the pods of ${target.kind} ${target.name}` };
  }
  const { at, templates } = described;
  return 'unknown' in templates ? { at, pods: [], missing: templates.unknown } : {
    at,
    pods: templates.map((template) => alikeIn(at, template)),
  };
}

/** The pods of one Job that a ScaledJob starts. */
export function podsOfJob(job: ScaledJobNode): Replica {
  const { parallelism, template } = objectIn(job.stated.jobTargetRef);
  return { at: job, pods: [alikeIn(job, { template, specPath: 'spec.jobTargetRef.template.spec', pods: numberIn(parallelism) ?? 1 })] };
}

/** How many pods each replica is; undefined where that is not known. */
export function podsOfReplica(graph: ScalingGraph, autoscaler: AutoscalerNode): number | undefined {
  return podsIn(replicaOf(graph, autoscaler)) || undefined;
}

/** How many pods a replica is; 0 where that is not known. */
export function podsIn({ pods }: Replica): number {
  return pods.reduce((sum, { count }) => sum + count, 0);
}

function alikeIn({ manifest }: LocatedManifest, { pods, specPath, template }: ReplicaTemplate): PodsAlike {
  const found = podTemplateIn(template, specPath);
  return { manifest, count: pods, ...found === undefined ? { containers: [] } : contentsOf(found) };
}

function describedIn(graph: ScalingGraph, autoscaler: AutoscalerNode): Described[] {
  const { target } = autoscaler;
  const groupKind = targetGroupKind(target);
  switch (groupKind) {
    case ROLE_SCALERS: return inNamespaceOf(autoscaler, graph.objects(DISAGGREGATED_SETS)).flatMap((at) =>
      listIn(objectIn(at.manifest.spec).roles).map(objectIn).flatMap(({ name }, i) =>
        roleScalerName(at.manifest.metadata.name ?? '', textIn(name) ?? '') === target.name ? [{ at, templates: roleTemplates(at.manifest.spec, i) }] : []));
    case DYNAMO_ADAPTERS: return inNamespaceOf(autoscaler, graph.objects(DYNAMO_GRAPHS)).flatMap((at) => componentsOf(at.manifest.spec)
      .flatMap((component) => adapterName(at.manifest, component) === target.name ? [{ at, templates: component.templates }] : []));
    default: {
      const identity = targetIdentityOf(autoscaler);
      return graph.objectsNamed(groupKind, target.name).filter(({ manifest }) => identityOf(manifest) === identity)
        .map((at) => ({ at, templates: BY_OWN_SPEC[groupKindOf(at.manifest)](at.manifest.spec) }));
    }
  }
}
