/** What a template is filled in with: texts, lists of texts and texts by name. */
export interface TemplateValues {
  readonly [field: string]: string | string[] | { readonly [name: string]: string };
}

/** A template that Go would refuse, or that says more than this library follows. */
export class TemplateError extends Error {
  constructor(message: string, readonly isRefusedByGo: boolean) {
    super(message);
  }
}

/** A text as it is, or one that is looked up. */
type Part = string | { readonly field: string; readonly key?: string; readonly lookUp: (values: TemplateValues) => string };

/** `<<` up to the `>>` that closes it, with the marks that trim blanks around it. Source: Go text/template/parse/lex.go. */
const ACTION = /<<(- )?((?:"(?:[^"\\\n]|\\.)*"|`[^`]*`|(?!>>)[^"`])*?)( -)?>>/g;
/** What Go writes for a name that a map does not hold. */
const NO_VALUE = '<no value>';

/** A template in the language of Go with `<<` and `>>` around placeholders: those and constants, and neither loops nor conditions. */
export class GoTemplate {
  static parse(text: string, fields: string[]): GoTemplate {
    const parts: Part[] = [];
    let end = 0;
    let trim = false;
    for (const match of text.matchAll(ACTION)) {
      const [whole, trimBefore, action, trimAfter] = match;
      parts.push(literal(text.slice(end, match.index), trim, trimBefore !== undefined), placeholder(action.trim(), whole, fields));
      end = match.index + whole.length;
      trim = trimAfter !== undefined;
    }
    return new GoTemplate([...parts, literal(text.slice(end), trim, false)]);
  }

  private constructor(private readonly parts: Part[]) {}

  /** Whether any of the fields is put in somewhere. */
  uses(...fields: string[]): boolean {
    return this.parts.some((part) => typeof part !== 'string' && fields.includes(part.field));
  }

  /** How often a field is put in. */
  count(field: string): number {
    return this.parts.filter((part) => typeof part !== 'string' && part.field === field).length;
  }

  /** Whether what a field holds under a key is put in somewhere. */
  looksUp(field: string, key: string): boolean {
    return this.parts.some((part) => typeof part !== 'string' && part.field === field && part.key === key);
  }

  render(values: TemplateValues): string {
    return this.parts.map((part) => typeof part === 'string' ? part : part.lookUp(values)).join('');
  }
}

/** A template, or undefined for one that Go refuses, or that says more than is followed here. */
export function tryTemplate(text: string, fields: string[]): GoTemplate | undefined {
  try {
    return GoTemplate.parse(text, fields);
  } catch (error) {
    if (error instanceof TemplateError) {
      return undefined;
    }
    throw error;
  }
}

/** Whether a template opens a placeholder that it does not close, which Go refuses whatever stands in it. */
export function hasUnclosedAction(text: string): boolean {
  return text.replace(ACTION, ' ').includes('<<');
}

/** A text that a template leaves as it is, whatever it holds. */
export function literalTemplate(text: string): string {
  return text.replace(/<</g, '<<"<<">>');
}

function literal(text: string, trimStart: boolean, trimEnd: boolean): string {
  const started = trimStart ? text.trimStart() : text;
  const ended = trimEnd ? started.trimEnd() : started;
  return ended.includes('<<') ? fail(`opens << without a >> that closes it in ${JSON.stringify(ended.slice(ended.indexOf('<<')))}`, true) : ended;
}

function placeholder(action: string, whole: string, fields: string[]): Part {
  if (/^\/\*[\s\S]*\*\/$/.test(action)) {
    return '';
  }
  if (/^("(?:[^"\\]|\\.)*"|`[^`]*`)$/.test(action)) {
    return action.startsWith('`') ? action.slice(1, -1) : String(JSON.parse(action));
  }
  const [, field, name] = /^\.(\w+)(?:\.(\w+))?$/.exec(action) ?? [];
  const [, indexed, key] = /^index\s+\.(\w+)\s+("(?:[^"\\]|\\.)*"|\d+)$/.exec(action) ?? [];
  const used = field ?? indexed;
  if (used === undefined) {
    return fail(`holds ${whole}, which is no placeholder`, false);
  }
  if (!fields.includes(used)) {
    return fail(`holds ${whole}, and there is no .${used}`, true);
  }
  if (indexed !== undefined) {
    const wanted = String(JSON.parse(key));
    return { field: used, key: wanted, lookUp: (values) => indexOf(values[used], wanted) };
  }
  return { field: used, key: name, lookUp: (values) => name === undefined ? plain(values[used]) : indexOf(values[used], name, NO_VALUE) };
}

function indexOf(value: TemplateValues[string], key: string, missing = ''): string {
  return typeof value === 'string' ? missing : (value as { [name: string]: string })[key] ?? missing;
}

/** As Go prints it. */
function plain(value: TemplateValues[string]): string {
  if (typeof value === 'string') {
    return value;
  }
  return Array.isArray(value) ? `[${value.join(' ')}]` : `map[${Object.entries(value).sort().map(([key, each]) => `${key}:${each}`).join(' ')}]`;
}

function fail(fault: string, isRefusedByGo: boolean): never {
  throw new TemplateError(fault, isRefusedByGo);
}
