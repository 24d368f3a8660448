import { quantityValue } from './quantity';
import { Fields } from './untyped';

/** Digits that a sum of quantities keeps. */
const DIGITS = 12;

/** Whether a resource of a node is one of a vendor, such as `nvidia.com/gpu`. Source: kubernetes v1.36 pkg/apis/core/v1/helper, IsExtendedResourceName. */
export function isAccelerator(resource: string): boolean {
  return resource.includes('/') && !/^([a-z0-9.-]+\.)?kubernetes\.io\//.test(resource);
}

/** How much of a resource some nodes have together, in whole units. */
export function sumOf(nodes: readonly Fields[], resource: string): number {
  return Number(nodes.reduce((sum, node) => sum + (quantityValue(node[resource]) ?? 0), 0).toPrecision(DIGITS));
}
