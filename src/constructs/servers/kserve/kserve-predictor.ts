import { ContainerProps } from 'cdk8s-plus-27';
import { KserveModel } from './kserve-model';
import { Place } from '../../../faults/place';
import { checkProps } from '../../props/check-props';

/** What a predictor is told: one of the two. */
export type KserveServing = { readonly container?: ContainerProps; readonly model?: KserveModel };

/** What serves predictions in an InferenceService: a model that a runtime serves, or a container. */
export class KservePredictor {
  /**
   * A container that serves, as in cdk8s-plus; KServe names it `kserve-container`, and any other name is refused. `resources` has to be
   * stated (`{}` for those of KServe's configuration). Without ports KServe takes 8080 for the one that serves.
   */
  static container(container: ContainerProps): KservePredictor {
    checkProps(Place.named('KservePredictor.container'), 'ContainerProps', container);
    return new KservePredictor({ container });
  }

  /** A model that a runtime serves: one of KServe's, or one of your own. */
  static model(model: KserveModel): KservePredictor {
    checkProps(Place.named('KservePredictor.model'), 'KserveModel', model);
    return new KservePredictor({ model });
  }

  private constructor(
    /** @internal */
    public readonly _serving: KserveServing,
  ) {}
}
