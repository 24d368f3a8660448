import { Duration } from 'cdk8s';
import { WrittenRule } from './discovery';
import { ResourceAdapterRule } from './resource-adapter-rule';
import { Place } from '../../faults/place';
import { goDuration } from '../../platforms/keda/go-duration';
import { Fields } from '../../platforms/kubernetes/untyped';
import { Prometheus } from '../metrics/prometheus';

/** On the adapter's pods: what they were started with, since the configuration is read once. */
const CHECKSUM = 'checksum/rules';

/** What the adapter is told. */
export interface AdapterConfig {
  readonly rules: WrittenRule[];
  readonly resourceRule?: ResourceAdapterRule;
}

/** The file `config.yaml`, as a value. Source: prometheus-adapter v0.12 pkg/config/config.go. */
export function configOf({ rules, resourceRule }: AdapterConfig): object {
  const custom = rules.filter(({ api }) => api === 'custom');
  const external = rules.filter(({ api }) => api === 'external');
  return {
    ...custom.length > 0 && { rules: custom.map((rule) => rule.config) },
    ...external.length > 0 && { externalRules: external.map((rule) => rule.config) },
    ...resourceRule !== undefined && { resourceRules: resourceRule._config },
  };
}

/** How the adapter is installed. */
export interface Installation {
  readonly place: Place;
  readonly prometheus: Prometheus;
  readonly relistInterval?: Duration;
  readonly maxAge?: Duration;
  /** The ConfigMap that holds the rules, and what changes with it; undefined where the chart holds them. */
  readonly existing?: { readonly name: string; readonly checksum: string };
}

/**
 * Values of the Helm chart. It registers each API only where its own values hold a rule of it, even beside a ConfigMap that it does
 * not write; the values then say so, and are read for nothing else. Source: prometheus-community/helm-charts prometheus-adapter 4
 * templates/*-metrics-apiservice.yaml.
 */
export function helmValues(
  { rules, resourceRule }: AdapterConfig, { place, prometheus, relistInterval, maxAge, existing }: Installation,
): Fields {
  const custom = rules.filter(({ api }) => api === 'custom').map((rule) => rule.config);
  const external = rules.filter(({ api }) => api === 'external').map((rule) => rule.config);
  const { protocol, hostname, port, pathname } = new URL(prometheus.address);
  return {
    prometheus: {
      url: `${protocol}//${hostname}`,
      // Without a number the chart's own, 9090, would stand.
      port: port === '' ? 0 : Number(port),
      ...pathname !== '/' && { path: pathname },
    },
    ...relistInterval !== undefined && { metricsRelistInterval: goDuration(place.at('metricsRelistInterval'), relistInterval) },
    ...maxAge !== undefined && { extraArguments: [`--metrics-max-age=${goDuration(place.at('metricsMaxAge'), maxAge)}`] },
    ...existing !== undefined && { podAnnotations: { [CHECKSUM]: existing.checksum } },
    rules: {
      default: existing !== undefined && custom.length > 0,
      ...existing === undefined && custom.length > 0 && { custom },
      ...external.length > 0 && { external },
      ...resourceRule !== undefined && { resource: resourceRule._config },
      ...existing !== undefined && { existing: existing.name },
    },
  };
}
