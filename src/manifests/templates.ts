import { Untyped } from '../platforms/kubernetes/untyped';

/** A sign of a language that other programs replace before Kubernetes sees it. */
interface TemplateLanguage {
  readonly sign: RegExp;
  readonly name: string;
  readonly fix: string;
}

/** Where a value starts, or a line: there YAML takes a brace for a mapping of its own. */
const VALUE_START = '(?:^|[:?-][ \\t]|[,[])[ \\t]*';

const LANGUAGES: TemplateLanguage[] = [
  { sign: /\{\{/, name: 'a template of Helm or of another program', fix: 'render it first, such as by helm template, and read what that prints' },
  { sign: /\{%/, name: 'a Jinja template', fix: 'render it first, and read what that prints' },
  { sign: /\$\{\w+\}/, name: 'a template of envsubst', fix: 'render it first, such as by envsubst, and read what that prints' },
];
/** Fields that no object can have such signs in. */
const IDENTITY: [string, (object: Untyped) => unknown][] = [
  ['apiVersion', (object) => object?.apiVersion],
  ['kind', (object) => object?.kind],
  ['metadata.name', (object) => object?.metadata?.name],
  ['metadata.namespace', (object) => object?.metadata?.namespace],
];

/** A template that nobody has rendered yet. */
export interface Unrendered {
  readonly language: TemplateLanguage;
  /** Where it stands: an offset in the text, or the field of an object. */
  readonly at: number | string;
  readonly got: string;
}

/** A template in a text that is no YAML, or no object: this is then why. */
export function unrenderedText(text: string): Unrendered | undefined {
  for (const language of LANGUAGES) {
    const match = new RegExp(`${VALUE_START}(${language.sign.source}.*)`, 'm').exec(text);
    // A name in braces after a dollar is a text like any other, and no reason.
    if (match !== null && !match[1].startsWith('$')) {
      return { language, at: match.index + match[0].length - match[1].length, got: match[1] };
    }
  }
  return undefined;
}

/** A template in what identifies an object. Elsewhere such signs are for other programs: alerts, dashboards and workflows hold many. */
export function unrenderedIdentity(object: Untyped): Unrendered | undefined {
  for (const [field, read] of IDENTITY) {
    const value = read(object);
    const language = typeof value === 'string' ? LANGUAGES.find(({ sign }) => sign.test(value)) : undefined;
    if (language !== undefined) {
      return { language, at: field, got: String(value) };
    }
  }
  return undefined;
}
