import { objectIn, textIn } from './manifest';
import { PodContents } from './replica-pods';
import { ScalingGraph } from './scaling-graph';
import { Workload } from './workload';
import { serverOf, startedBy } from '../model-servers/model-servers';
import { ServerMetrics } from '../model-servers/server-metrics';
import { deviceClassesIn, deviceCountsIn, DEVICE_CLASSES, OF_DEVICE_CLASS, RESOURCE_CLAIM_TEMPLATES, RESOURCE_CLAIMS } from '../platforms/kubernetes/device-claims';
import { AMD_GPU, NVIDIA_GPU } from '../platforms/kubernetes/names';
import { quantityValue } from '../platforms/kubernetes/quantity';

/**
 * Extended resources that are accelerators, by how their names begin.
 *
 * Sources: the device plugins of NVIDIA, AMD, Intel, Habana, AWS Neuron and Google Kubernetes Engine.
 */
export const ACCELERATORS = [NVIDIA_GPU, 'nvidia.com/mig-', AMD_GPU, 'gpu.intel.com/', 'habana.ai/gaudi', 'aws.amazon.com/neuron', 'google.com/tpu'];

/** Device classes that compute, by their names, such as `mig.nvidia.com`: drivers hand out network cards (`dranet`), too, and name no kind of device. */
const COMPUTING_CLASS = /gpu|\b(mig\b|tpu|neuron|gaudi|npu)/i;

/** The accelerators that each of some pods takes, by name: extended resources, and device classes of claims. */
export function acceleratorsOf(pods: PodContents, graph: ScalingGraph): string[] {
  const served = graph.objects(DEVICE_CLASSES).filter(({ manifest }) => COMPUTING_CLASS.test(manifest.metadata.name ?? ''))
    .map(({ manifest }) => textIn(objectIn(manifest.spec).extendedResourceName));
  return [...new Set(pods.containers.flatMap(({ resources, stated, statedLimits }) => [
    ...Object.entries(resources?.limits ?? statedLimits ?? {}).flatMap(([resource, amount]) =>
      (isAccelerator(resource) || served.includes(resource)) && (quantityValue(amount) ?? 0) > 0 ? [resource.replace(OF_DEVICE_CLASS, '')] : []),
    ...(stated?.claims ?? []).flatMap((claim) => claimedBy(pods, claim, graph)),
  ]))];
}

/** A claim on devices of some pods. */
interface ClaimedDevices {
  /** How many of each class a pod gets of its own; undefined where that is not known. */
  readonly devices?: { readonly [deviceClassName: string]: number };
  /** Why it is not. */
  readonly missing?: string;
}

/** The claims on devices of some pods. */
export function deviceClaimsOf({ manifest: { metadata: { namespace } }, pods }: PodContents, graph: ScalingGraph): ClaimedDevices[] {
  return (pods?.deviceClaims ?? []).map(({ claimName, name, templateName = '' }) => {
    if (claimName !== undefined) {
      return { missing: `all pods share the devices of ResourceClaim ${claimName}` };
    }
    const found = graph.objectsNamed(RESOURCE_CLAIM_TEMPLATES, templateName).find(({ manifest }) => manifest.metadata.namespace === namespace);
    const devices = found && deviceCountsIn(objectIn(found.manifest.spec).spec);
    return devices !== undefined ? { devices }
      : { missing: found === undefined ? `no manifest has ResourceClaimTemplate ${templateName} of the claim ${name}` : `ResourceClaimTemplate ${templateName} states no number of devices of a class` };
  });
}

/** The device classes that compute of one of the claims of some pods; none where the claim is not in the graph. */
function claimedBy({ manifest: { metadata: { namespace } }, pods }: PodContents, claim: string, graph: ScalingGraph): string[] {
  const { claimName, templateName } = pods?.deviceClaims.find(({ name }) => name === claim) ?? {};
  const named = (groupKind: string, name?: string) => name === undefined ? []
    : graph.objectsNamed(groupKind, name).filter(({ manifest }) => manifest.metadata.namespace === namespace);
  return [
    ...named(RESOURCE_CLAIMS, claimName).flatMap(({ manifest: { spec } }) => deviceClassesIn(spec)),
    ...named(RESOURCE_CLAIM_TEMPLATES, templateName).flatMap(({ manifest: { spec } }) => deviceClassesIn(objectIn(spec).spec)),
  ].filter((name) => COMPUTING_CLASS.test(name));
}

/** The known model servers in the pods of a workload, by their images. */
export function serversIn({ containers }: Pick<Workload, 'containers'>): ServerMetrics[] {
  return containers.flatMap(({ stated }) => (stated?.image === undefined ? undefined : serverOf(stated.image)) ?? []);
}

/** A known model server in some pods, and the words of its command line. */
export interface StartedServer {
  readonly server: ServerMetrics;
  readonly args: string[];
}

/** The same by the programs that are started too, each with its command line. */
export function startedIn({ containers }: Workload): StartedServer[] {
  return containers.flatMap(({ stated }) => {
    const { args, image } = stated ?? { args: [] };
    const server = startedBy(args) ?? (image === undefined ? undefined : serverOf(image));
    return server === undefined ? [] : [{ server, args }];
  });
}

/** Whether a resource is an accelerator, such as a GPU. */
function isAccelerator(resource: string): boolean {
  return ACCELERATORS.some((begin) => resource.startsWith(begin))
    || (resource.startsWith(OF_DEVICE_CLASS) && COMPUTING_CLASS.test(resource.slice(OF_DEVICE_CLASS.length)));
}
