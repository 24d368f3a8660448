/** How sure the table is that a fault does harm: an error, a warning, or worth knowing; of both it says the worse first. */
export type TableSeverity = 'E' | 'W' | 'I' | 'E/W' | 'W/E';

/** The ways in which autoscaling goes wrong for people, after public reports, each by its id. */
export const FAILURE_MODES: [id: string, severity: TableSeverity][] = [
  ['not-scraped', 'E'], ['multi-series', 'E'], ['latency-as-average', 'E'], ['double-average', 'E'], ['total-under-value', 'E'],
  ['null-is-zero', 'W'], ['label-mismatch', 'E'], ['monitor-not-selected', 'E'], ['monitor-port', 'E'], ['monitor-selector', 'E'],
  ['service-to-pod', 'E'], ['two-controllers', 'E'], ['selector-overlap', 'E'], ['static-replicas', 'W'], ['no-requests', 'E'],
  ['injected-sidecar', 'W'], ['window-short', 'E/W'], ['cooldown-ignored', 'W'], ['zero-deadlock', 'E'], ['zero-cpu-only', 'E'],
  ['gpu-on-cpu', 'W'], ['metric-renamed', 'E'], ['unit-range', 'E'], ['kserve-type-dropped', 'E'], ['kserve-otel-wrap', 'E'],
  ['kserve-max-unset', 'E'], ['kserve-class', 'E'], ['dangling-target', 'E'], ['namespace-split', 'E'], ['typo-metadata', 'E'],
  ['removed-metadata', 'W/E'], ['non-string', 'W'], ['server-address', 'E'], ['auth', 'E'], ['tenancy', 'W'], ['promql-syntax', 'E'],
  ['promql-type', 'E/W'], ['nan', 'W'], ['impossible', 'W'], ['unscoped', 'W'], ['bucket-bounds', 'W'], ['adapter-overrides', 'E'],
  ['adapter-template', 'E'], ['adapter-name', 'E'], ['adapter-relist', 'W'], ['metrics-api-clash', 'W'], ['adapter-deprecated', 'I'],
  ['vpa-conflict', 'E'], ['vpa-inert', 'W'], ['memory-hpa', 'W'], ['max-default', 'W'], ['capacity', 'W'], ['min-eq-max', 'W'],
  ['pdb-blocks', 'W'], ['drain', 'W'], ['coldstart-thrash', 'W'], ['readiness', 'W'], ['fallback-invalid', 'E'], ['fallback-range', 'W'],
  ['one-dead-trigger', 'W'], ['modifiers', 'E'], ['and-vs-max', 'I'], ['name-length', 'E'], ['apply-order', 'W'],
  ['scale-subresource', 'E'], ['activation', 'W'], ['scrape-timeout', 'E'], ['annotation-scrape', 'W'], ['mesh-mtls', 'W'],
  ['seldon2', 'E'], ['seldon1', 'W/E'], ['metric-charset', 'E'], ['cron', 'W'], ['api-removed', 'W'], ['hpa-zero', 'E'], ['gpu-label', 'W'],
];
