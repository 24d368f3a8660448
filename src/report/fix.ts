import { check, CheckInput, CheckOptions } from './check';
import { CheckFinding, positionOf } from './check-finding';
import { ReadManifest } from '../manifests/objects';
import { patchDocument } from '../manifests/patch-document';
import { below, Operation, pointerSteps } from '../manifests/patch-value';
import { ReadFile } from '../manifests/read-files';
import { readSource, ReadObject } from '../manifests/read-manifests';
import { SourceText } from '../manifests/source-text';
import { DocumentSlice } from '../manifests/split-documents';

/** A patch may make way for another; one that its rule asks for again and again is given up. */
const MOST_ROUNDS = 10;

/** Files as patches leave them. */
export interface Fixed {
  readonly input: CheckInput;
  readonly changes: FileChange[];
  /** How many findings were mended. */
  readonly count: number;
}

export interface FileChange {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

export interface FixOptions extends CheckOptions {
  readonly namespace?: string;
  /** Whether patches that may change what was meant are applied too. */
  readonly unsafe?: boolean;
  /** Whether a file may be changed; asked at most once of each that a patch is for, about its text before any patch. */
  readonly canChange?: (source: SourceText) => boolean;
}

/** Whether a finding has a patch; one that may change what was meant counts only where that is asked for. */
export function isFixable({ fix: { patch, safe }, ignoredBecause }: CheckFinding, unsafe: boolean): boolean {
  return patch !== undefined && ignoredBecause === undefined && (unsafe || safe === true);
}

/**
 * Applies the patches of findings until none is left that can be applied, so that to fix what was fixed changes nothing. Patches of one
 * object are applied one after the other; after one that removes an item of a list, which moves those after it, the object is judged anew.
 */
export function fixed(input: CheckInput, options: FixOptions): Fixed {
  const { unsafe = false, canChange = () => true } = options;
  let [files, count] = [input.files, 0];
  const failed = new Set<string>();
  const changeable = new Map<ReadFile, boolean>();
  const mayChange = (before: ReadFile) => {
    const may = changeable.get(before) ?? canChange(before.source!);
    changeable.set(before, may);
    return may;
  };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { findings } = check({ ...input, files }, options);
    const byFile = new Map<string, CheckFinding[]>();
    for (const finding of findings.filter((each) => isFixable(each, unsafe) && !failed.has(keyOf(each)))) {
      const { file } = positionOf(finding);
      byFile.set(file, [...byFile.get(file) ?? [], finding]);
    }
    const before = count;
    files = files.map((file, i) => {
      const found = file.source === undefined ? undefined : byFile.get(file.source.file);
      const patched = found && mayChange(input.files[i]) ? patchedFile(file, found, options.namespace, failed) : undefined;
      count += patched?.count ?? 0;
      return patched?.file ?? file;
    });
    if (count === before) {
      break;
    }
  }
  const changes = input.files.flatMap(({ source }, i): FileChange[] => {
    const after = files[i].source?.original;
    return source === undefined || after === undefined || after === source.original ? [] : [{ file: source.file, before: source.original, after }];
  });
  return { input: { ...input, files }, changes, count };
}

/** A file as patches leave it, and how many of them did something. */
interface PatchedFile {
  readonly file: ReadFile;
  readonly count: number;
}

function patchedFile(file: ReadFile, findings: CheckFinding[], namespace: string | undefined, failed: Set<string>): PatchedFile {
  const source = file.source!;
  const byObject = new Map<ReadObject, CheckFinding[]>();
  const byName = new Map<string, ReadObject[]>();
  file.objects.forEach((object) => byName.set(nameKey(object.manifest), [...byName.get(nameKey(object.manifest)) ?? [], object]));
  for (const finding of findings) {
    const object = objectOf(finding, byName);
    if (object === undefined) {
      failed.add(keyOf(finding));
    } else {
      byObject.set(object, [...byObject.get(object) ?? [], finding]);
    }
  }
  const byDocument = new Map<DocumentSlice, [ReadObject, CheckFinding[]][]>();
  byObject.forEach((found, object) => byDocument.set(object.document, [...byDocument.get(object.document) ?? [], [object, found]]));
  let [end, count] = [0, 0];
  const pieces: string[] = [];
  for (const [document, objects] of [...byDocument].sort(([one], [other]) => one.start - other.start)) {
    const patched = patchedText(source.original.slice(document.start, document.end), objects, failed);
    pieces.push(source.original.slice(end, document.start), patched.text);
    [end, count] = [document.end, count + patched.count];
  }
  const text = pieces.join('') + source.original.slice(end);
  const changed = new SourceText(source.file, text);
  return { file: { ...file, ...readSource(changed, namespace), source: changed }, count };
}

/** The text of a document with the patches of its objects. */
function patchedText(text: string, objects: [ReadObject, CheckFinding[]][], failed: Set<string>): { readonly text: string; readonly count: number } {
  let [after, count] = [text, 0];
  for (const [{ path: root }, findings] of objects) {
    const changed = new Set<string>();
    for (const finding of findings) {
      const patch = finding.fix.patch!;
      // What another patch has changed is judged anew before it is changed again.
      if (patch.some(({ path }) => changed.has(path))) {
        continue;
      }
      const operations = patch.map(({ op, path, value }) => below(root, { op, path: pointerSteps(path), value }));
      const patched = patchDocument(after, operations);
      if (patched === undefined || patched === after) {
        failed.add(keyOf(finding));
        continue;
      }
      [after, count] = [patched, count + 1];
      patch.forEach(({ path }) => changed.add(path));
      if (operations.some(removesItem)) {
        break;
      }
    }
  }
  return { text: after, count };
}

/** The object that a finding is about: by its name, and of several by its place. */
function objectOf(finding: CheckFinding, byName: Map<string, ReadObject[]>): ReadObject | undefined {
  const { object } = finding;
  const { line, column } = positionOf(finding);
  const named = object === undefined ? [] : byName.get(nameKey({ ...object, metadata: object })) ?? [];
  return named.filter(({ position }) => position.line < line || (position.line === line && position.column <= column)).at(-1);
}

function nameKey({ apiVersion, kind, metadata }: Pick<ReadManifest, 'apiVersion' | 'kind' | 'metadata'>): string {
  return JSON.stringify([apiVersion, kind, metadata?.namespace, metadata?.name]);
}

function removesItem({ op, path }: Operation): boolean {
  return op === 'remove' && /^\d+$/.test(path.at(-1) ?? '');
}

function keyOf(finding: CheckFinding): string {
  const { rule, object, pointer, fix: { patch } } = finding;
  return JSON.stringify([rule, positionOf(finding).file, object, pointer, patch]);
}
