import { KEDA_GROUP } from './keda/names';
import { KSERVE_GROUP } from './kserve/names';
import { groupOf } from './kubernetes/names';
import { ProductName } from './product-version';
import { SELDON_CORE1_GROUP } from './seldon-core1/names';
import { SELDON_CORE2_GROUP } from './seldon-core2/names';
import { VERTICAL_POD_AUTOSCALER } from './vpa/vertical-pod-autoscaler';

const PRODUCTS_OF_GROUP: { readonly [group: string]: ProductName[] } = {
  [KEDA_GROUP]: ['KEDA'],
  [KSERVE_GROUP]: ['KServe'],
  [SELDON_CORE1_GROUP]: ['Seldon Core 1'],
  [SELDON_CORE2_GROUP]: ['Seldon Core 2'],
  [groupOf(VERTICAL_POD_AUTOSCALER)]: ['VPA'],
  'inference.networking.k8s.io': ['llm-d router'],
  'monitoring.coreos.com': ['prometheus-operator', 'Prometheus'],
};

/** The products whose versions decide what objects of some API groups do. */
export function productsOf(groups: Set<string>): ProductName[] {
  return ['Kubernetes', ...Object.entries(PRODUCTS_OF_GROUP).flatMap(([group, products]) => groups.has(group) ? products : [])];
}
