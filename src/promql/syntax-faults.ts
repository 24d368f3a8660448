import { refusalsOf, resultShape } from './faults';
import { parse, PromqlSyntaxError } from './parse';
import { queryFault } from './query-fault';
import { Shape } from './signatures';
import { Fault } from '../faults/fault';

/** What KEDA makes of a result that is no instant vector, and what to write. Source: kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go. */
const READ_BY_KEDA: { readonly [shape in Exclude<Shape, 'instant'>]: { readonly what: string; readonly fix: string } } = {
  range: {
    what: 'yields a range, in which KEDA finds no value: it counts as 0, or as an error with ignoreNullValues false',
    fix: 'give it to a function such as rate(...)',
  },
  scalar: { what: 'yields a scalar, and KEDA reads instant vectors alone: each poll is an error', fix: 'wrap it in vector(...)' },
  string: { what: 'yields a string, and KEDA reads instant vectors alone: each poll is an error', fix: 'ask for a metric' },
};

/** What Prometheus refuses to read in a query, each with a caret under it; nothing else can be told of such a query. */
export function syntaxFaults(query: string): Fault[] {
  return errorsOf(query).map(({ fault: what, excerpt }) => queryFault('promql-syntax', query, `is no PromQL: ${what}`, `correct it at the caret:\n${excerpt}`));
}

/** Why KEDA finds no value in the result of a query, whatever it is; of a query that parses. */
export function resultFaults(query: string): Fault[] {
  const shape = resultShape(query, parse(query));
  return shape === 'instant' ? [] : [queryFault('promql-type', query, READ_BY_KEDA[shape].what, READ_BY_KEDA[shape].fix)];
}

function errorsOf(query: string): PromqlSyntaxError[] {
  try {
    return refusalsOf(query, parse(query));
  } catch (error) {
    if (error instanceof PromqlSyntaxError) {
      return [error];
    }
    throw error;
  }
}
