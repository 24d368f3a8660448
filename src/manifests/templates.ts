import { Untyped } from '../platforms/kubernetes/untyped';

/** A sign of a language that other programs replace before Kubernetes sees it. */
interface TemplateLanguage {
  readonly sign: RegExp;
  readonly name: string;
  readonly fix: string;
  /** Whether YAML takes its signs for something else than text, outside of quotes. */
  readonly breaksYaml: boolean;
}

/** Where a value starts, or a line: there YAML takes a brace for a mapping of its own. */
const VALUE_START = '(?:^|[:?-][ \\t]|[,[])[ \\t]*';

/** A line up to a place inside of a text in quotes. */
const WITHIN_QUOTES = /(?:^|[\s,[{])(["'])(?:(?!\1).)*$/;
/** A line after which a block scalar follows. */
const BLOCK_SCALAR = /(?:^|[:?-][ \t])[ \t]*(?:[&!]\S+[ \t]+)*[|>][-+0-9]*[ \t]*(?:#.*)?\r?$/;

const LANGUAGES: TemplateLanguage[] = [
  { sign: /\{\{/, name: 'a template of Helm or of another program', fix: 'render it first: helm template CHART | npx cdk8s-model-autoscaling check - judges the output', breaksYaml: true },
  { sign: /\{%/, name: 'a Jinja template', fix: 'render it first, and check what that prints', breaksYaml: true },
  { sign: /\$\{\w+\}/, name: 'a template of envsubst', fix: 'render it first, such as by envsubst, and check what that prints', breaksYaml: false },
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

/** A template in a text that is no YAML: this is then why. Signs within quotes and in block scalars are text to YAML, and break nothing. */
export function unrenderedText(text: string): Unrendered | undefined {
  const outside = withoutBlockScalars(text);
  for (const language of LANGUAGES.filter(({ breaksYaml }) => breaksYaml)) {
    for (const match of outside.matchAll(new RegExp(`${VALUE_START}(${language.sign.source}.*)`, 'gm'))) {
      const at = match.index + match[0].length - match[1].length;
      if (!WITHIN_QUOTES.test(outside.slice(outside.lastIndexOf('\n', at - 1) + 1, at))) {
        return { language, at, got: match[1] };
      }
    }
  }
  return undefined;
}

/** A text in which blanks stand for the lines of block scalars, as far as indentation tells. */
function withoutBlockScalars(text: string): string {
  let indent: number | undefined;
  return text.split('\n').map((line) => {
    const own = line.search(/\S/);
    if (indent !== undefined && (own === -1 || own > indent)) {
      return ' '.repeat(line.length);
    }
    indent = BLOCK_SCALAR.test(line) ? own : undefined;
    return line;
  }).join('\n');
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
