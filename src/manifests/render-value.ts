import type * as Yaml from 'yaml';
import { yaml } from './parse-document';

/** How a value is written where it comes to stand. */
export interface ValueStyle {
  /** As JSON writes it. */
  readonly isJson: boolean;
  /** Within brackets or braces. */
  readonly isFlow: boolean;
  /** How far lists are indented below their key, and mappings below theirs. */
  readonly indentsLists: boolean;
  /** The quotes that stood there before. */
  readonly quotes?: 'QUOTE_DOUBLE' | 'QUOTE_SINGLE';
}

const OPTIONS = { version: '1.1', lineWidth: 0, flowCollectionPadding: false } as const;

/** A value on one line; undefined where the style writes it on several. */
export function inlineText(value: unknown, { isJson, isFlow, quotes }: ValueStyle): string | undefined {
  if (isJson) {
    return JSON.stringify(value);
  }
  if (isFlow) {
    // Brackets make the writer put in quotes what they would end.
    return new (yaml().Document)([value], OPTIONS).toString({ ...OPTIONS, collectionStyle: 'flow' }).trim().slice(1, -1);
  }
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    return undefined;
  }
  return yaml().stringify(value, { ...OPTIONS, ...typeof value === 'string' && !value.includes('\n') && quotes !== undefined && { defaultStringType: quotes } }).trimEnd();
}

/** A value as a document of YAML. */
export function documentText(value: unknown): string {
  return yaml().stringify(value, OPTIONS);
}

/** A value on lines of its own, not indented. */
export function blockLines(value: unknown, { indentsLists }: ValueStyle): string[] {
  return yaml().stringify(value, { ...OPTIONS, indentSeq: indentsLists }).trimEnd().split('\n');
}

export function keyText(key: string, style: ValueStyle): string {
  return style.isJson ? JSON.stringify(key) : inlineText(key, { ...style, quotes: undefined })!;
}

/** The quotes of a scalar. */
export function quotesOf(node: Yaml.ParsedNode | null): ValueStyle['quotes'] {
  const { type } = (node ?? {}) as { readonly type?: string };
  return type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE' ? type : undefined;
}
