/** What YAML 1.1 has no quotes for. */
export type PlainValue = string | number | boolean | null;

/** Words that are no texts. Source: sigs.k8s.io/yaml v1.4 goyaml.v2/resolve.go. */
const WORDS = new Map<string, PlainValue>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word): [string, null] => [word, null]),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word): [string, boolean] => [word, true]),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word): [string, boolean] => [word, false]),
  ...['.nan', '.NaN', '.NAN'].map((word): [string, number] => [word, NaN]),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word): [string, number] => [word, Infinity]),
  ...['-.inf', '-.Inf', '-.INF'].map((word): [string, number] => [word, -Infinity]),
]);
/** As Go's strconv.ParseInt reads a number of any base: a leading 0 makes it octal. */
const INTEGER = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
/** Whether a text may be a number at all. */
const NUMBER_START = /^[-+.0-9]/;

/** What a text without quotes says, in the YAML 1.1 of Kubernetes: `yes` and `off` are booleans, `010` is 8, `1_000` is 1000, dates are texts. */
export function plainValue(text: string): PlainValue {
  const word = WORDS.get(text);
  return word === undefined && NUMBER_START.test(text) ? numberIn(text) ?? text : word === undefined ? text : word;
}

/** What a text is read as by its tag, such as `!!int`; undefined where it is nothing of the kind. */
export function taggedValue(kind: string, text: string): PlainValue | undefined {
  const value = plainValue(text);
  switch (kind) {
    case 'null': return value === null ? null : undefined;
    case 'bool': return typeof value === 'boolean' ? value : undefined;
    case 'int': return typeof value === 'number' && INTEGER.test(text.replace(/_/g, '')) ? value : undefined;
    case 'float': return typeof value === 'number' ? value : undefined;
    default: return text;
  }
}

function numberIn(text: string): number | undefined {
  // A leading point is for floats, in which Go allows no underscores.
  const plain = text.startsWith('.') ? text : text.replace(/_/g, '');
  const [, sign, hexadecimal, binary, octal, decimal] = INTEGER.exec(plain) ?? [];
  if (sign !== undefined) {
    const value = hexadecimal !== undefined ? parseInt(hexadecimal, 16)
      : binary !== undefined ? parseInt(binary, 2)
        : octal !== undefined ? parseInt(octal, 8) : Number(decimal);
    return sign === '-' && value !== 0 ? -value : value;
  }
  const value = FLOAT.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(value) ? value : undefined;
}
