import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchorsOf, linksOf } from '../support/links';

const ROOT = join(__dirname, '../..');

const inFolder = (folder: string) => readdirSync(join(ROOT, folder)).filter((file) => file.endsWith('.md')).map((file) => join(folder, file));
const PAGES = [...inFolder('.'), ...inFolder('docs'), ...inFolder('docs/rules'), ...inFolder('docs/api'), ...inFolder('examples')];

test.each(PAGES)('%s has no dead link', (path) => {
  const dead = linksOf(path).filter(({ file, anchor }) =>
    !existsSync(join(ROOT, file)) || (anchor !== undefined && file.endsWith('.md') && !anchorsOf(file).includes(decodeURIComponent(anchor))));
  expect(dead.map(({ link }) => link)).toEqual([]);
});

test('links of the README work from everywhere', () => {
  const links = [...readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link);
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((link) => !link.startsWith('https://'))).toEqual([]);
});
