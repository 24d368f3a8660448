import type { Tree } from '@lezer/common';

/** The syntax tree of a query. */
export type PromqlTree = Tree;

/** A query that Prometheus's grammar refuses. */
export class PromqlSyntaxError extends Error {
  /** What is wrong, and at which character. */
  readonly fault: string;
  /** The line of the fault, and a caret under it. */
  readonly excerpt: string;

  constructor(query: string, position: number, what: string) {
    const fault = `${what} at ${lineAndColumn(query, position)}`;
    const excerpt = caret(query, position);
    super(`${fault}:\n${excerpt}`);
    this.name = 'PromqlSyntaxError';
    this.fault = fault;
    this.excerpt = excerpt;
  }
}

/** How many parsed queries are kept: models often share a query, and one synth reads each several times. */
const CACHE_SIZE = 4096;

/** What a query holds that comes from a template language which neither Prometheus nor KEDA expands. */
const PLACEHOLDER = /\$__\w+|\$\{[^}]*\}|\$\w+|<<|>>|\{\{/;

/** A function of Prometheus 2 that the grammar of Prometheus 3 no longer has; the other one is as long, so that all stands where it stood. */
const HOLT_WINTERS = /\bholt_winters(?=\s*\()/g;
const AS_LONG = 'day_of_month';

/** A text in quotes, or a comment to the end of its line. */
const TEXT_OR_COMMENT = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|#[^\n]*/g;

const cache = new Map<string, PromqlTree>();

/** What is used of the grammar's package, whose own types only ECMAScript modules can name. */
interface Grammar {
  readonly parser: { parse(query: string): Tree };
}

/** Prometheus's own grammar is loaded with the first query, since it is a quarter of what this library loads; an import would load it always. */
function grammar(): Grammar {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('@prometheus-io/lezer-promql');
}

/** The syntax tree of a query. Fails with a `PromqlSyntaxError` where it is no PromQL. */
export function parse(query: string): PromqlTree {
  const known = cache.get(query);
  if (known !== undefined) {
    return known;
  }
  const text = withoutComments(query);
  if (text.trim() === '') {
    throw new PromqlSyntaxError(query, 0, 'the query is empty');
  }
  const tree = grammar().parser.parse(text.replace(HOLT_WINTERS, AS_LONG));
  const error = firstError(tree);
  if (error !== undefined) {
    throw new PromqlSyntaxError(query, error, reason(query, error));
  }
  if (cache.size >= CACHE_SIZE) {
    cache.clear();
  }
  cache.set(query, tree);
  return tree;
}

/** The syntax tree of a query, or undefined where it is no PromQL. */
export function tryParse(query: string): PromqlTree | undefined {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof PromqlSyntaxError) {
      return undefined;
    }
    throw error;
  }
}

/** A query with blanks for its comments, so that no node of the tree is one, and all stands where it stood. */
export function withoutComments(query: string): string {
  return query.replace(TEXT_OR_COMMENT, (found) => found.startsWith('#') ? ' '.repeat(found.length) : found);
}

function firstError(tree: PromqlTree): number | undefined {
  let first: number | undefined;
  tree.iterate({
    enter: (node) => {
      if (node.type.isError && (first === undefined || node.from < first)) {
        first = node.from;
      }
    },
  });
  return first;
}

function reason(query: string, position: number): string {
  const placeholder = PLACEHOLDER.exec(query.slice(Math.max(0, position - 1)));
  if (placeholder !== null && placeholder.index <= 1) {
    return `nothing expands the placeholder ${placeholder[0]}`;
  }
  return position >= query.trimEnd().length ? 'the query ends too early' : 'unexpected input';
}

function lineAndColumn(query: string, position: number): string {
  const before = query.slice(0, position).split('\n');
  return before.length === 1 ? `character ${position + 1}` : `line ${before.length}, character ${before[before.length - 1].length + 1}`;
}

function caret(query: string, position: number): string {
  // From -1 on, lastIndexOf looks at the first character.
  const start = position === 0 ? 0 : query.lastIndexOf('\n', position - 1) + 1;
  const end = query.indexOf('\n', position);
  const line = query.slice(start, end === -1 ? undefined : end);
  return `  ${line}\n  ${' '.repeat(position - start)}^`;
}
