import { KEDA_GROUP } from '../platforms/keda/names';
import { KSERVE_GROUP } from '../platforms/kserve/names';
import { groupOf } from '../platforms/kubernetes/names';

/** Kinds whose objects are in no namespace, by group. Sources: kubernetes v1.36 api/openapi-spec; the CRDs of the projects named by their groups. */
const CLUSTER_SCOPED: Record<string, string[]> = {
  '': ['ComponentStatus', 'Namespace', 'Node', 'PersistentVolume'],
  'admissionregistration.k8s.io': [
    'MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding', 'MutatingWebhookConfiguration', 'ValidatingAdmissionPolicy',
    'ValidatingAdmissionPolicyBinding', 'ValidatingWebhookConfiguration',
  ],
  'apiextensions.k8s.io': ['CustomResourceDefinition'],
  'apiregistration.k8s.io': ['APIService'],
  'certificates.k8s.io': ['CertificateSigningRequest', 'ClusterTrustBundle'],
  'flowcontrol.apiserver.k8s.io': ['FlowSchema', 'PriorityLevelConfiguration'],
  'networking.k8s.io': ['IPAddress', 'IngressClass', 'ServiceCIDR'],
  'node.k8s.io': ['RuntimeClass'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding'],
  'resource.k8s.io': ['DeviceClass', 'DeviceTaintRule', 'ResourceSlice'],
  'scheduling.k8s.io': ['PriorityClass'],
  'storage.k8s.io': ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment', 'VolumeAttributesClass'],
  'eventing.keda.sh': ['ClusterCloudEventSource'],
  'gateway.networking.k8s.io': ['GatewayClass'],
  'karpenter.sh': ['NodeClaim', 'NodePool'],
  [KEDA_GROUP]: ['ClusterTriggerAuthentication'],
  'kueue.x-k8s.io': ['ClusterQueue', 'ResourceFlavor', 'WorkloadPriorityClass'],
  'monitoring.googleapis.com': ['ClusterNodeMonitoring', 'ClusterPodMonitoring', 'ClusterRules', 'GlobalRules'],
  [KSERVE_GROUP]: ['ClusterServingRuntime', 'ClusterStorageContainer', 'LocalModelCache', 'LocalModelNode', 'LocalModelNodeGroup'],
};

const GROUP_KINDS = new Set(Object.entries(CLUSTER_SCOPED).flatMap(([group, kinds]) => kinds.map((kind) => `${group}/${kind}`)));

/** Whether objects of a kind are known to be in no namespace. */
export function isClusterScoped(apiVersion: string, kind: string): boolean {
  return GROUP_KINDS.has(`${groupOf(apiVersion)}/${kind}`);
}
