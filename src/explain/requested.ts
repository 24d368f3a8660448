import { Container } from '../graph/workload';
import { quantityValue } from '../platforms/kubernetes/quantity';

/** What so many pods request together, where something requests it of each; devices are limited and not requested. */
export function requestedBy(parts: readonly Pick<Container, 'resources'>[], pods: number): { [resource: string]: number } {
  const sum: { [resource: string]: number } = {};
  for (const { resources } of parts) {
    for (const [resource, quantity] of Object.entries({ ...resources?.limits, ...resources?.requests })) {
      const amount = quantityValue(quantity);
      if (amount !== undefined && Number.isFinite(pods)) {
        sum[resource] = (sum[resource] ?? 0) + amount * pods;
      }
    }
  }
  return sum;
}
