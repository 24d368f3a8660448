import { ContainerProps, ContainerSecurityContextProps, PodSecurityContextProps } from 'cdk8s-plus-27';
import { ModelPodProps } from './model-pod';
import { Untyped } from '../../platforms/kubernetes/untyped';

/**
 * Removes from a rendered pod what cdk8s-plus writes although nobody asked for it: read-only root, non-root user, a TCP
 * startup probe that kills after 30 s, an image pull policy, and values that are Kubernetes' own defaults.
 */
export function keepAskedPodFields(spec: Untyped, pod: ModelPodProps): void {
  const asked: [string, unknown][] = [
    ['automountServiceAccountToken', pod.automountServiceAccountToken],
    ['dnsPolicy', pod.dns?.policy],
    ['setHostnameAsFQDN', pod.dns?.hostnameAsFQDN],
    ['hostNetwork', pod.hostNetwork],
    ['restartPolicy', pod.restartPolicy],
    ['terminationGracePeriodSeconds', pod.terminationGracePeriod],
  ];
  removeUnasked(spec, asked);
  const security: PodSecurityContextProps = pod.securityContext ?? {};
  removeUnasked(spec.securityContext, [
    ['runAsNonRoot', security.ensureNonRoot],
    ['fsGroupChangePolicy', security.fsGroupChangePolicy],
  ]);
  removeEmpty(spec, 'securityContext');
}

/**
 * The same for a container. Of the security context only what cannot break an image stays without being asked for:
 * not privileged, and no privilege escalation unless what was asked for implies it.
 */
export function keepAskedContainerFields(container: Untyped, props: ContainerProps): void {
  removeUnasked(container, [
    ['imagePullPolicy', props.imagePullPolicy],
    ['startupProbe', props.startup],
  ]);
  const security: ContainerSecurityContextProps = props.securityContext ?? {};
  removeUnasked(container.securityContext, [
    ['readOnlyRootFilesystem', security.readOnlyRootFilesystem],
    ['runAsNonRoot', security.ensureNonRoot],
    ...mayEscalate(container.securityContext) ? [['allowPrivilegeEscalation', security.allowPrivilegeEscalation] as [string, unknown]] : [],
  ]);
}

/** Whether the API server refuses a container that may not escalate. Source: kubernetes v1.36 validation.ValidateSecurityContext. */
function mayEscalate({ privileged, capabilities }: Untyped): boolean {
  return privileged === true || ['SYS_ADMIN', 'CAP_SYS_ADMIN'].some((capability) => capabilities?.add?.includes(capability));
}

/** The same for a Deployment. */
export function keepAskedDeploymentFields(spec: Untyped, asked: { minReady?: unknown; progressDeadline?: unknown; strategy?: unknown }): void {
  removeUnasked(spec, [
    ['minReadySeconds', asked.minReady],
    ['progressDeadlineSeconds', asked.progressDeadline],
    ['strategy', asked.strategy],
  ]);
}

function removeUnasked(object: Untyped, fields: [string, unknown][]): void {
  for (const [field, asked] of fields) {
    if (object !== undefined && asked === undefined) {
      delete object[field];
    }
  }
}

function removeEmpty(object: Untyped, field: string): void {
  if (object[field] !== undefined && Object.keys(object[field]).length === 0) {
    delete object[field];
  }
}
