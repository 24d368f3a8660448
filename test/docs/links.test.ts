import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '../..');
/** Where links lead from the pages of the package: those of PyPI and Maven know no files beside the README. */
const BASE = 'https://github.com/cdk8s-model-autoscaling/cdk8s-model-autoscaling/blob/main/';

const inFolder = (folder: string) => readdirSync(join(ROOT, folder)).filter((file) => file.endsWith('.md')).map((file) => join(folder, file));
const PAGES = [...inFolder('.'), ...inFolder('docs'), ...inFolder('docs/rules'), ...inFolder('docs/api')];
const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const withoutCode = (text: string) => text.replace(/^```[^]*?^```$/gm, '').replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]]/g, ''));

/** The anchors that the code host makes of the headings of a page, and those that a page has itself. */
function anchorsOf(path: string): string[] {
  const seen = new Map<string, number>();
  const headings = [...textOf(path).replace(/^```[^]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm)].map(([, title]) => {
    const anchor = title.replace(/\[([^\]]*)\]\([^)]*\)|<\/?a\b[^>]*>/g, '$1').toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replace(/ /g, '-');
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    return times === 0 ? anchor : `${anchor}-${times}`;
  });
  return [...headings, ...[...textOf(path).matchAll(/ (?:name|id)="([^"]+)"/g)].map(([, name]) => name)];
}

/** Links of a page to pages and files of the repository, as paths from its root. */
function linksOf(path: string): { readonly link: string; readonly file: string; readonly anchor?: string }[] {
  return [...withoutCode(textOf(path)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link).filter((link) => link.startsWith(BASE) || !/^\w+:/.test(link)).map((link) => {
    const [target, anchor] = link.replace(BASE, '').split('#');
    const file = link.startsWith(BASE) ? target : target === '' ? path : relative(ROOT, join(ROOT, dirname(path), target));
    return { link, file, anchor };
  });
}

test.each(PAGES)('%s has no dead link', (path) => {
  const dead = linksOf(path).filter(({ file, anchor }) =>
    !existsSync(join(ROOT, file)) || (anchor !== undefined && file.endsWith('.md') && !anchorsOf(file).includes(decodeURIComponent(anchor))));
  expect(dead.map(({ link }) => link)).toEqual([]);
});

test('links of the README work from everywhere', () => {
  const links = [...textOf('README.md').matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link);
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((link) => !link.startsWith('https://'))).toEqual([]);
});
