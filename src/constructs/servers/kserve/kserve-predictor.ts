import { ContainerProps } from 'cdk8s-plus-27';
import { KserveModel } from './kserve-model';
import { Place } from '../../../faults/place';
import { checkProps } from '../../props/check-props';

/** What a predictor is told: one of the two. */
export type KserveServing = { readonly container?: ContainerProps; readonly model?: KserveModel };

/** What serves predictions in an InferenceService: a model that a runtime serves, or a container. */
export class KservePredictor {
  /**
   * A container that serves, as in cdk8s-plus. `resources` is required; with `{}` KServe takes those of its configuration. Without ports
   * KServe sends requests to 8080. Fails for any `name` but `kserve-container`, which KServe gives it.
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
