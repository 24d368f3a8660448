import { isDnsSubdomain } from './names';
import { listIn, numberIn, objectIn, textIn } from './untyped';
import { asWarnings, fault, Fault, within } from '../../faults/fault';
import { sinceFault } from '../product-version';

// Devices by Dynamic Resource Allocation. Source: kubernetes v1.36 staging/src/k8s.io/api/resource/v1/types.go; KEP-4381.

const RESOURCE_GROUP = 'resource.k8s.io';
export const RESOURCE_API_VERSION = `${RESOURCE_GROUP}/v1` as const;
export const RESOURCE_CLAIM_TEMPLATE_KIND = 'ResourceClaimTemplate';
export const RESOURCE_CLAIM_TEMPLATES = `${RESOURCE_GROUP}/${RESOURCE_CLAIM_TEMPLATE_KIND}`;
export const RESOURCE_CLAIMS = `${RESOURCE_GROUP}/ResourceClaim`;
export const DEVICE_CLASSES = `${RESOURCE_GROUP}/DeviceClass`;
/** What the name of an extended resource begins with that stands for the device class behind it. Source: KEP-5004. */
export const OF_DEVICE_CLASS = 'deviceclass.resource.kubernetes.io/';
/** Devices that one claim gets at most. Source: the same, AllocationResultsMaxSize. */
const MAX_DEVICES = 32;

/** What a pod asks for by a claim, in the words of the API. */
export interface DeviceClaim {
  readonly count?: number;
  readonly deviceClassName?: string;
  readonly resourceClaimName?: string;
  readonly resourceClaimTemplateName?: string;
}

/** What is wrong with a claim, and with the template that is written for it. */
export function deviceClaimFaults({ count, deviceClassName, resourceClaimName, resourceClaimTemplateName }: DeviceClaim): Fault[] {
  const names = { deviceClassName, resourceClaimName, resourceClaimTemplateName };
  return [
    ...Object.values(names).some((name) => name !== undefined) ? [] : within(['deviceClassName'], [fault('is needed where no claim is named: nothing says which devices',
      deviceClassName, 'set it, such as \'gpu.nvidia.com\', or name a resourceClaimTemplateName that exists')]),
    ...Object.entries(names).flatMap(([field, name]) => name === undefined || isDnsSubdomain(name) ? [] : within([field], [fault('is no name of an object', name,
      'use lower-case letters, digits, "-" and "."')])),
    ...resourceClaimName === undefined || (deviceClassName ?? resourceClaimTemplateName) === undefined ? [] : within(['resourceClaimName'], [fault(
      'names a claim that exists, and beside it another one is asked for', resourceClaimName, 'leave it out, or leave out the others')]),
    ...count === undefined || deviceClassName !== undefined ? [] : within(['count'], [fault('has no effect: the claim that exists says how many devices it has', count,
      'leave it out, or set deviceClassName to have a template written')]),
    ...count === undefined || (Number.isInteger(count) && count >= 1 && count <= MAX_DEVICES) ? [] : within(['count'], [fault(
      `must be a whole number of devices, from 1 to ${MAX_DEVICES}`, count, 'leave it out for one')]),
  ];
}

/**
 * Claims of pods where Kubernetes may not know them yet: the API server then leaves them out, and the pods start without a device. A feature
 * gate may have them before, so that it is not proven.
 */
export function claimSinceFaults(spec: unknown): Fault[] {
  const { resourceClaims } = objectIn(spec);
  return resourceClaims === undefined ? [] : asWarnings([sinceFault('Kubernetes', 'resourceClaims of pods', {
    pointer: ['resourceClaims'],
    got: listIn(resourceClaims).map((claim) => objectIn(claim).name).join(', '),
    then: 'before it the API server drops them unless feature gates are on, and pods start without their devices',
    fix: { yaml: 'use the extended resource of a device plugin, such as nvidia.com/gpu, or upgrade Kubernetes', typescript: 'use Gpu.nvidia(n), or correct the version of the Cluster' },
  })]);
}

/** How many devices of each class the spec of a ResourceClaim asks for; undefined where a request says no number, or leaves a choice. */
export function deviceCountsIn(spec: unknown): { [deviceClassName: string]: number } | undefined {
  const counts: { [deviceClassName: string]: number } = {};
  for (const request of listIn(objectIn(objectIn(spec).devices).requests).map(objectIn)) {
    const { allocationMode, count = 1, deviceClassName } = objectIn(request.exactly);
    const [name, devices] = [textIn(deviceClassName), numberIn(count)];
    if (name === undefined || devices === undefined || allocationMode === 'All') {
      return undefined;
    }
    counts[name] = (counts[name] ?? 0) + devices;
  }
  return counts;
}

/** The device classes that the spec of a ResourceClaim asks for. */
export function deviceClassesIn(spec: unknown): string[] {
  return listIn(objectIn(objectIn(spec).devices).requests).map(objectIn).flatMap((request) =>
    // That of a request itself is how the beta versions have it.
    [request, objectIn(request.exactly), ...listIn(request.firstAvailable).map(objectIn)]
      .flatMap(({ deviceClassName }) => textIn(deviceClassName) ?? []));
}
