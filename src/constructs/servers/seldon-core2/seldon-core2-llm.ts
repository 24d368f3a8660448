import { checkText } from './capabilities';
import type { ModelSpecLlm } from '../../../../imports/mlops.seldon.io';
import { Place } from '../../../faults/place';

/** What a Model of Seldon Core 2 asks as its large language model. */
export class SeldonCore2Llm {
  /**
   * It asks a Model.
   *
   * @param modelRef name of the Model
   */
  static ofModel(modelRef: string): SeldonCore2Llm {
    return new SeldonCore2Llm({ modelRef });
  }

  /**
   * It asks a Pipeline.
   *
   * @param pipelineRef name of the Pipeline
   */
  static ofPipeline(pipelineRef: string): SeldonCore2Llm {
    return new SeldonCore2Llm({ pipelineRef });
  }

  private constructor(private readonly spec: ModelSpecLlm) {}

  /** @internal */
  public _toSpec(place: Place): ModelSpecLlm {
    Object.entries(this.spec).forEach(([field, text]) => checkText(place.at(field), text));
    return this.spec;
  }
}
