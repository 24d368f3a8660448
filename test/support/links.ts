import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '../..');
/** Where links lead from the pages of the package: those of PyPI and Maven know no files beside the README. */
const BASE = 'https://github.com/cdk8s-model-autoscaling/cdk8s-model-autoscaling/blob/main/';

/** A link of a page to a page or file of the repository. */
export interface Link {
  readonly link: string;
  /** The path from the root of the repository. */
  readonly file: string;
  readonly anchor?: string;
}

/** Links of a page to pages and files of the repository. */
export function linksOf(path: string): Link[] {
  const text = pageText(path).replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]]/g, ''));
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
  return links.filter((link) => link.startsWith(BASE) || !/^\w+:/.test(link)).map((link) => {
    const [target, anchor] = link.replace(BASE, '').split('#');
    const file = link.startsWith(BASE) ? target : target === '' ? path : relative(ROOT, join(ROOT, dirname(path), target));
    return { link, file, anchor };
  });
}

/** The anchors that the code host makes of the headings of a page, and those that a page has itself. */
export function anchorsOf(path: string): string[] {
  const text = pageText(path);
  const seen = new Map<string, number>();
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) => {
    const anchor = title.replace(/\[([^\]]*)\]\([^)]*\)|<\/?a\b[^>]*>/g, '$1').toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replace(/ /g, '-');
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    return times === 0 ? anchor : `${anchor}-${times}`;
  });
  return [...headings, ...[...text.matchAll(/ (?:name|id)="([^"]+)"/g)].map(([, name]) => name)];
}

/** The text of a page without its blocks of code. */
function pageText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8').replace(/^```[^]*?^```$/gm, '');
}
