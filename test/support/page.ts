import { pages } from '../../projenrc/pages';

/** A fenced block of a page. */
export interface Block {
  /** The page and the line where it begins, as an editor opens them. */
  readonly place: string;
  readonly language: string;
  readonly text: string;
  /** Whether code writes it: it stands between the marks of a part. */
  readonly isPart: boolean;
  /** What follows it at once, with a sentence between at the most: what it prints, or why it is refused. */
  readonly next?: Block;
}

const FENCE = /^```(\w*)\n([^]*?)^```$/gm;

/** The blocks of a page, in their order. */
export function blocksOf(page: string, path: string): Block[] {
  const blocks: Block[] = [];
  for (const match of [...page.matchAll(FENCE)].reverse()) {
    const before = page.slice(0, match.index);
    blocks.unshift({
      place: `${path}:${before.split('\n').length}`,
      language: match[1],
      text: match[2],
      isPart: before.lastIndexOf('<!-- part ') > before.lastIndexOf('<!-- end -->'),
      next: blocks[0],
    });
  }
  return blocks;
}

/** The blocks of all pages that people write, in one language. */
export function blocksIn(language: string): Block[] {
  return [...pages()].flatMap(([path, page]) => blocksOf(page, path)).filter((block) => block.language === language);
}
