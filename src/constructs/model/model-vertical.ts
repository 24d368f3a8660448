import { ApiObject, ApiObjectProps } from 'cdk8s';
import { Construct } from 'constructs';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { Place } from '../../faults/place';
import { KnownContainers } from '../../platforms/kubernetes/injected-containers';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { WrittenObject } from '../../synth/written-object';
import { verticalPodAutoscaler } from '../autoscalers/vertical-autoscaler';
import { VerticalScalingProps } from '../autoscalers/vertical-scaling';
import { VerticalFeatureGate } from '../cluster/cluster-versions';
import type { Trigger } from '../triggers/trigger';

/** What a VerticalPodAutoscaler has to know of a model. */
export interface SizedModel {
  readonly cluster: ClusterProfile;
  readonly containers: KnownContainers;
  readonly name: string;
  readonly namespace?: string;
  readonly target: ScaleTarget;
  /** It sizes no resource that one of them scales on. */
  readonly triggers: Trigger[];
}

const ID = 'VerticalAutoscaler';

/** The VerticalPodAutoscaler of a model, which is written anew when triggers are added. */
export class ModelVertical {
  readonly object: ApiObject;

  constructor(place: Place, private readonly scope: Construct, model: SizedModel, private readonly props: VerticalScalingProps) {
    this.object = new WrittenObject(scope, ID, this.manifest(place, model));
  }

  rewrite(place: Place, model: SizedModel): void {
    WrittenObject.write(this.scope, ID, this.manifest(place, model));
  }

  private manifest(place: Place, { cluster, triggers, ...model }: SizedModel): ApiObjectProps {
    const scaledResources = triggers.flatMap((trigger) => trigger._scaledResource ?? []);
    const featureGates = this.props.featureGates ?? cluster.vpa?.featureGates as VerticalFeatureGate[] | undefined;
    return verticalPodAutoscaler(place, { ...model, scaledResources }, { ...this.props, featureGates });
  }
}
