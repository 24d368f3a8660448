import { ScaleTarget } from '../kubernetes/scale-target';

/** Kinds whose pods KEDA's webhook looks into. Source: kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_webhook.go, verifyCPUMemoryScalers. */
const KINDS = ['Deployment', 'StatefulSet'];

/** Whether KEDA's webhook looks at the requests and the least replicas of CPU and memory triggers on an object. */
export function isCheckedByWebhook({ apiVersion, kind }: ScaleTarget): boolean {
  return apiVersion === 'apps/v1' && KINDS.includes(kind);
}
