import { ApiObject, Chart } from 'cdk8s';
import { Deployment, Service } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ignoreAnnotation } from './annotations';
import { Autoscaler } from './autoscalers/autoscaler';
import { verticalPodAutoscaler } from './autoscalers/vertical-autoscaler';
import { VerticalScalingProps } from './autoscalers/vertical-scaling';
import { CHECKS } from './checks';
import { MAX_INT32 } from './kubernetes/int32';
import { checkModelName, checkNamespace } from './kubernetes/names';
import { Prometheus } from './metrics/prometheus';
import { Place } from './place';
import { ScaleTarget } from './scale-target';
import { ModelServer } from './servers/model-server';
import { ServedModel } from './servers/served-model';
import { Trigger } from './triggers/trigger';
import { ScaledResource } from './triggers/trigger-context';
import { validateAtSynth } from './validation/synth-validation';

const DEFAULT_MIN_REPLICAS = 1;

/** What serves a model, why it scales, and how far. */
export interface AutoscaledModelProps {
  /** What runs the model, and what it exposes. */
  readonly server: ModelServer;

  /** Most replicas, at least 1 and at least `minReplicas`. */
  readonly maxReplicas: number;

  /** Reasons to change the number of replicas, at least one. The one that asks for most replicas wins. */
  readonly triggers: Trigger[];

  /**
   * Who changes the number of replicas.
   *
   * @default Autoscaler.keda()
   */
  readonly autoscaler?: Autoscaler;

  /**
   * Least replicas. With 0 the model sleeps without activity, and needs a trigger that can wake it without pods.
   *
   * @default 1
   */
  readonly minReplicas?: number;

  /**
   * Name of the workload and, unless they are given others, of all objects that belong to it: a DNS label, at most 63
   * characters, and at most 54 where KEDA scales it.
   *
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * Namespace of all objects of the model.
   *
   * @default - that of the chart
   */
  readonly namespace?: string;

  /**
   * The Prometheus that scrapes the model and answers its triggers. Needed where the server has metrics or a trigger
   * asks Prometheus.
   *
   * @default - none
   */
  readonly prometheus?: Prometheus;
}

/**
 * A model server with all that makes it scale: workload, Service, monitor and autoscaler, which agree with each other.
 *
 * The way out of its options is `ApiObject.of(model.deployment!).addJsonPatch(...)`; patches are applied last.
 */
export class AutoscaledModel extends Construct {
  /** What the autoscaler scales. */
  public readonly target: ScaleTarget;

  /** The object that scales, for KEDA a ScaledObject. */
  public readonly autoscaler: ApiObject;

  /** The Deployment, where the server is one. */
  public readonly deployment?: Deployment;

  /** The ServiceMonitor or PodMonitor, where this library writes one. */
  public readonly monitor?: ApiObject;

  /** The Service, where the server has one. */
  public readonly service?: Service;

  private vertical?: ApiObject;
  private readonly name: string;
  private readonly namespace?: string;
  private readonly served: ServedModel;
  private readonly scaledResources: ScaledResource[];

  constructor(scope: Construct, id: string, props: AutoscaledModelProps) {
    super(scope, id);
    validateAtSynth(this);
    const place = Place.of(this);
    const minReplicas = props.minReplicas ?? DEFAULT_MIN_REPLICAS;
    this.name = props.name ?? id;
    this.namespace = props.namespace ?? Chart.of(this).namespace;
    this.scaledResources = props.triggers.flatMap((trigger) => trigger._scaledResource ?? []);
    checkProps(place, this.name, props, minReplicas, Chart.of(this).namespace);

    this.served = props.server._serve(this, { place, name: this.name, namespace: this.namespace, prometheus: props.prometheus });
    this.target = this.served.target;
    this.deployment = this.served.deployment;
    this.service = this.served.service;
    this.monitor = this.served.monitor;
    checkTriggerContainers(place.at('triggers'), props.triggers, this.served.containerNames?.());
    this.autoscaler = new ApiObject(this, 'Autoscaler', (props.autoscaler ?? Autoscaler.keda())._manifest({
      place,
      name: this.name,
      namespace: this.namespace,
      target: this.target,
      minReplicas,
      maxReplicas: props.maxReplicas,
      triggers: props.triggers,
      prometheus: props.prometheus,
      scrape: this.served.scrape,
    }));
  }

  /** The VerticalPodAutoscaler, once `scaleVertically` was called. */
  public get verticalAutoscaler(): ApiObject | undefined {
    return this.vertical;
  }

  /**
   * Sizes the model's pods with a VerticalPodAutoscaler, which has to be installed in the cluster.
   *
   * Fails when it would move a resource on which a trigger scales the replicas; by default that resource is left out.
   *
   * @returns the VerticalPodAutoscaler
   */
  public scaleVertically(props: VerticalScalingProps = {}): ApiObject {
    const place = Place.of(this).at('scaleVertically');
    if (this.vertical !== undefined) {
      place.refuse('was called before, and several VerticalPodAutoscalers on one pod are undefined', undefined, 'call it once');
    }
    this.vertical = new ApiObject(this, 'VerticalAutoscaler', verticalPodAutoscaler(place, {
      name: this.name,
      namespace: this.namespace,
      target: this.target,
      containers: this.served.containerNames?.(),
      scaledResources: this.scaledResources,
    }, props));
    return this.vertical;
  }

  /**
   * Keeps a check from reporting this model, by an annotation on all objects that it has so far.
   *
   * @param checkId id of the check, as its message shows it
   * @param reason why, for the people on call; it is printed at synth
   */
  public ignoreCheck(checkId: string, reason: string): void {
    if (reason.trim() === '') {
      Place.of(this).at(`ignoreCheck('${checkId}')`).refuse('needs a reason', reason, 'say why the check does not hold here');
    }
    const ids = CHECKS.map(({ id }) => id);
    if (!ids.includes(checkId)) {
      Place.of(this).at('ignoreCheck').refuse('is no check', checkId, `name one of ${ids.join(', ')}`);
    }
    for (const object of this.node.findAll()) {
      if (ApiObject.isApiObject(object)) {
        (object as ApiObject).metadata.addAnnotation(ignoreAnnotation(checkId), reason);
      }
    }
  }
}

function checkProps(place: Place, name: string, props: AutoscaledModelProps, minReplicas: number, chartNamespace?: string): void {
  checkModelName(place.at('name'), name);
  const namespace = props.namespace ?? chartNamespace;
  if (namespace !== undefined) {
    checkNamespace(place.at('namespace'), namespace);
  }
  if (!Number.isInteger(minReplicas) || minReplicas < 0 || minReplicas > MAX_INT32) {
    place.at('minReplicas').refuse('has to be a whole number, at least 0', minReplicas, 'use 1 to keep one replica running');
  }
  if (!Number.isInteger(props.maxReplicas) || props.maxReplicas < 1 || props.maxReplicas > MAX_INT32) {
    place.at('maxReplicas').refuse('has to be a whole number, at least 1', props.maxReplicas, 'set the most replicas that you can pay for');
  }
  if (minReplicas > props.maxReplicas) {
    place.at('minReplicas').refuse(`is more than maxReplicas (${props.maxReplicas})`, minReplicas, 'lower it, or raise maxReplicas');
  }
  if (props.triggers.length === 0) {
    place.at('triggers').refuse('has to hold a reason to scale', props.triggers, 'add one, such as CpuTrigger.utilization(70)');
  }
  if (minReplicas === 0 && !props.triggers.some((trigger) => trigger._wakes)) {
    place.at('minReplicas').refuse('has no trigger that could wake the model: CPU, memory and the metrics of its pods are gone with its pods', minReplicas,
      'set it to 1, or add a trigger on what exists without pods: a queue, or a gateway\'s metric with availableAtZero: \'<why>\'');
  }
}

function checkTriggerContainers(place: Place, triggers: Trigger[], containers?: string[]): void {
  triggers.forEach((trigger, i) => {
    const container = trigger._scaledResource?.container;
    if (container !== undefined && containers !== undefined && !containers.includes(container)) {
      place.at(i).at('container').refuse('is no container of the model', container, `name one of ${containers.join(', ')}`);
    }
  });
}
