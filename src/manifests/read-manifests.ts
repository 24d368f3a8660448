import type * as Yaml from 'yaml';
import { MAX_DOCUMENT_BYTES } from './limits';
import { Locator } from './locate';
import { objectsIn, ReadManifest } from './objects';
import { parseDocument } from './parse-document';
import { lineAround, ReadFault, shown } from './read-fault';
import { simpleDocument } from './simple-document';
import { Position, SourceText, textOf } from './source-text';
import { DocumentSlice, splitDocuments } from './split-documents';
import { Unrendered, unrenderedIdentity, unrenderedText } from './templates';
import { ValueFault, valueOf } from './yaml-value';
import { FieldPath, fieldPath } from '../faults/field-path';
import { isObject, Untyped } from '../platforms/kubernetes/untyped';

/** A value of a document, and where it stands. */
export interface ReadValue {
  /** The document in the text, and the way from its root to the value. */
  readonly document: DocumentSlice;
  readonly path: FieldPath;
  readonly position: Position;
  /** The position as `file:line:column`. */
  readonly location: string;
  /** Where a field stands, such as `spec.triggers[0].metadata.query`; of one that is not there, what is nearest around it. */
  positionOf(field: string | FieldPath): Position;
  /** What a field is written as, where that has neither quotes nor an anchor. */
  plainTextOf(field: string | FieldPath): string | undefined;
}

/** An object, and where it stands. */
export interface ReadObject extends ReadValue {
  readonly manifest: ReadManifest;
}

/** A document that is a mapping, and no object: it may be the values of a Helm chart. There is a fault at the same position. */
export interface ReadMapping extends ReadValue {
  readonly value: Untyped;
}

/** What a text holds: objects, and what keeps the rest from being read. */
export interface ReadResult {
  readonly objects: ReadObject[];
  readonly mappings: ReadMapping[];
  readonly faults: ReadFault[];
}

/** What several results hold together. */
export function together(results: ReadResult[]): ReadResult {
  return {
    objects: results.flatMap(({ objects }) => objects),
    mappings: results.flatMap(({ mappings }) => mappings),
    faults: results.flatMap(({ faults }) => faults),
  };
}

export interface ReadOptions {
  /** The name of the file, for positions. */
  readonly file: string;
  /**
   * The namespace of objects that state none and are of a namespaced kind.
   *
   * @default 'default'
   */
  readonly namespace?: string;
}

/** Where kubectl puts objects unless it is told otherwise. */
const DEFAULT_NAMESPACE = 'default';
const NOTHING_APPLIED = 'kubectl applies nothing of this document';

/**
 * The objects in a text of YAML documents or JSON, as `kubectl apply -f` takes them, Lists taken apart. Never throws: what cannot be read
 * is a fault at its place, and keeps nothing else from being read.
 */
export function readManifests(text: string, { file, namespace }: ReadOptions): ReadResult {
  return readSource(new SourceText(file, text), namespace);
}

/** The same of a text that is asked for its lines later. */
export function readSource(source: SourceText, namespace = DEFAULT_NAMESPACE): ReadResult {
  return together(splitDocuments(source).map((slice) => new ReadDocument(source, slice).read(namespace)));
}

/** One document of a text. */
class ReadDocument {
  private readonly faults: ReadFault[] = [];
  private readonly text: string;

  constructor(private readonly source: SourceText, private readonly slice: DocumentSlice) {
    this.text = source.text.slice(slice.start, slice.end);
  }

  read(namespace: string): ReadResult {
    const content = this.content();
    if (content === undefined || content.value === undefined || content.value === null) {
      return { objects: [], mappings: [], faults: this.faults };
    }
    const { value, offsetOf } = content;
    if (this.slice.isAfterEnd) {
      this.fault('passed-over', offsetOf([]), 'stands after a line ... and before a line ---', shown(this.text),
        'kubectl reads no further than to the line ...', 'put a line --- before it');
      return { objects: [], mappings: [], faults: this.faults };
    }
    const { found, strays } = objectsIn(value, namespace);
    for (const { path, problem, got } of strays) {
      this.fault('not-an-object', offsetOf(path), problem, got, 'kubectl rejects it', 'give it apiVersion, kind and metadata, or remove it');
    }
    const objects = found.flatMap(({ manifest, path }) => {
      const template = unrenderedIdentity(manifest);
      if (template === undefined) {
        return [{ manifest, ...this.valueAt(path, offsetOf(path)) }];
      }
      this.unrendered(template, offsetOf([...path, ...fieldPath(String(template.at))]));
      return [];
    });
    const mappings = strays.some(({ path }) => path.length === 0) && isObject(value) ? [{ value, ...this.valueAt([], offsetOf([])) }] : [];
    return { objects, mappings, faults: this.faults };
  }

  /** What the document says, and where its fields stand. */
  private content(): { readonly value: Untyped; offsetOf(path: FieldPath): number } | undefined {
    const simple = this.text.length > MAX_DOCUMENT_BYTES ? undefined : simpleDocument(this.text);
    if (simple !== undefined) {
      // Most documents are one object, of which the start is all that is asked.
      const locator = this.lateLocator();
      return { value: simple.value, offsetOf: (path) => path.length === 0 ? simple.start : locator().offsetOf(path) };
    }
    const root = this.root();
    if (root === undefined) {
      return undefined;
    }
    const locator = new Locator(this.text, root);
    return { value: this.value(root), offsetOf: (path) => locator.offsetOf(path) };
  }

  /** Finds fields in a tree that is made with the first of them: kept, those of all documents would take a lot of memory. */
  private lateLocator(): () => Locator {
    let locator: Locator | undefined;
    return () => {
      locator ??= new Locator(this.text, parseDocument(this.text).root ?? null);
      return locator;
    };
  }

  private root(): Yaml.ParsedNode | null | undefined {
    if (this.text.length > MAX_DOCUMENT_BYTES) {
      this.fault('too-large', 0, `is longer than ${MAX_DOCUMENT_BYTES} characters`, `${this.text.length}`, 'the API server rejects it', 'split it into more documents');
      return undefined;
    }
    const { root, fault } = parseDocument(this.text);
    if (fault === undefined) {
      return root;
    }
    const unrendered = fault.kind === 'syntax' ? unrenderedText(this.text) : undefined;
    if (unrendered !== undefined) {
      this.unrendered(unrendered, fault.offset);
    } else {
      this.fault(fault.kind === 'depth' ? 'too-large' : 'yaml-syntax', fault.offset,
        fault.kind === 'syntax' ? `is not valid YAML: ${fault.problem}` : fault.problem, lineAround(this.text, fault.offset), NOTHING_APPLIED, fault.fix);
    }
    return undefined;
  }

  private value(root: Yaml.ParsedNode | null): Untyped {
    try {
      const { value, duplicates } = valueOf(root);
      for (const { key, offset } of duplicates) {
        this.fault('duplicate-key', offset, 'has the same key twice in one mapping', key,
          'kubectl takes the last one, kustomize and Flux reject the document', 'remove one of them');
      }
      return value;
    } catch (error) {
      const { kind, offset, problem, got, fix } = error instanceof ValueFault
        ? error : { kind: 'value', offset: 0, problem: `cannot be read: ${String(error)}`, got: shown(this.text), fix: 'correct it' };
      const unrendered = kind === 'key' ? unrenderedText(this.text) : undefined;
      if (unrendered !== undefined) {
        this.unrendered(unrendered, offset);
      } else {
        this.fault(kind === 'aliases' || kind === 'depth' ? 'too-large' : 'yaml-syntax', offset, problem, got, NOTHING_APPLIED, fix);
      }
      return undefined;
    }
  }

  private valueAt(path: FieldPath, offset: number): ReadValue {
    const position = this.positionAt(offset);
    const locator = this.lateLocator();
    const pathTo = (field: string | FieldPath) => [...path, ...typeof field === 'string' ? fieldPath(field) : field];
    return {
      document: this.slice,
      path,
      position,
      location: textOf(position),
      positionOf: (field) => this.positionAt(locator().offsetOf(pathTo(field))),
      plainTextOf: (field) => locator().plainTextOf(pathTo(field)),
    };
  }

  private unrendered({ language, at, got }: Unrendered, offset: number): void {
    this.fault('not-rendered', typeof at === 'number' ? at : offset, `holds ${language.name}`, shown(got), 'nothing of it can be judged', language.fix);
  }

  private fault(id: ReadFault['id'], offset: number, problem: string, got: string, effect: string, fix: string): void {
    this.faults.push({ id, position: this.positionAt(offset), problem, got, effect, fix });
  }

  private positionAt(offset: number): Position {
    return this.source.positionAt(this.slice.start + offset);
  }
}
