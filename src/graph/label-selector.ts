import { PodSelector } from '../platforms/kubernetes/pod-template';

type Labels = { readonly [key: string]: string };
type Requirement = NonNullable<PodSelector['matchExpressions']>[number];

const EVERY_NAMESPACE = '*';

/** Items that look in one namespace: by the first label that they ask for, and those that ask for none. */
interface Bucket<T> {
  readonly unlabelled: T[];
  readonly byLabel: Map<string, Map<string, T[]>>;
}

/** Finds, without looking at all of them, the items whose selector may pick an object with given labels. */
export class LabelIndex<T> {
  private readonly buckets = new Map<string, Bucket<T>>();

  /** Adds an item that picks objects by labels in some namespaces; undefined stands for objects without one, `any` for all. */
  add(namespaces: (string | undefined)[] | 'any', matchLabels: { [key: string]: string }, item: T): void {
    const [pair] = Object.entries(matchLabels);
    for (const namespace of namespaces === 'any' ? [EVERY_NAMESPACE] : namespaces) {
      const { byLabel, unlabelled } = inMap(this.buckets, namespace ?? '', () => ({ unlabelled: [], byLabel: new Map() }));
      const items = pair === undefined ? unlabelled : inMap(inMap(byLabel, pair[0], () => new Map<string, T[]>()), pair[1], () => []);
      items.push(item);
    }
  }

  /** The items whose first label, if they have one, is among these; whether all the others are too is still to be asked. */
  candidates(namespace: string | undefined, labels: Labels): T[] {
    const found: T[] = [];
    for (const where of this.buckets.size === 0 ? [] : [namespace ?? '', EVERY_NAMESPACE]) {
      const bucket = this.buckets.get(where);
      if (bucket === undefined) {
        continue;
      }
      found.push(...bucket.unlabelled);
      for (const key of bucket.byLabel.size === 0 ? [] : Object.keys(labels)) {
        found.push(...bucket.byLabel.get(key)?.get(labels[key]) ?? []);
      }
    }
    return found;
  }
}

function inMap<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** Whether a selector picks an object with these labels; an empty selector picks everything. */
export function selects({ matchLabels = {}, matchExpressions = [] }: PodSelector, labels: Labels): boolean {
  return Object.keys(matchLabels).every((key) => Object.hasOwn(labels, key) && labels[key] === matchLabels[key])
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
