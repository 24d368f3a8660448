import { MetricMeanings } from './metric-meaning';
import { parse } from './parse';
import { queryWarning } from './query-fault';
import { Selector, selectorsOf } from './selectors';
import { Fault } from '../faults/fault';

/** Names that programs of all kinds have. Sources: client libraries' own metrics, prometheus 3.5 docs/instrumenting/writing_clientlibs.md; their HTTP middleware. */
const SHARED = /^(http_(server_)?(requests?|request_duration|response)_|http_requests_|process_|python_|go_|jvm_|up$|grpc_server_|request_duration_seconds|requests_total$)/;
/** Labels of one's own metrics that tell events apart, and not whose they are. */
const OF_EVENTS = new RegExp(`^(${[
  'le', 'quantile', 'code', 'status', 'status_?code', 'http_\\w+', 'method', 'handler', 'path', 'route', 'uri',
  'endpoint', 'verb', 'outcome', 'reason', 'error\\w*', 'finished_reason', 'engine', 'priority', 'result', 'type', 'direction', 'version',
].join('|')})$`);

/**
 * Metrics whose name several programs share, of which a query takes those of all. What `isScoped` says is limited otherwise, such as by a
 * proxy that asks for a namespace.
 */
export function scopeFaults(query: string, meanings: MetricMeanings): Fault[] {
  const open = selectorsOf(query, parse(query)).filter((selector) => isShared(selector, meanings) && !isScoped(selector));
  const [first] = open;
  return first === undefined ? [] : [queryWarning('unscoped', query, `takes ${first.metric} of all programs that have it, since no label says of which`,
    `say it: ${first.metric}{namespace="...", ...}`)];
}

function isShared({ metric }: Selector, meanings: MetricMeanings): boolean {
  return metric !== undefined && (meanings(metric) !== undefined || SHARED.test(metric)) && !/^[^:]+:[^:]+:/.test(metric);
}

function isScoped({ matchers }: Selector): boolean {
  return matchers.some(({ label, operator, value }) => !operator.startsWith('!') && value !== '' && value !== '.*' && value !== '.+' && !OF_EVENTS.test(label));
}
