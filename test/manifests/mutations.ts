import * as fc from 'fast-check';
import { readBytes } from '../../src/manifests/read-files';
import { ReadObject, readManifests } from '../../src/manifests/read-manifests';
import { pathsIn, replaced } from '../support/mutations';
import { Untyped } from '../support/untyped';

/** What a field may be replaced by: what people mistype, and what breaks readers. */
const VALUES: unknown[] = [
  null, true, false, 0, -1, 1.5, 1e308, '', ' ', 'x', '0', 'yes', '{{ .Values.x }}', '${X}', '\n', '\t', '---', '...', '- ', ': ', '#', '*a', '&a b', '"', '{', '[',
  '\u0000', '\uFEFF', '\uD800', '\u2028', [], [null], [[]], [{}], {}, { '': null }, { items: [] }, { a: { b: { c: [] } } }, Array(1000).fill('x'), 'x'.repeat(10000),
];
/** Pieces of YAML that are put into a text, or in the place of a part of it. */
const PIECES = [
  '\t', '\r', '\n', '\r\n', '\u0000', '\uFEFF', ':', ': ', '- ', '? ', '#', ' #', '"', '\'', '{', '}', '[', ']', ',', '|', '>', '|+9\n', '&a ', '*a', '<<: *a', '!!int ', '!<', '%YAML 9.9\n',
  '@', '`', '{{', '}}', '{%', '\n\t', '\n  ', '{{- if x }}\n', '0x', '__proto__: ', 'kind: List\nitems: ', '[[[[[[[[', '\\u', '"\\x', 'ÿ',
];

/** A document of the pool, and what it reads as. */
export interface PoolDocument {
  readonly text: string;
  readonly manifest: Untyped;
}

/** The documents of a text, which has to be right. */
export function poolOf(text: string): PoolDocument[] {
  return text.split(/^---\n/m).map((each) => {
    const { objects: [object], faults } = readManifests(each, { file: 'pool' });
    if (object === undefined || faults.length > 0) {
      throw new Error(`no document for the pool: ${each}`);
    }
    return { text: each, manifest: object.manifest };
  });
}

/** A document of which one field is something else, as JSON, which is YAML. */
function withOtherField({ manifest }: PoolDocument): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...[...pathsIn(manifest)].slice(1)), fc.oneof(fc.constantFrom(...VALUES), fc.jsonValue()))
    .map(([path, value]) => JSON.stringify(replaced(manifest, path, value), null, 2));
}

/** A document whose text is cut, repeated or filled with something else at some places; no line of it parts documents. */
function withOtherText({ text }: PoolDocument): fc.Arbitrary<string> {
  const change = fc.record({ at: fc.nat(text.length), length: fc.nat(40), piece: fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 5 })), again: fc.nat(3) });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => changes.reduce((changed, { at, length, piece, again }) => {
    const [start, end] = [Math.min(at, changed.length), Math.min(at + length, changed.length)];
    return changed.slice(0, start) + piece + (again === 0 ? changed.slice(start, end) : again === 1 ? changed.slice(start) : '') + changed.slice(end);
  }, text));
}

/** What is told of the objects of all but one document. */
function told(objects: ReadObject[]): object[] {
  return objects.map(({ manifest, position: { column } }) => ({ manifest, column }));
}

/** The text of a document in which something is wrong, or of none at all. */
export function mutatedDocument(pool: PoolDocument[]): fc.Arbitrary<string> {
  const others = new Map(pool.map((document) => [document, fc.oneof(withOtherField(document), withOtherText(document), fc.string({ unit: 'binary', maxLength: 200 }))]));
  return fc.constantFrom(...pool).chain((document) => others.get(document)!)
    // A line that parts documents makes several of one: those are for the tests of documents.
    .map((text) => text.replace(/^(---|\.\.\.)/gm, '~$1'));
}

/**
 * Whatever becomes of one document, nothing throws: not the reading, nor the asking for the place of any field; and the documents before
 * and after it are read as ever.
 */
export function lawOfMutations(pool: PoolDocument[]): fc.IProperty<[unknown]> {
  const alone = [false, true].map((crlf) => new Map(pool.map((document) =>
    [document, told(readManifests(crlf ? document.text.replace(/\n/g, '\r\n') : document.text, { file: 'f' }).objects)])));
  const sample = fc.record({ before: fc.constantFrom(...pool), text: mutatedDocument(pool), after: fc.constantFrom(...pool), crlf: fc.boolean() });
  return fc.property(sample, ({ before, text, after, crlf }) => {
    const whole = [before.text, text, after.text].map((each) => each.endsWith('\n') ? each : `${each}\n`).join('---\n');
    const written = crlf ? whole.replace(/\r?\n/g, '\r\n') : whole;
    const { objects, faults } = readManifests(written, { file: 'f' });
    const [first, last] = [objects[0], objects[objects.length - 1]];
    expectSame(told([first, last]), [before, after].flatMap((document) => alone[Number(crlf)].get(document)!));
    for (const { manifest, positionOf } of objects.slice(1, -1)) {
      [...pathsIn(manifest)].slice(0, 20).forEach((path) => positionOf(path));
      positionOf('spec.template["x.y"].items[3].nothing');
    }
    if (faults.some(({ position }) => position.line < 1 || position.column < 1 || Number.isNaN(position.column))) {
      throw new Error('a fault has no place');
    }
  });
}

/** Whatever bytes a file has, nothing throws. */
export function lawOfBytes(pool: PoolDocument[]): fc.IProperty<[unknown]> {
  const marks = [[], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf]];
  const file = fc.constantFrom(...pool).chain(({ text }) =>
    fc.tuple(fc.constant(Buffer.from(text)), fc.nat(text.length), fc.uint8Array({ maxLength: 8 }), fc.constantFrom(...marks)));
  return fc.property(file, ([bytes, at, noise, mark]) => {
    readBytes(Buffer.concat([Buffer.from(mark), bytes.subarray(0, at), noise, bytes.subarray(at)]), 'f');
  });
}

function expectSame(one: unknown, other: unknown): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) {
    throw new Error(`other documents have changed:\n${JSON.stringify(one)}\n${JSON.stringify(other)}`);
  }
}
