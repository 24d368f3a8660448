import { AutoscaledModelProps } from './autoscaled-model-props';
import { ClusterProfile, profileOver } from '../../cluster/cluster-profile';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { isOwnAnnotation } from '../../platforms/annotations';
import { KEDA_ANNOTATION_PREFIXES } from '../../platforms/keda/names';
import { hpaBoundsFaults } from '../../platforms/kubernetes/hpa-spec-faults';
import { checkContainerKnown, KnownContainers } from '../../platforms/kubernetes/injected-containers';
import { checkAnnotations, checkLabels } from '../../platforms/kubernetes/metadata-faults';
import { checkNamespace } from '../../platforms/kubernetes/names';
import { DescribedTarget, hasNoPods } from '../autoscalers/without-pods';
import { serverOf } from '../cluster/cluster-profile-of';
import { ModelServer } from '../servers/model-server';
import { ObjectMetadata } from '../servers/object-metadata';
import { Trigger } from '../triggers/trigger';
import { ITrigger } from '../triggers/trigger-config';

/** Props of a model whose server is known. */
export interface ServedModelProps extends AutoscaledModelProps {
  readonly server: ModelServer;
}

/** What of a model is known before its server is written. */
export interface ModelBounds {
  readonly name: string;
  readonly namespace?: string;
  readonly minReplicas: number;
  /** Whether it goes to zero while nothing is active. */
  readonly sleeps: boolean;
}

/** Refuses bounds and names that no autoscaler could work with. */
export function checkModel(place: Place, { name, namespace, minReplicas }: ModelBounds, props: ServedModelProps): void {
  props.server._checkName(place.at('name'), name);
  if (namespace !== undefined) {
    checkNamespace(place.at('namespace'), namespace);
  }
  refuseAll(place, hpaBoundsFaults({ minReplicas, maxReplicas: props.maxReplicas }));
  const { triggers = [] } = props;
  if (props.autoscaler?._takesTriggers === false && triggers.length > 0) {
    refuseTriggers(place.at('triggers'), triggers);
  }
}

/** Refuses triggers of a model that scales without any. */
export function refuseTriggers(place: Place, triggers: ITrigger[]): never {
  return place.refuse('have no effect: Seldon Core 2 scales by the lag of the inference only', triggers.map(({ constructor }) => constructor.name),
    'leave them out, or use Autoscaler.keda() or Autoscaler.hpa()');
}

/** Refuses triggers on containers that the pods do not have. */
export function checkTriggerContainers(place: Place, triggers: Trigger[], known: KnownContainers): void {
  triggers.forEach((trigger, i) => {
    const container = trigger._scaledResource?.container;
    if (container !== undefined) {
      checkContainerKnown(place.at(i).at('container'), container, known);
    }
  });
}

/** Refuses what is about pods, where the replicas of the target are none. */
export function checkOwnPods(place: Place, scaled: DescribedTarget, fix: string): void {
  if (hasNoPods(scaled)) {
    place.refuse(`is about pods, and a ${scaled.target.kind} has none of its own`, scaled.target.name, fix);
  }
}

/** Refuses what the API server would not take, and what would change how the model is found or scaled. `needed` holds labels that objects have to have. */
export function checkObjectMetadata(place: Place, { labels = {}, annotations = {} }: ObjectMetadata, needed: { [key: string]: string }): void {
  checkLabels(place.at('labels'), labels);
  checkAnnotations(place.at('annotations'), annotations);
  for (const [key, value] of Object.entries(labels)) {
    if (Object.hasOwn(needed, key) && needed[key] !== value) {
      place.at('labels').at(key).refuse(`must be ${needed[key]}: by that label the model's pods or its monitor are found`, value, 'leave it out, or choose another key');
    }
  }
  for (const [key, value] of Object.entries(annotations)) {
    if (KEDA_ANNOTATION_PREFIXES.some((prefix) => key.startsWith(prefix))) {
      place.at('annotations').at(key).refuse('changes how KEDA scales the ScaledObject', value, 'leave it out, and set the option of Autoscaler.keda');
    }
    if (isOwnAnnotation(key)) {
      place.at('annotations').at(key).refuse('is written by this library, for its checks', value,
        'leave it out, and use Monitor.external, injectedContainers or model.ignoreCheck');
    }
  }
}

/** The cluster as a model has it: as all have it, save for what its own props say. */
export function profileOfModel(cluster: ClusterProfile, { autoscaler, prometheus, server }: ServedModelProps): ClusterProfile {
  const own = [server._stated, autoscaler?._stated ?? {}, prometheus === undefined ? {} : { prometheus: [serverOf(prometheus)] }];
  return own.reduce<ClusterProfile>((profile, stated) => Object.keys(stated).length === 0 ? profile : profileOver(profile, stated), cluster);
}
