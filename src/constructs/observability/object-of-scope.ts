import { IConstruct } from 'constructs';
import { ScalingGraph } from '../../graph/scaling-graph';
import { Watched, watched } from '../../observability/watched-autoscaler';
import { documentsBelow } from '../../synth/synth-validation';
import { WrittenObject } from '../../synth/written-object';

/** An object that watches what a scope holds when it is written, whoever wrote that. */
export abstract class ObjectOfScope extends WrittenObject {
  /** The autoscalers of a scope, as alerts and dashboards see them. */
  protected watchedIn(scope: IConstruct): Watched {
    return watched(new ScalingGraph(documentsBelow(scope, isWatched)).autoscalers);
  }
}

/** Such objects watch others, and not each other. For cdk8s every ApiObject is an instance of every class of them. */
function isWatched(construct: IConstruct): boolean {
  return !Object.prototype.isPrototypeOf.call(ObjectOfScope.prototype, construct);
}
