import type * as Yaml from 'yaml';
import { isExcessiveAliasing, MAX_DEPTH } from './limits';
import { yaml } from './parse-document';
import { plainValue, taggedValue } from './plain-scalar';
import { Untyped } from '../platforms/kubernetes/untyped';

type Node = Yaml.ParsedNode;

/** A part of a document that has no value in JSON. */
export class ValueFault extends Error {
  constructor(readonly kind: 'value' | 'aliases' | 'depth' | 'key', readonly offset: number, readonly problem: string, readonly got: string, readonly fix: string) {
    super(problem);
  }
}

/** A key that stands in a mapping again. */
export interface DuplicateKey {
  readonly key: string;
  readonly offset: number;
}

/** The prefix of the tags that YAML names itself. */
const YAML_TAG = 'tag:yaml.org,2002:';
const MERGE_KEY = '<<';

/** The value of a document as Kubernetes makes JSON of it, with the keys that stand twice in it. Throws a `ValueFault` alone. */
export function valueOf(root: Node | null): { readonly value: Untyped; readonly duplicates: DuplicateKey[] } {
  const reading = new Reading(root);
  return { value: reading.value(root, 0), duplicates: reading.duplicates };
}

/** Source: sigs.k8s.io/yaml v1.4 goyaml.v2/decode.go, and convertToJSONableObject in yaml.go. */
class Reading {
  readonly duplicates: DuplicateKey[] = [];
  /** Looked up with the first alias: most documents have none. */
  private targets?: Map<Node, Node>;
  /** What is being read by an alias now, outermost first. */
  private readonly underWay: Node[] = [];
  private values = 0;
  private ofAliases = 0;

  constructor(private readonly root: Node | null) {}

  value(node: Node | null, depth: number): Untyped {
    this.count(node, depth);
    if (node === null) {
      return null;
    }
    switch (kindOf(node)) {
      case 'alias': return this.throughAlias(node, (target) => this.value(target, depth));
      case 'scalar': return jsonScalar(node as Yaml.Scalar.Parsed);
      case 'list': return (node as Yaml.YAMLSeq.Parsed).items.map((item) => this.value(item as Node | null, depth + 1));
      default: return this.mapping(node, depth);
    }
  }

  private count(node: Node | null, depth: number): void {
    this.values++;
    this.ofAliases += this.underWay.length > 0 ? 1 : 0;
    const at = this.underWay[0] ?? node;
    if (depth > MAX_DEPTH) {
      throw new ValueFault('depth', startOf(at), `nests more than ${MAX_DEPTH} levels`, 'aliases within aliases', 'nest less');
    }
    if (isExcessiveAliasing(this.values, this.ofAliases)) {
      throw new ValueFault('aliases', startOf(at), 'consists of aliases almost alone, which name each other over and over', `${this.ofAliases} values from aliases so far`,
        'write the values out, or name fewer of them');
    }
  }

  private mapping(node: Node, depth: number): Untyped {
    const fields: Untyped = {};
    const own = new Set<string>();
    for (const { key, value } of pairsOf(node)) {
      if (isMergeKey(key)) {
        // What is merged overrides what stands before it, as Kubernetes reads it, and is overridden by what follows.
        this.merge(fields, value, depth);
        continue;
      }
      const name = this.keyOf(key);
      if (own.has(name)) {
        this.duplicates.push({ key: name, offset: startOf(key) });
      }
      own.add(name);
      setField(fields, name, this.value(value, depth + 1));
    }
    return fields;
  }

  private merge(fields: Untyped, from: Node | null, depth: number): void {
    const kind = from === null ? 'scalar' : kindOf(from);
    if (from !== null && kind === 'alias') {
      this.throughAlias(from, (target) => kindOf(target) === 'mapping' ? this.merge(fields, target, depth) : notMergeable(from));
    } else if (kind === 'mapping') {
      this.count(from, depth);
      Object.entries(this.mapping(from as Node, depth)).forEach(([name, value]) => setField(fields, name, value));
    } else if (kind === 'list') {
      // Of several the first one counts.
      for (const item of [...(from as Yaml.YAMLSeq.Parsed).items].reverse() as (Node | null)[]) {
        if (item === null || !['alias', 'mapping'].includes(kindOf(item))) {
          notMergeable(from);
        }
        this.merge(fields, item, depth);
      }
    } else {
      notMergeable(from);
    }
  }

  private keyOf(key: Node | null): string {
    if (key !== null && kindOf(key) === 'alias') {
      return this.throughAlias(key, (target) => this.keyOf(target));
    }
    const value = key !== null && kindOf(key) === 'scalar' ? jsonScalar(key as Yaml.Scalar.Parsed) : undefined;
    if (value === undefined || value === null) {
      throw new ValueFault('key', startOf(key), 'has a key that is no text', value === null ? 'null' : 'a mapping or a list', 'put the key in quotes');
    }
    return String(value);
  }

  private throughAlias<T>(alias: Node, read: (target: Node) => T): T {
    this.targets ??= aliasTargets(this.root);
    const target = this.targets.get(alias);
    const name = `*${(alias as Yaml.Alias.Parsed).source}`;
    if (target === undefined) {
      throw new ValueFault('value', startOf(alias), 'names an anchor that does not stand before it', name, `define &${name.slice(1)} before it in the same document, or put the text in quotes`);
    }
    if (this.underWay.includes(target) || contains(target, alias)) {
      throw new ValueFault('value', startOf(alias), 'is an alias within what it names', name, 'write out what is meant');
    }
    this.underWay.push(target);
    try {
      return read(target);
    } finally {
      this.underWay.pop();
    }
  }
}

/** What kind of node it is. */
export function kindOf(node: Node): 'alias' | 'scalar' | 'list' | 'mapping' {
  const { isAlias, isMap, isScalar } = yaml();
  return isScalar(node) ? 'scalar' : isMap(node) ? 'mapping' : isAlias(node) ? 'alias' : 'list';
}

export function startOf(node: Node | null | undefined): number {
  return node?.range?.[0] ?? 0;
}

/** Which node each alias stands for: that which has its anchor last before it. */
export function aliasTargets(root: Node | null): Map<Node, Node> {
  const [targets, anchors] = [new Map<Node, Node>(), new Map<string, Node>()];
  const visit = (node: Node | null): void => {
    if (node === null) {
      return;
    }
    if (kindOf(node) === 'alias') {
      const target = anchors.get((node as Yaml.Alias.Parsed).source);
      if (target !== undefined) {
        targets.set(node, target);
      }
      return;
    }
    const { anchor } = node as { readonly anchor?: string };
    if (anchor !== undefined) {
      anchors.set(anchor, node);
    }
    childrenOf(node).forEach(visit);
  };
  visit(root);
  return targets;
}

/** Keys, values and items, in the order in which they stand. */
function childrenOf(node: Node): (Node | null)[] {
  switch (kindOf(node)) {
    case 'mapping': return pairsOf(node).flatMap(({ key, value }) => [key, value]);
    case 'list': return (node as Yaml.YAMLSeq.Parsed).items as (Node | null)[];
    default: return [];
  }
}

/** The keys of a mapping, with their values. */
export function pairsOf(mapping: Node): { readonly key: Node | null; readonly value: Node | null }[] {
  return (mapping as Yaml.YAMLMap.Parsed).items as { readonly key: Node | null; readonly value: Node | null }[];
}

function contains(node: Node, other: Node): boolean {
  const [start, , end] = node.range;
  return other !== node && startOf(other) >= start && startOf(other) < end;
}

export function isMergeKey(key: Node | null): boolean {
  return key !== null && kindOf(key) === 'scalar' && (key as Yaml.Scalar.Parsed).type === 'PLAIN' && (key as Yaml.Scalar.Parsed).source === MERGE_KEY;
}

function notMergeable(node: Node | null): never {
  throw new ValueFault('value', startOf(node), 'merges something else than mappings', MERGE_KEY, 'name a mapping or a list of mappings, or put the key in quotes');
}

function jsonScalar(scalar: Yaml.Scalar.Parsed): string | number | boolean | null {
  const { source, type, tag } = scalar;
  const value = tag === undefined ? (type === 'PLAIN' ? plainValue(source) : source)
    : tag.startsWith(YAML_TAG) ? taggedValue(tag.slice(YAML_TAG.length), source) : source;
  if (value === undefined) {
    throw new ValueFault('value', startOf(scalar), `has a value that does not fit its tag !!${tag?.slice(YAML_TAG.length)}`, source, 'remove the tag, or correct the value');
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new ValueFault('value', startOf(scalar), 'has a number for which JSON has no word', source, 'put it in quotes, or write a finite number');
  }
  return value;
}

/** A field of any name, as an own one: `__proto__` would be another. */
function setField(fields: Untyped, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(fields, name, { value, enumerable: true, writable: true, configurable: true });
  } else {
    fields[name] = value;
  }
}
