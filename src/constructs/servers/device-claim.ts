import { Construct } from 'constructs';
import { Gpu } from './gpu';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { versionFor } from '../../cluster/versions';
import { Place } from '../../faults/place';
import { DeviceClaim, RESOURCE_API_VERSION, RESOURCE_CLAIM_TEMPLATE_KIND } from '../../platforms/kubernetes/device-claims';
import { WrittenObject } from '../../synth/written-object';

/** How a pod calls its claim, and the claim its devices. */
export const CLAIM_OF_POD = 'gpu';

/** Some pods that may have a claim. */
interface ClaimingPods {
  readonly place: Place;
  readonly gpu?: Gpu;
  /** What their template is named after. */
  readonly name: string;
  readonly context: { readonly cluster: ClusterProfile; readonly namespace?: string };
}

/** The claim of a pod, where a template that is written is named after its pods. */
export function podClaim({ resourceClaimName, resourceClaimTemplateName }: DeviceClaim, name: string): object {
  return { name: CLAIM_OF_POD, ...resourceClaimName === undefined ? { resourceClaimTemplateName: resourceClaimTemplateName ?? `${name}-gpu` } : { resourceClaimName } };
}

/** Writes the template of a claim beside the pods that have it, where Kubernetes has its version of the API: a claim alone may be known before, by a feature gate. */
export function writeClaimTemplate(scope: Construct, { place, gpu, name, context }: ClaimingPods): void {
  const { count = 1, deviceClassName, resourceClaimTemplateName = `${name}-gpu` } = gpu?._claim ?? {};
  if (deviceClassName !== undefined) {
    versionFor('Kubernetes', place, undefined, context.cluster).need(place, RESOURCE_API_VERSION, 'deviceClassName',
      'use Gpu.nvidia(n), which a device plugin serves, or name a resourceClaimTemplateName that exists');
    WrittenObject.write(scope, `ResourceClaimTemplate-${name}`, {
      apiVersion: RESOURCE_API_VERSION,
      kind: RESOURCE_CLAIM_TEMPLATE_KIND,
      metadata: { name: resourceClaimTemplateName, namespace: context.namespace },
      spec: { spec: { devices: { requests: [{ name: CLAIM_OF_POD, exactly: { deviceClassName, ...count > 1 && { count } } }] } } },
    });
  }
}
