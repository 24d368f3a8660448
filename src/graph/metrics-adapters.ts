import { AdapterNode } from './adapter-config';
import { ServedRule } from './adapter-rule';
import { adapterFlagsIn } from './adapter-values';
import { AutoscalerNode } from './autoscaler';
import { Manifest } from './manifest';
import { ServedMetric } from './scaling-trigger';
import { SERVED_BY } from '../platforms/annotations';

/** A rule, and the configuration that it is part of. */
export interface ServingRule {
  readonly rule: ServedRule;
  readonly adapter: AdapterNode;
}

type Running = NonNullable<ReturnType<typeof adapterFlagsIn>>;

/** Whether a Deployment mounts a ConfigMap. */
function isRun({ manifest: { kind, metadata } }: AdapterNode, { configMaps, flags }: Running): boolean {
  return kind === 'ConfigMap' && metadata.namespace === flags.at?.manifest.metadata.namespace && configMaps.includes(metadata.name ?? '');
}

/** What the prometheus-adapters among the manifests serve; each question is answered without looking at all rules. */
export class MetricsAdapters {
  private readonly apis = { custom: new ServedNames(), external: new ServedNames() };

  readonly nodes: AdapterNode[];

  /** Configurations, and the Deployments that run an adapter, with the ConfigMaps that they mount. */
  constructor(nodes: AdapterNode[], running: Running[] = []) {
    this.nodes = nodes.map((node) => ({ ...node, flags: node.flags ?? running.find((each) => isRun(node, each))?.flags }));
    for (const adapter of this.nodes) {
      this.apis.custom.add(adapter, adapter.rules?.custom, adapter.hasOtherRules);
      this.apis.external.add(adapter, adapter.rules?.external);
    }
  }

  /** Whether all rules of an API, of which there are some, say what they serve. */
  knows(api: ServedMetric['api']): boolean {
    return this.apis[api].known && this.apis[api].names().length > 0;
  }

  /** Whether no rule is for an API, which others may then serve. */
  isUnused(api: ServedMetric['api']): boolean {
    return this.apis[api].known && this.apis[api].names().length === 0;
  }

  /** The rules that serve a metric under its name, of whatever object. */
  named({ api, name }: Pick<ServedMetric, 'api' | 'name'>): ServingRule[] {
    return this.apis[api].rules(name);
  }

  /** The rules that serve a series under another name than its own. */
  renaming({ api, name }: Pick<ServedMetric, 'api' | 'name'>): ServingRule[] {
    return this.apis[api].madeOf(name).filter(({ rule: { metric } }) => typeof metric === 'string' && metric !== name);
  }

  /** The rules that serve a metric, or may. */
  serving(metric: ServedMetric): ServingRule[] {
    return this.named(metric).filter(({ rule }) => metric.api === 'external' || rule.describes(metric.object) !== false);
  }

  /** All names under which an API serves metrics. */
  names(api: ServedMetric['api']): string[] {
    return this.apis[api].names();
  }
}

class ServedNames {
  /** Whether every rule says under which name it serves what. */
  known = true;
  private readonly byName = new Map<string, ServingRule[]>();
  private readonly bySeries = new Map<string, ServingRule[]>();

  add(adapter: AdapterNode, rules: ServedRule[] | undefined, hasOthers = false): void {
    this.known &&= !hasOthers && rules !== undefined && rules.every(({ metric }) => metric !== undefined);
    for (const rule of rules ?? []) {
      push(this.byName, rule.metric, { rule, adapter });
      push(this.bySeries, rule.series, { rule, adapter });
    }
  }

  madeOf(series: string): ServingRule[] {
    return this.bySeries.get(series) ?? [];
  }

  rules(name: string): ServingRule[] {
    return this.byName.get(name) ?? [];
  }

  names(): string[] {
    return [...this.byName.keys()];
  }
}

function push(map: Map<string, ServingRule[]>, key: string | null | undefined, rule: ServingRule): void {
  if (typeof key === 'string') {
    const list = map.get(key);
    if (list === undefined) {
      map.set(key, [rule]);
    } else {
      list.push(rule);
    }
  }
}

/** Metrics that are called as one provider alone calls them. */
const PROVIDERS: [RegExp, string][] = [
  // Source: GoogleCloudPlatform/k8s-stackdriver custom-metrics-stackdriver-adapter, README.
  [/^[a-z.]+\.googleapis\.com\|/, 'Google\'s Stackdriver adapter'],
  // Source: DataDog/datadog-agent pkg/clusteragent/autoscaling/externalmetrics, and KEDA's datadog scaler.
  [/^datadogmetric@/, 'the cluster agent of Datadog'],
];

/** Who else than an adapter among the manifests serves a metric of an HPA: as an annotation says, or as its name tells. Undefined where nobody is known to. */
export function servedElsewhere({ manifest }: AutoscalerNode, { api, name }: ServedMetric): string | undefined {
  return saidToServe(manifest, api) ?? PROVIDERS.find(([pattern]) => pattern.test(name))?.[1];
}

/** Who an annotation of an HPA says to serve its metrics of an API. */
export function saidToServe({ metadata }: Manifest, api: ServedMetric['api']): string | undefined {
  return metadata.annotations?.[SERVED_BY[api]]?.trim() || undefined;
}
