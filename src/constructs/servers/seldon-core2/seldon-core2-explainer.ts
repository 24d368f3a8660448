import { checkText } from './capabilities';
import type { ModelSpecExplainer } from '../../../../imports/mlops.seldon.io';
import { Place } from '../../../faults/place';

/** Makes a Model of Seldon Core 2 an explainer: it tells which inputs led another model to its answer. */
export class SeldonCore2Explainer {
  /**
   * Explains another Model, to which it sends requests. Fails if a text is empty.
   *
   * @param type kind of the explainer, such as `anchor_tabular`
   * @param modelRef name of the Model that is explained
   */
  static ofModel(type: string, modelRef: string): SeldonCore2Explainer {
    return new SeldonCore2Explainer({ type, modelRef });
  }

  /**
   * Explains a Pipeline, to which it sends requests. Fails if a text is empty.
   *
   * @param type kind of the explainer, such as `anchor_text`
   * @param pipelineRef name of the Pipeline that is explained
   */
  static ofPipeline(type: string, pipelineRef: string): SeldonCore2Explainer {
    return new SeldonCore2Explainer({ type, pipelineRef });
  }

  /**
   * Explains a model that its own artifact holds, and sends no requests. Fails if the type is empty.
   *
   * @param type kind of the explainer, such as `tree_shap`
   */
  static whiteBox(type: string): SeldonCore2Explainer {
    return new SeldonCore2Explainer({ type });
  }

  private constructor(private readonly spec: ModelSpecExplainer) {}

  /** @internal */
  public _toSpec(place: Place): ModelSpecExplainer {
    Object.entries(this.spec).forEach(([field, text]) => checkText(place.at(field), text));
    return this.spec;
  }
}
