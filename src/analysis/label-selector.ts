/** A label selector as Kubernetes objects hold it. */
export interface Selector {
  readonly matchLabels?: { [key: string]: string };
  readonly matchExpressions?: { key: string; operator: string; values?: string[] }[];
}

/** Whether a selector picks an object with these labels; an empty selector picks everything. */
export function selects(selector: Selector, labels: { [key: string]: string }): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector;
  return Object.entries(matchLabels).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value)
    && matchExpressions.every(({ key, operator, values = [] }) => {
      switch (operator) {
        case 'In': return Object.hasOwn(labels, key) && values.includes(labels[key]);
        case 'NotIn': return !Object.hasOwn(labels, key) || !values.includes(labels[key]);
        case 'Exists': return Object.hasOwn(labels, key);
        case 'DoesNotExist': return !Object.hasOwn(labels, key);
        default: return false;
      }
    });
}
