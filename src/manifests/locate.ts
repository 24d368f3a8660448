import type * as Yaml from 'yaml';
import { parseDocument } from './parse-document';
import { plainValue } from './plain-scalar';
import { aliasTargets, isMergeKey, kindOf, pairsOf, startOf } from './yaml-value';
import { FieldPath } from '../faults/field-path';

type Node = Yaml.ParsedNode;

/** Finds fields in a document. */
export class Locator {
  /** Looked up once, and with the first field: documents may be long, and have many. */
  private targets?: Map<Node, Node>;

  constructor(private readonly text: string, private readonly root: Node | null) {}

  /**
   * The offset of a field: of its key, or of an item of a list. Where there is no such field, that of the nearest one around it. A path
   * may go on into a text that is YAML itself, such as a file in a ConfigMap.
   */
  offsetOf(path: FieldPath): number {
    return this.reached(path).offset;
  }

  /** What a field is written as, where that has neither quotes nor an anchor. */
  plainTextOf(path: FieldPath): string | undefined {
    const { value } = this.reached(path);
    if (value === undefined || value === null || kindOf(value) !== 'scalar') {
      return undefined;
    }
    const { anchor, source, tag, type } = value as Yaml.Scalar.Parsed;
    return type === 'PLAIN' && anchor === undefined && tag === undefined ? source : undefined;
  }

  /** How far a path leads: no value where that is not to its end. */
  private reached(path: FieldPath): Reached {
    let [node, offset] = [this.root, startOf(this.root)];
    for (let i = 0; i < path.length; i++) {
      this.targets ??= aliasTargets(this.root);
      const target = node !== null && kindOf(node) === 'alias' ? this.targets.get(node) : node;
      if (target === undefined || target === null) {
        return { offset };
      }
      if (kindOf(target) === 'scalar') {
        return { offset: within(this.text, target as Yaml.Scalar.Parsed, path.slice(i)) ?? offset };
      }
      const step = kindOf(target) === 'mapping' ? fieldOf(target, String(path[i]), this.targets) : itemOf(target as Yaml.YAMLSeq.Parsed, path[i]);
      if (step === undefined) {
        return { offset };
      }
      [node, offset] = [step.value, step.offset];
    }
    return { offset, value: node };
  }
}

interface Reached {
  readonly offset: number;
  readonly value?: Node | null;
}

interface Step {
  readonly value: Node | null;
  readonly offset: number;
}

/** A field by its key or from what is merged: of several the last one, as it is read. */
function fieldOf(mapping: Node, name: string, targets: Map<Node, Node>, followed = 0): Step | undefined {
  for (const { key, value } of [...pairsOf(mapping)].reverse()) {
    const found = isMergeKey(key) ? mergedField(value, name, targets, followed)
      : key !== null && nameOf(key) === name ? { value, offset: startOf(key) } : undefined;
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** A field of a mapping that is merged, or of the first one in a list that has it. An alias within what it names would be followed for ever. */
function mergedField(from: Node | null, name: string, targets: Map<Node, Node>, followed: number): Step | undefined {
  const node = from !== null && kindOf(from) === 'alias' ? targets.get(from) : from;
  if (node === undefined || node === null || followed > targets.size) {
    return undefined;
  }
  const aliases = node === from ? followed : followed + 1;
  if (kindOf(node) === 'mapping') {
    return fieldOf(node, name, targets, aliases);
  }
  for (const each of kindOf(node) === 'list' ? (node as Yaml.YAMLSeq.Parsed).items as (Node | null)[] : []) {
    const found = mergedField(each, name, targets, aliases);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function nameOf(key: Node): string | undefined {
  if (kindOf(key) !== 'scalar') {
    return undefined;
  }
  const { source, type } = key as Yaml.Scalar.Parsed;
  return type === 'PLAIN' ? String(plainValue(source)) : source;
}

function itemOf({ items }: Yaml.YAMLSeq.Parsed, index: string | number): Step | undefined {
  const item = items[Number(index)] as Node | null | undefined;
  return item === undefined ? undefined : { value: item, offset: startOf(item) };
}

/** The offset of a field of a text that stands in block style, `|`, in which each line is one of the file. */
function within(text: string, scalar: Yaml.Scalar.Parsed, path: FieldPath): number | undefined {
  if (scalar.type !== 'BLOCK_LITERAL') {
    return undefined;
  }
  const { root } = parseDocument(scalar.source);
  return root === undefined || root === null ? undefined : offsetInBlock(text, scalar, new Locator(scalar.source, root).offsetOf(path));
}

/** The offset in the document of an offset in a text in block style. */
function offsetInBlock(text: string, scalar: Yaml.Scalar.Parsed, inner: number): number {
  const lines = scalar.source.slice(0, inner).split('\n');
  let line = lineAfter(text, startOf(scalar));
  for (let i = 1; i < lines.length; i++) {
    line = lineAfter(text, line);
  }
  const [whole] = text.slice(line).split('\n', 1);
  const [own] = scalar.source.slice(inner - lines[lines.length - 1].length).split('\n', 1);
  const indent = Math.max(0, whole.replace(/\r$/, '').length - own.length);
  return Math.min(text.length, line + indent + lines[lines.length - 1].length);
}

function lineAfter(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}
