import { Dirent, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { MAX_FILE_BYTES, MAX_NESTING } from './limits';
import { ReadFault } from './read-fault';
import { readSource, ReadResult, together } from './read-manifests';
import { SourceText } from './source-text';
import { nearest } from '../faults/nearest';

/** What kubectl takes for a manifest in a folder. Source: kubernetes v1.36 cli-runtime pkg/resource/builder.go, FileExtensions. */
const MANIFEST = /\.(?:ya?ml|json)$/;
/** Folders of tools, whose files are nobody's manifests. */
const SKIPPED_FOLDERS = ['.git', 'node_modules'];
const UTF16_LE = [0xff, 0xfe];
const UTF16_BE = [0xfe, 0xff];
/** Characters of a line that are shown before such bytes. */
const MAX_BEFORE = 40;
const NOTHING: ReadResult = { objects: [], mappings: [], faults: [] };
/** Why a path cannot be opened, by the code of the error, and what to do about it. */
const REASONS: { readonly [code: string]: readonly [problem: string, fix: string] | undefined } = {
  ENOENT: ['does not exist', 'correct the path'],
  ENOTDIR: ['goes through a file as if it were a folder', 'correct the path'],
  EACCES: ['may not be read by the user of this process', 'give that user the right to read it'],
  ELOOP: ['is a link that leads back to itself', 'correct or remove the link'],
};
/** What a decoder puts in the place of bytes that are no UTF-8. */
const REPLACEMENT = '\uFFFD';

/** Files to read, and what keeps some from being found. */
export interface FoundFiles {
  readonly files: FoundFile[];
  readonly faults: ReadFault[];
}

export interface FoundFile {
  readonly path: string;
  /** Whether it was asked for by its name, and not found in a folder. */
  readonly isNamed: boolean;
}

/** What a file holds, with its text. */
export interface ReadFile extends ReadResult {
  readonly source?: SourceText;
}

/**
 * The objects in files and in all files of folders, as `kubectl apply -R -f` takes them, sorted by name within a folder: links to other
 * folders are not followed. A file that is named is read whatever it is called. Never throws: what cannot be opened is a fault, and keeps
 * no other file from being read. Source: kubernetes v1.36 cli-runtime pkg/resource/visitor.go, ExpandPathsToFileVisitors.
 */
export function readFiles(paths: string[], namespace?: string): ReadResult {
  const { files, faults } = filesIn(paths);
  const read = together(files.map(({ path }) => readFile(path, namespace)));
  return { ...read, faults: [...faults, ...read.faults] };
}

/** The files that paths of files and folders name, sorted by name within a folder. Never throws. */
export function filesIn(paths: string[]): FoundFiles {
  const walk = new Walk();
  paths.forEach((path) => walk.enter(path, true, 0));
  return walk;
}

class Walk implements FoundFiles {
  readonly files: FoundFile[] = [];
  readonly faults: ReadFault[] = [];
  /** Real paths of folders and files that were entered: a link may lead back to them. */
  private readonly known = new Set<string>();

  enter(path: string, isNamed: boolean, depth: number): void {
    try {
      const stat = statSync(path);
      const isFolder = stat.isDirectory();
      if (isFolder && !isNamed && lstatSync(path).isSymbolicLink()) {
        return;
      }
      if (!isFolder && !isNamed && !MANIFEST.test(path)) {
        return;
      }
      const real = realpathSync(path);
      if (this.known.has(real)) {
        return;
      }
      this.known.add(real);
      if (!isFolder && !stat.isFile() && !(isNamed && stat.isFIFO())) {
        // Nobody may ever write to a pipe that merely lies there; one that is named comes from a shell.
        this.faults.push(unreadable(path, 'is no file', 'name a file or a folder', 'a pipe, a device or a socket'));
      } else if (!isFolder) {
        this.files.push({ path, isNamed });
      } else if (depth > MAX_NESTING) {
        this.faults.push(unreadable(path, `is in more than ${MAX_NESTING} folders`, 'name a folder further in', String(depth)));
      } else {
        sorted(readdirSync(path, { withFileTypes: true }))
          .filter(({ name }) => !SKIPPED_FOLDERS.includes(name))
          .forEach(({ name }) => this.enter(join(path, name), false, depth + 1));
      }
    } catch (error) {
      // A link to nowhere that no manifest is called by is nobody's loss.
      if (isNamed || MANIFEST.test(path) || (error as NodeJS.ErrnoException).code === 'EACCES') {
        this.faults.push(unopened(path, error));
      }
    }
  }
}

/** A manifest states its version; the other word is one of values of prometheus-adapter, which state none. */
const MENTIONS_MANIFEST = /apiVersion|seriesQuery/;

/** The objects in a file that was found; of one that nobody named, what is no object is passed over. Never throws. */
export function readFound({ path, isNamed }: FoundFile, namespace?: string): ReadFile {
  if (isNamed) {
    return readFile(path, namespace);
  }
  const read = readFile(path, namespace, (text) => MENTIONS_MANIFEST.test(text));
  return { ...read, faults: read.faults.filter(({ id }) => id !== 'not-an-object') };
}

/** The objects in a file; nothing where its text is not wanted. Never throws. */
export function readFile(file: string, namespace?: string, isWanted?: (text: string) => boolean): ReadFile {
  try {
    const { size } = statSync(file);
    if (size > MAX_FILE_BYTES) {
      return { ...NOTHING, faults: [{ ...unreadable(file, `is larger than ${MAX_FILE_BYTES} bytes`, 'split it into more files', `${size} bytes`), id: 'too-large' }] };
    }
    return readBytes(readFileSync(file), file, namespace, isWanted);
  } catch (error) {
    return { ...NOTHING, faults: [unopened(file, error)] };
  }
}

/** The objects in the bytes of a file or of standard input: UTF-8, or UTF-16 that says so in its first bytes. Never throws. */
export function readBytes(bytes: Uint8Array, file: string, namespace?: string, isWanted?: (text: string) => boolean): ReadFile {
  const startsWith = (mark: number[]) => mark.every((byte, i) => bytes[i] === byte);
  const encoding = startsWith(UTF16_LE) ? 'utf-16le' : startsWith(UTF16_BE) ? 'utf-16be' : 'utf-8';
  // A mark at the start is for the reader of documents, which counts from there.
  const text = new TextDecoder(encoding, { ignoreBOM: encoding === 'utf-8' }).decode(bytes);
  if (isWanted?.(text) === false) {
    return NOTHING;
  }
  const source = new SourceText(file, text);
  const read = readSource(source, namespace);
  const faults = isWellFormed(bytes, encoding) ? read.faults : [...read.faults, notText(source, firstReplaced(bytes, text, encoding))];
  return { ...read, source, faults };
}

function isWellFormed(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The offset of the first character that stands for bytes which are no text; a file may hold that character itself too. */
function firstReplaced(bytes: Uint8Array, text: string, encoding: string): number {
  if (encoding !== 'utf-8') {
    return text.indexOf(REPLACEMENT);
  }
  const encoded = Buffer.from(text);
  const other = encoded.findIndex((byte, i) => byte !== bytes[i]);
  return text.indexOf(REPLACEMENT, encoded.toString('utf8', 0, other).length - 1);
}

function notText(source: SourceText, offset: number): ReadFault {
  return {
    id: 'not-text',
    position: source.positionAt(offset),
    problem: 'holds bytes that are no UTF-8',
    got: `${JSON.stringify(source.text.slice(source.text.lastIndexOf('\n', offset - 1) + 1, offset).slice(-MAX_BEFORE))} before them`,
    effect: 'kubectl rejects the document',
    fix: 'save the file as UTF-8',
  };
}

function unopened(file: string, error: unknown): ReadFault {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  const [problem, fix] = REASONS[code] ?? [`cannot be opened (${code})`, 'correct the path'];
  // A link to nothing has the name that is wrong.
  const meant = code === 'ENOENT' ? nearest(basename(file), namesBeside(file).filter((name) => name !== basename(file))) : undefined;
  return unreadable(file, problem, meant === undefined ? fix : `${fix}: its folder has ${meant}`);
}

/** What the folder of a file has; nothing where that cannot be told. */
function namesBeside(file: string): string[] {
  try {
    return readdirSync(dirname(file));
  } catch {
    return [];
  }
}

function unreadable(file: string, problem: string, fix: string, got?: string): ReadFault {
  return { id: 'unreadable-file', position: { file, line: 1, column: 1 }, problem, got, effect: 'nothing of it is read', fix };
}

function sorted(entries: Dirent[]): Dirent[] {
  return entries.sort(({ name: one }, { name: other }) => one < other ? -1 : 1);
}
