import { KedaTrigger } from './keda-options';
import { listIn, objectIn, textIn, textsIn } from './manifest';
import { hpaDemand, kedaDemand, TriggerDemand } from './trigger-demand';
import { isFalse } from '../platforms/keda/number';
import { TargetType, targetTypeIn } from '../platforms/kubernetes/hpa-metric';
import { ScaleTarget } from '../platforms/kubernetes/object-references';
import { Fields, isObject } from '../platforms/kubernetes/untyped';

/** A resource of the pods that decides the number of replicas. */
export interface FollowedResource {
  readonly name: 'cpu' | 'memory';
  /** Undefined for all containers. */
  readonly container?: string;
}

/** A PromQL query that KEDA asks, and where it stands in its manifest. */
export interface Query {
  readonly text: string;
  readonly path: string;
  /** What its result is compared with, as it is written, and where. */
  readonly target?: { readonly text: string; readonly path: string };
  /** Whether a result without a value counts as 0, and not as an error. */
  readonly nullIsZero: boolean;
  /** Whether that is said, and not the default. */
  readonly saysNull: boolean;
  readonly serverAddress?: string;
  /** The namespace to which a proxy limits it. */
  readonly namespace?: string;
  /** Parameters that are sent beside the query, as they are written. */
  readonly parameters?: string;
}

/** A metric that an HPA asks one of the metrics APIs for. */
export interface ServedMetric {
  readonly api: 'custom' | 'external';
  readonly name: string;
  /** The object that it is said of; undefined for the pods, and for an external metric. */
  readonly object?: ScaleTarget;
  /** Labels by which it is asked for, and where they stand below the trigger. */
  readonly selector?: { readonly labels: { readonly [label: string]: string }; readonly field: string };
}

/** A reason to scale, as it stands in a manifest. */
export interface ScalingTrigger {
  readonly type: string;
  /** Where it stands in its manifest, such as `spec.triggers[0]`. */
  readonly path: string;
  readonly targetType?: TargetType;
  /** The query, where KEDA asks Prometheus. */
  readonly query?: Query;
  /** The metric of a metrics API, where the trigger follows one. */
  readonly metric?: ServedMetric;
  /** The resource of the pods, where the trigger follows one. */
  readonly resource?: FollowedResource;
  /** What an HPA compares it with, as it is written: a quantity, but for a share of the requests. */
  readonly amount?: unknown;
  /** What it asks of the replicas, where that can be compared; worked out when it is asked for, since most triggers have none to compare with. */
  readonly demand?: TriggerDemand;
}

/** The triggers of a ScaledObject, or of what looks like one. */
export function kedaTriggers(triggers: KedaTrigger[]): ScalingTrigger[] {
  return triggers.map((trigger): ScalingTrigger => {
    const { type, path, metadata, metricType } = trigger;
    return {
      type,
      path,
      targetType: metricType,
      query: type === 'prometheus' ? kedaQuery(trigger) : undefined,
      resource: type === 'cpu' || type === 'memory' ? { name: type, container: textIn(metadata.containerName) } : undefined,
      get demand() {
        return kedaDemand(trigger);
      },
    };
  });
}

/** The metrics of an autoscaling/v2 HorizontalPodAutoscaler, or of what looks like one. */
export function hpaTriggers(metrics: unknown, path: string): ScalingTrigger[] {
  return listIn(metrics).map((metric, i): ScalingTrigger => {
    const { type, resource, containerResource, pods, object, external } = objectIn(metric);
    const source = objectIn(resource ?? containerResource ?? pods ?? object ?? external);
    const target = objectIn(source.target);
    return {
      type: textIn(type) ?? '',
      path: `${path}[${i}]`,
      targetType: targetTypeOf(target),
      metric: servedMetric(source, { object, external }),
      resource: source.name === 'cpu' || source.name === 'memory'
        ? { name: source.name, container: textIn(source.container) }
        : undefined,
      amount: target.averageValue ?? target.value,
      get demand() {
        return hpaDemand(type, source);
      },
    };
  });
}

function kedaQuery({ metadata: { query }, path, said }: KedaTrigger): Query | undefined {
  const threshold = said.text('threshold');
  return typeof query !== 'string' ? undefined : {
    text: query,
    path: `${path}.metadata.query`,
    target: threshold === undefined ? undefined : { text: threshold, path: `${path}.metadata.threshold` },
    saysNull: said.text('ignoreNullValues') !== undefined,
    nullIsZero: !isFalse(said.text('ignoreNullValues') ?? ''),
    serverAddress: said.text('serverAddress'),
    namespace: said.text('namespace'),
    parameters: said.text('queryParameters'),
  };
}

function servedMetric(source: Fields, { object, external }: Fields): ServedMetric | undefined {
  const part = external !== undefined ? 'external' : object !== undefined ? 'object' : 'pods';
  const { name } = objectIn(source.metric);
  if (typeof name !== 'string') {
    return undefined;
  }
  const described = objectIn(source.describedObject);
  const of = { apiVersion: textIn(described.apiVersion) ?? '', kind: textIn(described.kind) ?? '', name: textIn(described.name) ?? '' };
  const { matchLabels } = objectIn(objectIn(source.metric).selector);
  return {
    api: external === undefined ? 'custom' : 'external',
    name,
    object: object === undefined ? undefined : of,
    selector: isObject(matchLabels) ? { labels: textsIn(matchLabels), field: `${part}.metric.selector.matchLabels` } : undefined,
  };
}

/** By the amount that is there: the type beside it is not what the API server goes by. */
function targetTypeOf({ averageUtilization, averageValue, value, type }: Fields): TargetType | undefined {
  if (averageValue !== undefined && value !== undefined) {
    return targetTypeIn(type);
  }
  return averageUtilization !== undefined ? 'Utilization' : averageValue !== undefined ? 'AverageValue' : value !== undefined ? 'Value' : targetTypeIn(type);
}

