/** What kept KEDA from a value, by the words in which it says so. */
export interface ScalerError {
  readonly is: 'operator' | 'empty' | 'several' | 'infinite' | 'refused' | 'bad-query' | 'unreachable' | 'configuration' | 'other';
  readonly cause: string;
  readonly fix: string;
}

interface Pattern extends ScalerError {
  readonly says: RegExp;
}

const CREDENTIALS = 'correct the TriggerAuthentication of the trigger, and the Secret that it reads';

/** Sources: kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go, ExecutePromQuery; go net/http and net errors; golden recordings of KEDA 2.20.2. */
const PATTERNS: readonly Pattern[] = [
  {
    // Source: kedacore/keda v2.20 pkg/provider/provider.go, GetExternalMetric.
    is: 'operator',
    says: /establish gRPC connection to KEDA Metrics Service|rpc error: code = Unavailable/i,
    cause: 'the metrics server of KEDA does not reach the KEDA operator',
    fix: 'look at the pods of keda-operator and at its Service (port 9666), and whether a NetworkPolicy lets the metrics server through',
  },
  {
    is: 'empty',
    says: /target may be lost, the (result|value list|values?) (is|are) empty/i,
    cause: 'the query has no result: Prometheus has no series for it',
    fix: 'look whether Prometheus scrapes the pods: the targets of their ServiceMonitor or PodMonitor, and the name and labels of the metric',
  },
  {
    is: 'several',
    says: /returned multiple (elements|results|series)/i,
    cause: 'the query returns several series, and KEDA needs one number',
    fix: 'remove the grouping, such as sum by (pod), or put sum(...) or max(...) around the query',
  },
  { is: 'several', says: /didn't return enough values/i, cause: 'the query returns no instant vector', fix: 'write a query that returns one number' },
  { is: 'infinite', says: /prom\w* query returns [+-]?Inf/i, cause: 'the query returns an infinite number, as a division by zero does', fix: 'guard the division: (a / (b > 0)) or 0 * b' },
  { is: 'refused', says: /status: (401|403)\b/, cause: 'Prometheus refuses the credentials that KEDA sends', fix: CREDENTIALS },
  { is: 'bad-query', says: /status: (400|422)\b/, cause: 'Prometheus does not accept the query', fix: 'correct the query; try it in the web page of Prometheus' },
  { is: 'unreachable', says: /status: 404\b/, cause: 'the address answers, and has no Prometheus API', fix: 'correct serverAddress: KEDA appends /api/v1/query to it' },
  { is: 'unreachable', says: /status: (429|5\d\d)\b/, cause: 'Prometheus, or a proxy before it, fails or is overloaded', fix: 'look at the pods and the log of Prometheus' },
  { is: 'unreachable', says: /no such host/i, cause: 'the host of the address does not exist', fix: 'correct serverAddress: the Service and its namespace' },
  { is: 'unreachable', says: /x509|tls: |certificate/i, cause: 'KEDA does not trust the certificate of the server', fix: 'give the authority by a TriggerAuthentication with authModes: tls, or set unsafeSsl' },
  {
    is: 'unreachable',
    says: /connection refused|connection reset|i\/o timeout|deadline exceeded|Client\.Timeout|no route to host|network is unreachable|\bEOF\b/i,
    cause: 'KEDA does not reach the server of the metric',
    fix: 'correct serverAddress, and look whether the server runs and a NetworkPolicy lets KEDA through',
  },
  { is: 'configuration', says: /bearer token=<empty>|(username|password|token|key)\b.*(is required|not found|cannot be empty|no .* given)/i, cause: 'KEDA has no credentials for the trigger', fix: CREDENTIALS },
  { is: 'configuration', says: /error parsing \S+ metadata|unable to parse|must be given|is required|no scaler found for type/i, cause: 'KEDA does not accept the trigger', fix: 'correct the metadata of the trigger' },
];

/** What an error of a scaler means. */
export function scalerErrorOf(message: string): ScalerError {
  const found = PATTERNS.find(({ says }) => says.test(message));
  return found ?? { is: 'other', cause: 'KEDA cannot get the value of the trigger', fix: 'look at the log of the KEDA operator' };
}
