/** The blocks of code of a page. */

/** A fenced block of a page. */
export interface Block {
  /** The page and the line where it begins, as an editor opens them. */
  readonly place: string;
  readonly language: string;
  readonly text: string;
  /** Whether code writes it: it stands between the marks of a part. */
  readonly isPart: boolean;
  /** The block after it: what it prints, or why it is refused. */
  readonly next?: Block;
}

/** jsii translates blocks of `ts` in the README for the package pages of other languages, where Python stands beside TypeScript already. */
const TYPESCRIPT_OF_README = 'TypeScript';
const FENCE = /^```(\w*)\n([^]*?)^```$/gm;

/** The blocks of a page, in their order. */
export function blocksOf(page: string, path: string): Block[] {
  const blocks: Block[] = [];
  for (const match of [...page.matchAll(FENCE)].reverse()) {
    const before = page.slice(0, match.index);
    blocks.unshift({
      place: `${path}:${before.split('\n').length}`,
      language: match[1] === TYPESCRIPT_OF_README ? 'ts' : match[1],
      text: match[2],
      isPart: before.lastIndexOf('<!-- part ') > before.lastIndexOf('<!-- end -->'),
      next: blocks[0],
    });
  }
  return blocks;
}

/** The name that a comment in the first line of a block gives its file, such as `# values.yaml`. */
export function fileNameOf({ text }: Block): string | undefined {
  return /^# (\S+\.yaml)$/.exec(text.split('\n')[0])?.[1];
}
