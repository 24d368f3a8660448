import { HpaInput } from './hpa-input';
import { hpaMetricsOf } from './hpa-metrics-input';
import { KedaInput } from './keda-input';
import { kedaInputOf } from './keda-part-input';
import { ClusterProfile } from '../cluster/cluster-profile';
import { AutoscalerNode } from '../graph/autoscaler';
import { ScalingBehavior } from '../graph/scaling-behavior';
import { SMALLEST_MIN_REPLICAS } from '../platforms/keda/bounds-faults';
import { ProductName, PRODUCTS, ProductVersion } from '../platforms/product-version';

/** What a preview needs to know of an autoscaler. */
export interface AutoscalerInput {
  readonly hpa: HpaInput;
  readonly keda?: KedaInput;
  /** What nobody stated, in words: without it there is no preview. */
  readonly missing: string[];
  /** What of it follows the documents of its product, and was never compared with what it does. */
  readonly notMeasured: string[];
}

/** Where the feature is younger than what was recorded. */
const THROUGH_HPA = 'polls of KEDA 2.21, which take over what the HPA reads';
const TO_ZERO = 'the HPA of Kubernetes 1.37, which scales to zero';

/** An autoscaler as its controllers see it. */
export function autoscalerInput(node: AutoscalerNode, cluster: ClusterProfile): AutoscalerInput {
  const missing: string[] = [];
  if (node.controller === 'Seldon Core 2') {
    missing.push('Seldon Core 2 scales by rules of its own: an HPA or a ScaledObject on the Model can be previewed');
  }
  const keda = node.controller === 'KEDA' ? kedaInputOf(node, isAtLeast(cluster, 'KEDA', '2.21'), missing) : undefined;
  const minReplicas = keda === undefined ? node.minReplicas : Math.max(node.minReplicas, SMALLEST_MIN_REPLICAS);
  const hpa = {
    minReplicas,
    maxReplicas: node.maxReplicas ?? Infinity,
    metrics: keda?.metrics ?? hpaMetricsOf(node.triggers, missing),
    behavior: behaviorOf(node, cluster),
  };
  // Without a fallback no poll of such a ScaledObject changes its replicas.
  const countsReads = keda?.input.pollsThroughHpa && keda.input.fallback !== undefined;
  const notMeasured = [...countsReads ? [THROUGH_HPA] : [], ...minReplicas === 0 ? [TO_ZERO] : []];
  return { hpa, keda: keda?.input, missing, notMeasured };
}

/** Whether the version that is stated, or assumed where none is, is not before another. */
export function isAtLeast({ versions }: ClusterProfile, product: ProductName, version: string): boolean {
  const stated = Object.hasOwn(versions, product) ? versions[product] : PRODUCTS[product].newest;
  return ProductVersion.stated(product, stated).isAtLeast(version);
}

/** With the window and the tolerance that the cluster has where none is stated, and without what it drops. */
function behaviorOf({ behavior, statedBehavior }: AutoscalerNode, cluster: ClusterProfile): ScalingBehavior | undefined {
  if (behavior === undefined) {
    return undefined;
  }
  const { scaleDown, scaleUp } = behavior;
  const statesWindow = hasWindow(statedBehavior?.stated.scaleDown);
  const millis = cluster.hpa?.downscaleStabilizationMillis;
  const windowSeconds = statesWindow || millis === undefined ? scaleDown.windowSeconds : millis / 1000;
  const dropsTolerance = Object.hasOwn(cluster.versions, 'Kubernetes') && !ProductVersion.stated('Kubernetes', cluster.versions.Kubernetes).has('behavior.tolerance')
    && !cluster.hpa?.featureGates?.includes('HPAConfigurableTolerance');
  const tolerance = dropsTolerance ? { tolerance: undefined } : {};
  return { scaleUp: { ...scaleUp, ...tolerance }, scaleDown: { ...scaleDown, windowSeconds, ...tolerance } };
}

function hasWindow(scaleDown: unknown): boolean {
  return typeof scaleDown === 'object' && scaleDown !== null && 'stabilizationWindowSeconds' in scaleDown;
}
