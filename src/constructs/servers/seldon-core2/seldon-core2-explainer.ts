import { checkText } from './capabilities';
import type { ModelSpecExplainer } from '../../../../imports/mlops.seldon.io';
import { Place } from '../../../faults/place';

/** What makes a Model of Seldon Core 2 the explainer of another. */
export class SeldonCore2Explainer {
  /**
   * It explains a Model by asking it.
   *
   * @param type kind of the explainer, such as `anchor_tabular`
   * @param modelRef name of the Model
   */
  static ofModel(type: string, modelRef: string): SeldonCore2Explainer {
    return new SeldonCore2Explainer({ type, modelRef });
  }

  /**
   * It explains a Pipeline by asking it.
   *
   * @param type kind of the explainer, such as `anchor_text`
   * @param pipelineRef name of the Pipeline
   */
  static ofPipeline(type: string, pipelineRef: string): SeldonCore2Explainer {
    return new SeldonCore2Explainer({ type, pipelineRef });
  }

  /**
   * It holds what it explains, and asks nobody.
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
