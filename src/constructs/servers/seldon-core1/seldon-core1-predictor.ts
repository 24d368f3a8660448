import { ContainerProps } from 'cdk8s-plus-27';
import { SeldonCore1GraphNode } from './seldon-core1-graph-node';
import {
  SeldonCore1ContainerPredictorOptions, SeldonCore1GraphPredictorOptions, SeldonCore1PredictorOptions,
} from './seldon-core1-predictor-options';
import { Place } from '../../../faults/place';
import { checkProps } from '../../props/check-props';

/** What runs in a predictor: one of the two. */
export type PredictorContents =
  | { readonly container: ContainerProps; readonly options: SeldonCore1ContainerPredictorOptions }
  | { readonly graph: SeldonCore1GraphNode; readonly options: SeldonCore1GraphPredictorOptions };

/** One version of a model, and the pods that run it. */
export class SeldonCore1Predictor {
  /**
   * One container that runs the model, as in cdk8s-plus but for its defaults, which are those of `SeldonCore1Component.containers`. Its
   * name is that of the model in the graph too. A graph of one `SeldonCore1GraphNode.model` can say more of it.
   */
  static container(container: ContainerProps, options: SeldonCore1ContainerPredictorOptions = {}): SeldonCore1Predictor {
    const place = Place.named('SeldonCore1Predictor.container');
    checkProps(place, 'ContainerProps', container);
    checkProps(place, 'SeldonCore1ContainerPredictorOptions', options);
    return new SeldonCore1Predictor({ container, options });
  }

  /** A graph that a request goes through: servers that come with Seldon Core, and nodes that containers of `components` run. */
  static graph(graph: SeldonCore1GraphNode, options: SeldonCore1GraphPredictorOptions = {}): SeldonCore1Predictor {
    checkProps(Place.named('SeldonCore1Predictor.graph'), 'SeldonCore1GraphPredictorOptions', options);
    return new SeldonCore1Predictor({ graph, options });
  }

  private constructor(
    /** @internal */
    public readonly _contents: PredictorContents,
  ) {}

  /** @internal */
  public get _options(): SeldonCore1PredictorOptions {
    return this._contents.options;
  }
}
