import { checkHost } from '../../keda/server-address';
import { Place } from '../../place';

/** What texts have to look like, and how to write them. */
const PATTERNS: Record<string, { readonly pattern: RegExp; readonly what: string; readonly fix: string; readonly hosts?: boolean }> = {
  // Source: kedacore/keda v2.20 pkg/scalers/rabbitmq_scaler.go, Validate.
  broker: { pattern: /^(amqps?|https?):\/\//, what: 'names no protocol that KEDA speaks', fix: 'begin it with amqp://, amqps://, http:// or https://', hosts: true },
  // Source: kedacore/keda v2.20 pkg/scalers/datadog_scaler.go, buildMetricName.
  datadog: { pattern: /\{/, what: 'has no scope, without which KEDA refuses it', fix: 'write it as avg:system.cpu.user{app:model}' },
  // Source: kedacore/keda v2.20 pkg/scalers/azure_monitor_scaler.go, parseAzureMonitorMetadata.
  resource: { pattern: /^[^/]+\/[^/]+\/[^/]+$/, what: 'is no resource', fix: 'write it as PROVIDER/TYPE/NAME' },
  // Source: kedacore/keda v2.20 pkg/scalers/solace_dm_scaler.go, Validate.
  starless: { pattern: /^[^*]+$/, what: 'holds "*", which KEDA refuses', fix: 'write what the names begin with' },
};

/** Refuses a text that does not look as KEDA has it. */
export function like(place: Place, value: string, name: string): string {
  const { pattern, what, fix, hosts } = PATTERNS[name];
  if (hosts && pattern.test(value) && URL.canParse(value)) {
    checkHost(place, new URL(value).hostname, value);
  }
  return pattern.test(value) ? value : place.refuse(what, value, fix);
}
