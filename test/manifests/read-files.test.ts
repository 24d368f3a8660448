import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { faultText } from '../../src/manifests/read-fault';
import { readBytes, readFiles } from '../../src/manifests/read-files';
import { ReadResult } from '../../src/manifests/read-manifests';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'manifests-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const manifest = (name: string) => `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\n`;
function write(path: string, content: string | Uint8Array): string {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), content);
  return join(folder, path);
}
const names = ({ objects }: ReadResult) => objects.map(({ manifest: { metadata }, position: { file } }) => `${metadata.namespace}/${metadata.name} ${relative(folder, file)}`);
const said = ({ faults }: ReadResult) => faults.map((fault) => faultText(fault).replaceAll(folder, '.'));

test('a folder is read with all that are in it, by name, and manifests alone', () => {
  ['b.yaml', 'a.yml', 'sub/deep/c.json', 'sub/d.yaml', 'node_modules/x/e.yaml', '.git/f.yaml', '.hidden/g.yaml'].forEach((path) => write(path, manifest(path.replace(/\W/g, ''))));
  ['readme.md', 'values.txt', 'yaml'].forEach((path) => write(path, 'a: b: c'));
  const result = readFiles([folder], 'ml');
  expect(names(result)).toEqual(['ml/hiddengyaml .hidden/g.yaml', 'ml/ayml a.yml', 'ml/byaml b.yaml', 'ml/subdyaml sub/d.yaml', 'ml/subdeepcjson sub/deep/c.json'].sort(
    (one, other) => one.split(' ')[1] < other.split(' ')[1] ? -1 : 1));
  expect(result.faults).toEqual([]);
});

test('a file that is named is read whatever it is called, and once', () => {
  const file = write('manifests.txt', manifest('a'));
  expect(names(readFiles([file, file]))).toEqual(['default/a manifests.txt']);
});

test('links that lead back end', () => {
  write('a/x.yaml', manifest('x'));
  symlinkSync(folder, join(folder, 'a/up'));
  symlinkSync(join(folder, 'a'), join(folder, 'b'));
  symlinkSync(join(folder, 'a/x.yaml'), join(folder, 'z.yaml'));
  symlinkSync('self.yaml', join(folder, 'self.yaml'));
  const result = readFiles([folder]);
  expect(names(result)).toEqual(['default/x a/x.yaml']);
  expect(said(result)).toEqual(['unreadable-file: [./self.yaml:1:1] is a link that leads back to itself: nothing of it is read; correct or remove the link']);
});

test('a link to another folder is followed where it is named, and not in a folder', () => {
  write('shared/x.yaml', manifest('x'));
  mkdirSync(join(folder, 'k8s'));
  symlinkSync(join(folder, 'shared'), join(folder, 'k8s/shared'));
  expect(names(readFiles([join(folder, 'k8s')]))).toEqual([]);
  expect(names(readFiles([join(folder, 'k8s/shared')]))).toEqual(['default/x k8s/shared/x.yaml']);
});

test('what cannot be opened is a fault, and all else is read', () => {
  const good = write('good.yaml', manifest('good'));
  write('bad.yaml', 'a: b: c');
  symlinkSync('nowhere', join(folder, 'gone.yaml'));
  symlinkSync('nowhere', join(folder, 'gone.md'));
  mkdirSync(join(folder, 'folder.yaml'));
  const result = readFiles([join(folder, 'missing'), folder, good]);
  expect(names(result)).toEqual(['default/good good.yaml']);
  expect(said(result)).toMatchSnapshot();
});

test('a pipe in a folder is not waited for', () => {
  execFileSync('mkfifo', [join(folder, 'pipe.yaml')]);
  expect(said(readFiles([folder]))).toEqual([expect.stringMatching(/^unreadable-file: .*pipe\.yaml:1:1\] is no file/)]);
});

test('folders in each other have an end', () => {
  write(`${'d/'.repeat(70)}x.yaml`, manifest('x'));
  const result = readFiles([folder]);
  expect([names(result), said(result).map((line) => line.replace(/(\/d)+/, '/...'))]).toMatchSnapshot();
});

describe('bytes', () => {
  const utf16 = (text: string, mark: number[]) => {
    const bytes = Buffer.from(text, 'utf16le');
    return Buffer.concat([Buffer.from(mark), mark[0] === 0xff ? bytes : bytes.swap16()]);
  };

  test.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(manifest('ä'))], ['UTF-8 with a mark', Buffer.from(`\uFEFF${manifest('ä')}`)], ['UTF-16 as Windows writes it', utf16(manifest('ä'), [0xff, 0xfe])],
    ['UTF-16 as networks have it', utf16(manifest('ä'), [0xfe, 0xff])],
  ])('of %s are read', (_title, bytes) => {
    const result = readBytes(bytes, '-');
    expect([names(result).map((name) => name.split(' ')[0]), result.objects[0].location, result.faults]).toEqual([['default/ä'], expect.stringMatching(/^-:1:[12]$/), []]);
  });

  test('that are no text are a fault at their place', () => {
    const result = readBytes(Buffer.concat([Buffer.from(`${manifest('a')}---\n${manifest('b')}data: `), Buffer.from([0xc3, 0x28]), Buffer.from(`\n---\n${manifest('c')}`)]), '-');
    expect(names(result).map((name) => name.split(' ')[0])).toEqual(['default/a', 'default/b', 'default/c']);
    expect(said(result)).toEqual(['not-text: [-:8:7] holds bytes that are no UTF-8, got "data: " before them: kubectl rejects the document; save the file as UTF-8']);
  });

  test('that are no text are found behind the character that stands for them, and behind each kind of line break', () => {
    const result = readBytes(Buffer.concat([Buffer.from('# \uFFFD\r# x\n# ä'), Buffer.from([0xff]), Buffer.from('b')]), '-');
    expect(result.faults.map(({ position: { line, column } }) => [line, column])).toEqual([[3, 4]]);
  });
});
