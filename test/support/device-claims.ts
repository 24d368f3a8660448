import { Untyped } from './untyped';

const TEXT = { type: 'string' };
const WHOLE = { type: 'integer', format: 'int64' };
const list = (items: Untyped) => ({ type: 'array', items });
const object = (properties: Untyped, required: string[] = []) => ({ type: 'object', properties, required });

/**
 * What this library writes of Dynamic Resource Allocation, which the schemas of Kubernetes 1.27 do not have yet.
 *
 * Source: kubernetes v1.36 staging/src/k8s.io/api/core/v1/types.go, PodResourceClaim; staging/src/k8s.io/api/resource/v1/types.go.
 */
export const DEVICE_CLAIMS: { readonly [definition: string]: Untyped } = {
  'io.k8s.api.core.v1.PodResourceClaim': object({ name: TEXT, resourceClaimName: TEXT, resourceClaimTemplateName: TEXT }, ['name']),
  'io.k8s.api.core.v1.ResourceClaim': object({ name: TEXT, request: TEXT }, ['name']),
  'io.k8s.api.resource.v1.ResourceClaimTemplate': {
    ...object({
      apiVersion: TEXT,
      kind: TEXT,
      metadata: { $ref: '#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' },
      spec: object({
        metadata: { $ref: '#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' },
        spec: object({
          devices: object({
            requests: list(object({
              name: TEXT,
              exactly: object({ deviceClassName: TEXT, allocationMode: TEXT, count: WHOLE, adminAccess: { type: 'boolean' } }, ['deviceClassName']),
            }, ['name'])),
          }),
        }),
      }, ['spec']),
    }, ['spec']),
    'x-kubernetes-group-version-kind': [{ group: 'resource.k8s.io', version: 'v1', kind: 'ResourceClaimTemplate' }],
  },
};
