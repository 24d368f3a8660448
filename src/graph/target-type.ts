/** What an amount is compared with: per replica of the requests, per replica, or as it is. */
export type TargetType = 'AverageValue' | 'Utilization' | 'Value';

/** The type that a field names; undefined for what Kubernetes knows no comparison by. */
export function targetTypeIn(type: unknown): TargetType | undefined {
  return type === 'AverageValue' || type === 'Utilization' || type === 'Value' ? type : undefined;
}
