import { nameOf, Node } from './nodes';
import { parse } from './parse';
import { queryFault } from './query-fault';
import { selectorsOf } from './selectors';
import { ARITHMETIC, isOperator, PART_LABELS } from './vocabulary';
import { Fault, VersionSpan } from '../faults/fault';

/** A version of Prometheus, as far as it is stated. */
export interface PrometheusVersion {
  readonly major: number;
  /** Undefined where only the major one is stated. */
  readonly minor?: number;
}

const VERSION = /^v?([23])(?:\.(\d+|x)(?:\.(?:\d+|x))?)?$/;

/** A version as people write it, such as `2.55`, `v3.5.1` or `2.x`; undefined for what is none. */
export function prometheusVersionOf(text: string | undefined): PrometheusVersion | undefined {
  const match = VERSION.exec(text ?? '');
  return match === null ? undefined : { major: Number(match[1]), ...match[2] !== undefined && match[2] !== 'x' && { minor: Number(match[2]) } };
}

const INTEGER = /^\d+$/;
/** Several integers, which an expression could mean. */
const INTEGERS = /^\(?\d+(\|\d+)*\)?$/;
/** Operators of durations, which are computed without a feature flag from 3.14 on. Source: prometheus CHANGELOG 3.14.0. */
const COMPUTES = ARITHMETIC.filter((operator) => operator !== 'Atan2');

/** Versions of Prometheus, as `only` of a fault tells them. */
const PRODUCT = 'Prometheus';

/**
 * What some versions of Prometheus refuse in a query that others take, or find nothing by; without a version each says in `only` which, and
 * nothing is said of functions that older ones have.
 */
export function versionFaults(query: string, version?: PrometheusVersion): Fault[] {
  const tree = parse(query);
  const found: Fault[] = [];
  tree.iterate({ enter: ({ node }) => { found.push(...nodeFaults(query, node)); } });
  return [...found, ...normalisedFaults(query)].filter(({ only }) => version === undefined || isIn(version, only!))
    .map((each) => version === undefined ? each : { ...each, only: undefined });
}

function nodeFaults(query: string, node: Node): Fault[] {
  const text = query.slice(node.from, node.to);
  switch (node.name) {
    case 'FunctionCall': return renamedFaults(query, nameOf(query, node));
    case 'DurationExpr': return !isOperator(node, COMPUTES) ? []
      : [ofVersions({ before: '3.14' }, query, `computes a duration, ${text}, which Prometheus before 3.14 cannot`, 'write the duration as a number, such as 10m')];
    case 'QuotedLabelName':
    case 'QuotedLabelMatcher': return [ofVersions({ before: '3.0' }, query, `has a name in quotes, ${text}, which Prometheus before 3.0 does not read`,
      'write the name as it is stored, with _ in place of dots')];
    default: return [];
  }
}

function renamedFaults(query: string, name: string): Fault[] {
  const why = 'holt_winters became double_exponential_smoothing in 3.0';
  switch (name) {
    case 'holt_winters': return [ofVersions({ from: '3.0' }, query, `calls holt_winters, which Prometheus 3 does not have: ${why}`,
      'write double_exponential_smoothing, with the feature flag promql-experimental-functions on the server')];
    case 'double_exponential_smoothing': return [ofVersions({ before: '3.0' }, query, `calls ${name}, which Prometheus before 3.0 does not have: ${why}`, 'write holt_winters')];
    default: return [];
  }
}

/**
 * Conditions on bounds of buckets as Prometheus 2 stores them, by which Prometheus 3 finds nothing: it writes them as floating-point numbers.
 * Source: prometheus v3.14 docs/migration.md, "le and quantile label values".
 */
export function normalisedFaults(query: string): Fault[] {
  return selectorsOf(query, parse(query)).flatMap(({ matchers }) => matchers)
    .filter(({ label, operator, value }) => PART_LABELS.includes(label) && (operator === '=' ? INTEGER.test(value) : operator === '=~' && INTEGERS.test(value)))
    .map(({ label, operator, value }) => {
      const written = value.replace(/\d+/g, (digits) => `${digits}${operator === '=' ? '.0' : '\\\\.0'}`);
      const either = value.replace(/\d+/g, (digits) => `${digits}(\\\\.0)?`);
      return ofVersions({ from: '3.0' }, query, `selects ${label}${operator}"${value}", and Prometheus 3 stores that label as ${value.match(/\d+/)![0]}.0: the selector finds nothing`,
        `write ${label}${operator}"${written}" (${label}=~"${either}" finds it in Prometheus 2 too)`);
    });
}

function ofVersions(span: { readonly from?: string; readonly before?: string }, query: string, what: string, fix: string): Fault {
  return { ...queryFault('promql-version', query, what, fix), only: { product: PRODUCT, ...span } };
}

function isIn(version: PrometheusVersion, { from, before }: VersionSpan): boolean {
  return (from === undefined || !isBefore(version, from)) && (before === undefined || isBefore(version, before));
}

/** A version of which only the major part is stated counts as its newest. */
function isBefore({ major, minor = Infinity }: PrometheusVersion, other: string): boolean {
  const [otherMajor, otherMinor] = other.split('.').map(Number);
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}
