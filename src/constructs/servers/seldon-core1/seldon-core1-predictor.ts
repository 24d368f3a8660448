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

/** A predictor of a SeldonDeployment: one version of a model, the pods that run it, and its share of the requests. */
export class SeldonCore1Predictor {
  /**
   * A predictor whose model runs in one container. The container needs a `name`, which the model has in the graph too. Its other props are those of
   * cdk8s-plus with the defaults of `SeldonCore1Component.containers`. To set parameters or a logger, use `graph` with one
   * `SeldonCore1GraphNode.model`.
   */
  static container(container: ContainerProps, options: SeldonCore1ContainerPredictorOptions = {}): SeldonCore1Predictor {
    const place = Place.named('SeldonCore1Predictor.container');
    checkProps(place, 'ContainerProps', container);
    checkProps(place, 'SeldonCore1ContainerPredictorOptions', options);
    return new SeldonCore1Predictor({ container, options });
  }

  /** A predictor whose requests go through an inference graph. Its nodes run in Seldon Core's own servers, or in the containers of `components`. */
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
