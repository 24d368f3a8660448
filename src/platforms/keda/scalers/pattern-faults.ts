import { fault, Fault, ofRule } from '../../../faults/fault';
import { rabbitmqFaults } from '../connection-address';

/** What a text has to look like, and how to write it. */
interface Pattern {
  readonly pattern: RegExp;
  readonly what: string;
  readonly fix: string;
  /** What else is wrong with one that looks so. */
  readonly faultsOf?: (value: string) => Fault[];
}

const PERCENTILES = ['percentile_99', 'percentile_95', 'percentile_50', 'percentile_05'];
/** Functions of Cloud Monitoring, in any letter case. Source: kedacore/keda v2.20 pkg/scalers/gcp/gcp_stackdriver_client.go, reducerFromString. */
const REDUCERS = ['none', 'mean', 'min', 'max', 'sum', 'stddev', 'count', 'count_true', 'count_false', 'fraction_true', ...PERCENTILES];
/** Source: the same, alignerFromString. */
const ALIGNERS = [...REDUCERS, 'delta', 'rate', 'interpolate', 'next_older', 'percent_change'];

/** Texts that are one of some words. */
function words(known: string[]): Pattern {
  return { pattern: new RegExp(`^(${known.join('|')})$`, 'i'), what: 'is unknown to KEDA, which disables the whole ScaledObject', fix: `use one of ${known.join(', ')}` };
}

const PATTERNS = {
  // Source: kedacore/keda v2.20 pkg/scalers/rabbitmq_scaler.go, Validate.
  broker: {
    pattern: /^(amqps?|https?):\/\//,
    what: 'names no protocol that KEDA speaks',
    fix: 'begin it with amqp://, amqps://, http:// or https://',
    faultsOf: (value: string) => ofRule('server-address', rabbitmqFaults(value)),
  },
  aligner: words(ALIGNERS),
  reducer: words(REDUCERS),
  // Source: kedacore/keda v2.20 pkg/scalers/datadog_scaler.go, buildMetricName.
  datadog: { pattern: /\{/, what: 'has no scope, without which KEDA refuses it', fix: 'write it as avg:system.cpu.user{app:model}' },
  // Source: kedacore/keda v2.20 pkg/scalers/azure_monitor_scaler.go, parseAzureMonitorMetadata.
  resource: { pattern: /^[^/]+\/[^/]+\/[^/]+$/, what: 'is no resource', fix: 'write it as PROVIDER/TYPE/NAME' },
  // Source: kedacore/keda v2.20 pkg/scalers/solace_dm_scaler.go, Validate.
  starless: { pattern: /^[^*]+$/, what: 'holds "*", which KEDA refuses', fix: 'write what the names begin with' },
} satisfies Record<string, Pattern>;

/** What a text is that has to look like something. */
export type TextPattern = keyof typeof PATTERNS;

/** Why a text does not look as KEDA has it. */
export function patternFaults(name: TextPattern, value: string): Fault[] {
  const { pattern, what, fix, faultsOf = () => [] }: Pattern = PATTERNS[name];
  return pattern.test(value) ? faultsOf(value) : [fault(what, value, fix)];
}
