/** A label selector as Kubernetes objects hold it. */
export interface Selector {
  readonly matchLabels?: { [key: string]: string };
  readonly matchExpressions?: { key: string; operator: string; values?: string[] }[];
}

/** Whether a selector picks an object with these labels; an empty selector picks everything. */
export function selects(selector: Selector, labels: { [key: string]: string }): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector;
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value)
    && matchExpressions.every(({ key, operator, values = [] }) => {
      switch (operator) {
        case 'In': return labels[key] !== undefined && values.includes(labels[key]);
        case 'NotIn': return labels[key] === undefined || !values.includes(labels[key]);
        case 'Exists': return labels[key] !== undefined;
        case 'DoesNotExist': return labels[key] === undefined;
        default: return false;
      }
    });
}
