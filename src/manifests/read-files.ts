import { Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_FILE_BYTES, MAX_NESTING } from './limits';
import { ReadFault } from './read-fault';
import { readManifests, ReadResult } from './read-manifests';

/** What kubectl takes for a manifest in a folder. Source: kubernetes v1.36 cli-runtime pkg/resource/builder.go, FileExtensions. */
const MANIFEST = /\.(?:ya?ml|json)$/;
/** Folders of tools, whose files are nobody's manifests. */
const SKIPPED_FOLDERS = ['.git', 'node_modules'];
const UTF16_LE = [0xff, 0xfe];
const UTF16_BE = [0xfe, 0xff];
/** What a decoder puts in the place of bytes that are no UTF-8. */
const REPLACEMENT = '\uFFFD';

/**
 * The objects in files and in all files of folders, as `kubectl apply -R -f` takes them, sorted by name within a folder. A file that is
 * named is read whatever it is called. Never throws: what cannot be opened is a fault, and keeps no other file from being read.
 */
export function readFiles(paths: string[], namespace?: string): ReadResult {
  const walk = new Walk();
  paths.forEach((path) => walk.enter(path, true, 0));
  const results = walk.files.map((file) => readFile(file, namespace));
  return { objects: results.flatMap(({ objects }) => objects), faults: [...walk.faults, ...results.flatMap(({ faults }) => faults)] };
}

class Walk {
  readonly files: string[] = [];
  readonly faults: ReadFault[] = [];
  /** Real paths of folders and files that were entered: a link may lead back to them. */
  private readonly known = new Set<string>();

  enter(path: string, isNamed: boolean, depth: number): void {
    try {
      const stat = statSync(path);
      const isFolder = stat.isDirectory();
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
        this.faults.push(unreadable(path, 'is no file', 'a pipe, a device or a socket'));
      } else if (!isFolder) {
        this.files.push(path);
      } else if (depth > MAX_NESTING) {
        this.faults.push(unreadable(path, `is in more than ${MAX_NESTING} folders`, String(depth)));
      } else {
        sorted(readdirSync(path, { withFileTypes: true }))
          .filter(({ name }) => !SKIPPED_FOLDERS.includes(name))
          .forEach(({ name }) => this.enter(join(path, name), false, depth + 1));
      }
    } catch (error) {
      // A link to nowhere that no manifest is called by is nobody's loss.
      if (isNamed || MANIFEST.test(path) || (error as NodeJS.ErrnoException).code === 'EACCES') {
        this.faults.push(unreadable(path, 'cannot be opened', reasonOf(error)));
      }
    }
  }
}

function readFile(file: string, namespace: string | undefined): ReadResult {
  try {
    const { size } = statSync(file);
    if (size > MAX_FILE_BYTES) {
      return { objects: [], faults: [unreadable(file, `is larger than ${MAX_FILE_BYTES} bytes`, `${size} bytes`)] };
    }
    return readBytes(readFileSync(file), file, namespace);
  } catch (error) {
    return { objects: [], faults: [unreadable(file, 'cannot be read', reasonOf(error))] };
  }
}

/** The objects in the bytes of a file or of standard input: UTF-8, or UTF-16 that says so in its first bytes. Never throws. */
export function readBytes(bytes: Uint8Array, file: string, namespace?: string): ReadResult {
  const startsWith = (mark: number[]) => mark.every((byte, i) => bytes[i] === byte);
  const encoding = startsWith(UTF16_LE) ? 'utf-16le' : startsWith(UTF16_BE) ? 'utf-16be' : 'utf-8';
  // A mark at the start is for the reader of documents, which counts from there.
  const text = new TextDecoder(encoding, { ignoreBOM: encoding === 'utf-8' }).decode(bytes);
  const { objects, faults } = readManifests(text, { file, namespace });
  const wrong = isWellFormed(bytes, encoding) ? -1 : text.indexOf(REPLACEMENT);
  return wrong === -1 ? { objects, faults } : { objects, faults: [...faults, notText(text, wrong, file)] };
}

function isWellFormed(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function notText(text: string, offset: number, file: string): ReadFault {
  const before = text.slice(0, offset).split('\n');
  return {
    id: 'not-text',
    position: { file, line: before.length, column: before[before.length - 1].length + 1 },
    problem: 'holds bytes that are no UTF-8',
    got: `${JSON.stringify(before[before.length - 1].slice(-40))} before them`,
    effect: 'kubectl rejects the document',
    fix: 'save the file as UTF-8',
    isRead: true,
  };
}

function unreadable(file: string, problem: string, got: string): ReadFault {
  return { id: 'unreadable-file', position: { file, line: 1, column: 1 }, problem, got, effect: 'nothing of it is read', fix: 'correct the path, or who may read it', isRead: false };
}

function sorted(entries: Dirent[]): Dirent[] {
  return entries.sort(({ name: one }, { name: other }) => one < other ? -1 : 1);
}

function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
