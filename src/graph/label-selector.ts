import { PodSelector } from '../platforms/kubernetes/pod-template';

type Labels = { readonly [key: string]: string };
type Requirement = NonNullable<PodSelector['matchExpressions']>[number];

const EVERY_NAMESPACE = '*';

/** Finds, without looking at all of them, the items whose selector may pick an object with given labels. */
export class LabelIndex<T> {
  private readonly buckets = new Map<string, T[]>();

  /** Adds an item that picks objects by labels in some namespaces; undefined stands for objects without one, `any` for all. */
  add(namespaces: (string | undefined)[] | 'any', matchLabels: { [key: string]: string }, item: T): void {
    const [pair] = Object.entries(matchLabels);
    for (const namespace of namespaces === 'any' ? [EVERY_NAMESPACE] : namespaces) {
      const key = bucketKey(namespace, pair);
      const bucket = this.buckets.get(key);
      if (bucket === undefined) {
        this.buckets.set(key, [item]);
      } else {
        bucket.push(item);
      }
    }
  }

  /** The items whose first label, if they have one, is among these; whether all the others are too is still to be asked. */
  candidates(namespace: string | undefined, labels: { [key: string]: string }): T[] {
    const pairs = [undefined, ...Object.entries(labels)];
    return [namespace, EVERY_NAMESPACE].flatMap((where) => pairs.flatMap((pair) => this.buckets.get(bucketKey(where, pair)) ?? []));
  }
}

function bucketKey(namespace: string | undefined, pair: [string, string] | undefined): string {
  return `${namespace ?? ''}/${pair === undefined ? '' : `${pair[0]}=${pair[1]}`}`;
}

/** Whether a selector picks an object with these labels; an empty selector picks everything. */
export function selects({ matchLabels = {}, matchExpressions = [] }: PodSelector, labels: Labels): boolean {
  return Object.entries(matchLabels).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value)
    && matchExpressions.every((requirement) => holds(requirement, labels));
}

/** The same where an object may have more labels than are known: undefined where those decide. */
export function selectsIfKnown(selector: PodSelector, labels: Labels): boolean | undefined {
  const { matchLabels = {}, matchExpressions = [] } = selector;
  const requirements = [...Object.entries(matchLabels).map(([key, value]): Requirement => ({ key, operator: 'In', values: [value] })), ...matchExpressions];
  const known = requirements.filter(({ key }) => Object.hasOwn(labels, key));
  return known.some((requirement) => !holds(requirement, labels)) ? false : known.length === requirements.length ? true : undefined;
}

function holds({ key, operator, values = [] }: Requirement, labels: Labels): boolean {
  switch (operator) {
    case 'In': return Object.hasOwn(labels, key) && values.includes(labels[key]);
    case 'NotIn': return !Object.hasOwn(labels, key) || !values.includes(labels[key]);
    case 'Exists': return Object.hasOwn(labels, key);
    case 'DoesNotExist': return !Object.hasOwn(labels, key);
    default: return false;
  }
}
