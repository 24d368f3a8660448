import { PodSelector } from '../platforms/kubernetes/pod-template';

/** Whether a selector picks an object with these labels; an empty selector picks everything. */
export function selects({ matchLabels = {}, matchExpressions = [] }: PodSelector, labels: { [key: string]: string }): boolean {
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
