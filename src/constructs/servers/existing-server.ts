import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { ExistingPods, metricsPort } from './existing-pods';
import { ExistingServerOptions } from './existing-server-options';
import { checkMonitor } from './monitor-rules';
import { checkNamespaces, checkTarget } from './scale-target-rules';
import { externalScrape, ServedModel, ServerContext, ServerKind } from './served-model';
import { Place } from '../../faults/place';
import { checkLabels } from '../../platforms/kubernetes/metadata-faults';
import { checkObjectName, checkPort } from '../../platforms/kubernetes/names';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { isSelective, PodSelector } from '../../platforms/kubernetes/pod-template';
import { scaleTargetKindOf } from '../../platforms/scale-targets';
import { WrittenObject } from '../../synth/written-object';
import { Monitor } from '../metrics/monitor';
import { podMonitor } from '../metrics/monitor-manifests';
import { Prometheus } from '../metrics/prometheus';
import { Scrape } from '../metrics/scrape';

/** What is scaled, and where it was made if that was in this app. */
interface Located {
  readonly target: ScaleTarget;
  /** Labels of its pods, where they are known by more than its kind and name. */
  readonly podLabels?: { readonly [key: string]: string };
  readonly made?: { readonly object: ApiObject; readonly workload: IConstruct };
}

/** The pods of it whose metrics are asked for. */
interface Scraped {
  readonly place: Place;
  readonly target: ScaleTarget;
  readonly pods: ExistingPods;
  readonly podSelector?: PodSelector;
}

/** A workload that is there already: only its monitor and its autoscaler are written. */
export class ExistingServer implements ServerKind {
  /** One that is a construct of this app. */
  static ofConstruct(workload: IConstruct, options: ExistingServerOptions): ExistingServer {
    return new ExistingServer(options, (place) => {
      const object = objectOf(place, workload);
      return { target: { apiVersion: object.apiVersion, kind: object.kind, name: object.name }, made: { object, workload } };
    });
  }

  /** One that is made elsewhere. */
  static ofTarget(target: ScaleTarget, options: ExistingServerOptions, podLabels?: Located['podLabels']): ExistingServer {
    return new ExistingServer(options, () => ({ target, podLabels }));
  }

  private constructor(private readonly options: ExistingServerOptions, private readonly locate: (place: Place) => Located) {}

  checkName(place: Place, name: string): void {
    checkObjectName(place, name);
  }

  namespace(place: Place): string | undefined {
    return this.locate(place).made?.object.metadata.namespace;
  }

  serve(scope: Construct, context: ServerContext): ServedModel {
    const place = context.place.at('server');
    const { target, made, podLabels } = this.locate(place);
    const object = made?.object;
    checkTarget(place, target);
    if (made !== undefined) {
      checkNamespaces(context.place, context, made.object);
      handOver(place, made.workload);
    }
    const pods = ExistingPods.of(place, target, object);
    if (this.options.container !== undefined && pods.containerNames === undefined) {
      place.at('container').refuse('is looked for in the manifest of the workload, which is not known here', this.options.container, 'leave it out');
    }
    if (this.options.container !== undefined && pods.containerNames?.includes(this.options.container) === false) {
      place.at('container').refuse('is no container of the workload', this.options.container, `name one of ${pods.containerNames.join(', ')}`);
    }
    if (this.options.selectorLabels !== undefined) {
      checkSelectorLabels(place.at('selectorLabels'), this.options.selectorLabels, pods);
    }
    const labels = this.options.selectorLabels ?? podLabels;
    const podSelector = labels === undefined ? pods.selector : { matchLabels: { ...labels } };
    return {
      target,
      workload: object,
      containerNames: pods.containerNames === undefined ? undefined : () => ExistingPods.of(place, target, object).containerNames ?? [],
      podSelector,
      ...this.monitor(scope, context, { place, target, pods, podSelector }),
    };
  }

  private monitor(scope: Construct, context: ServerContext, { place, target, pods, podSelector }: Scraped): { monitor?: ApiObject; scrape?: Scrape } {
    const { metrics, monitor = Monitor.pod() } = this.options;
    checkExistingMonitor(place, this.options, podSelector, context.prometheus);
    if (monitor._kind === 'external') {
      return { scrape: externalScrape(monitor, metrics?.scrapeInterval) };
    }
    if (metrics === undefined || podSelector === undefined || context.prometheus === undefined) {
      return {};
    }
    const { manifest, scrape } = podMonitor({
      name: context.name,
      namespace: context.namespace,
      selector: podSelector,
      port: metricsPort(place.at('metrics.port'), pods, this.options.container, metrics.port ?? scaleTargetKindOf(target)?.metricsPort),
      endpoint: metrics,
      prometheus: context.prometheus,
    }, monitor._options);
    return { monitor: new WrittenObject(scope, 'Monitor', manifest), scrape };
  }
}

function objectOf(place: Place, workload: IConstruct): ApiObject {
  try {
    return ApiObject.of(workload);
  } catch {
    return place.refuse('is no workload: it holds no API object', workload?.node?.path ?? workload, 'give a cdk8s-plus workload or an ApiObject');
  }
}

function checkSelectorLabels(place: Place, labels: { [key: string]: string }, { template }: ExistingPods): void {
  checkLabels(place, labels);
  const missing = Object.entries(labels).find(([key, value]) => template !== undefined && template.labels[key] !== value);
  if (missing !== undefined) {
    place.at(missing[0]).refuse('is not a label of the workload\'s pods: it selects no pod', missing[1],
      'leave selectorLabels out, or give labels of the pod template');
  }
}

/** Tells a workload of cdk8s-plus, of any version, that something scales it: it then writes no replicas. */
function handOver(place: Place, workload: IConstruct): void {
  const scalable = workload as { replicas?: number; markHasAutoscaler?: () => void };
  if (typeof scalable.markHasAutoscaler !== 'function') {
    return;
  }
  if (scalable.replicas !== undefined) {
    place.refuse(`is ${workload.node.path}, which states its replicas, and something else decides them from now on`, scalable.replicas, 'leave replicas out of it');
  }
  scalable.markHasAutoscaler();
}

/** Refuses a monitor that would find nothing of a workload that is there already. */
function checkExistingMonitor(
  place: Place, options: ExistingServerOptions, podSelector?: PodSelector, prometheus?: Prometheus,
): void {
  const { metrics, monitor = Monitor.pod() } = options;
  checkMonitor(place, { metrics, monitor: metrics === undefined && options.monitor === undefined ? undefined : monitor }, prometheus);
  if (metrics?.port !== undefined) {
    checkPort(place.at('metrics.port'), metrics.port);
  }
  if (monitor._kind === 'service') {
    place.at('monitor').refuse('needs a Service, and this library knows none of this workload', 'Monitor.service()', 'use Monitor.pod()');
  }
  if (monitor._kind === 'pod' && metrics !== undefined && !isSelective(podSelector ?? {})) {
    place.at('selectorLabels').refuse('are needed: without them a PodMonitor cannot find the pods', options.selectorLabels, 'give the labels that the pods carry');
  }
}
