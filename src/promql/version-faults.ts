import { nameOf } from './nodes';
import { PromqlTree } from './parse';
import { QueryFault } from './query-fault';
import { selectorsOf } from './selectors';

/** A version of Prometheus, as far as it is stated. */
export interface PrometheusVersion {
  readonly major: number;
  /** Undefined where only the major one is stated. */
  readonly minor?: number;
}

/** Labels whose values Prometheus 3 writes as floating-point numbers. Source: prometheus v3.14 docs/migration.md, "le and quantile label values". */
const NORMALISED = ['le', 'quantile'];
const INTEGER = /^\d+$/;
/** Several integers, which an expression could mean. */
const INTEGERS = /^\(?\d+(\|\d+)*\)?$/;
/** The first version that computes durations without a feature flag. Source: prometheus CHANGELOG 3.14.0. */
const COMPUTED_DURATIONS = { major: 3, minor: 14 };
const COMPUTES = ['Add', 'Sub', 'Mul', 'Div', 'Mod', 'Pow'];

/** What a version of Prometheus refuses in a query that another takes, or finds nothing by; without one the newest counts, and old functions may be. */
export function versionFault(query: string, tree: PromqlTree, version?: PrometheusVersion): QueryFault | undefined {
  return functionFault(query, tree, version) ?? syntaxFault(query, tree, version) ?? normalisedFault(query, tree, version);
}

function functionFault(query: string, tree: PromqlTree, version?: PrometheusVersion): QueryFault | undefined {
  const names = new Set<string>();
  tree.iterate({
    enter: ({ node }) => {
      if (node.name === 'FunctionCall') {
        names.add(nameOf(query, node));
      }
    },
  });
  if (version === undefined) {
    return undefined;
  }
  const [gone, instead] = version.major >= 3 ? ['holt_winters', 'double_exponential_smoothing'] : ['double_exponential_smoothing', 'holt_winters'];
  return names.has(gone) ? {
    problem: `calls ${gone}, which Prometheus ${textOf(version)} does not have: holt_winters became double_exponential_smoothing in 3.0`,
    fix: `write ${instead}${version.major >= 3 ? ', with the feature flag promql-experimental-functions on the server' : ''}`,
  } : undefined;
}

function syntaxFault(query: string, tree: PromqlTree, version?: PrometheusVersion): QueryFault | undefined {
  if (version === undefined) {
    return undefined;
  }
  let fault: QueryFault | undefined;
  tree.iterate({
    enter: ({ node }) => {
      if (node.name === 'DurationExpr' && COMPUTES.some((operator) => node.getChild(operator) !== null) && isBefore(version, COMPUTED_DURATIONS)) {
        fault ??= {
          problem: `computes a duration, ${query.slice(node.from, node.to)}, which Prometheus ${textOf(version)} cannot: it came with 3.14`,
          fix: 'write the duration as a number, such as 10m',
        };
      }
      if ((node.name === 'QuotedLabelName' || node.name === 'QuotedLabelMatcher') && version.major < 3) {
        fault ??= {
          problem: `has a name in quotes, ${query.slice(node.from, node.to)}, which Prometheus ${textOf(version)} does not read: quoted names came with 3.0`,
          fix: 'write the name as it is stored, with _ in place of dots',
        };
      }
    },
  });
  return fault;
}

function normalisedFault(query: string, tree: PromqlTree, version?: PrometheusVersion): QueryFault | undefined {
  if (version !== undefined && version.major < 3) {
    return undefined;
  }
  const matcher = selectorsOf(query, tree).flatMap(({ matchers }) => matchers)
    .find(({ label, operator, value }) => NORMALISED.includes(label) && (operator === '=' ? INTEGER.test(value) : operator === '=~' && INTEGERS.test(value)));
  if (matcher === undefined) {
    return undefined;
  }
  const { label, operator, value } = matcher;
  const written = value.replace(/\d+/g, (digits) => `${digits}${operator === '=' ? '.0' : '\\\\.0'}`);
  const either = value.replace(/\d+/g, (digits) => `${digits}(\\\\.0)?`);
  return {
    problem: `selects ${label}${operator}"${value}", and Prometheus 3 stores that label as ${value.match(/\d+/)![0]}.0: the selector finds nothing`,
    fix: `write ${label}${operator}"${written}" (${label}=~"${either}" finds it in Prometheus 2 too), or state version: '2.55' of the Prometheus where it is one of 2.x`,
  };
}

function isBefore({ major, minor }: PrometheusVersion, other: { readonly major: number; readonly minor: number }): boolean {
  return major < other.major || (major === other.major && minor !== undefined && minor < other.minor);
}

function textOf({ major, minor }: PrometheusVersion): string {
  return `${major}.${minor ?? 'x'}`;
}
