import { checkText } from './capabilities';
import type { ModelSpecLlm } from '../../../../imports/mlops.seldon.io';
import { Place } from '../../../faults/place';

/** The large language model that a Model of Seldon Core 2 calls. */
export class SeldonCore2Llm {
  /**
   * A large language model that runs as a Model. Fails if the name is empty.
   *
   * @param modelRef name of the Model that is called
   */
  static ofModel(modelRef: string): SeldonCore2Llm {
    return new SeldonCore2Llm({ modelRef });
  }

  /**
   * A large language model behind a Pipeline. Fails if the name is empty.
   *
   * @param pipelineRef name of the Pipeline that is called
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
