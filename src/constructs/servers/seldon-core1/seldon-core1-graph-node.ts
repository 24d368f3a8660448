import { ContainerResources, EnvValue } from 'cdk8s-plus-27';
import { SeldonCore1GraphParameter } from './seldon-core1-graph-parameter';
import { SeldonCore1LoggerMode, SeldonCore1PrepackagedServer, SeldonCore1Transport } from './seldon-core1-protocol';
import { Place } from '../../../faults/place';
import { shareOf } from '../../../platforms/kubernetes/quantity';
import { checkProps } from '../../props/check-props';
import { Gpu } from '../gpu';

/** Where the executor sends copies of the requests to a node, or of its responses, for logging. */
export interface SeldonCore1Logger {
  /** Which payloads are logged: requests, responses or both. */
  readonly mode: SeldonCore1LoggerMode;

  /**
   * HTTP address that receives the payloads as CloudEvents, such as `http://logger.logging:8080`.
   *
   * @default - that of the operator's installation
   */
  readonly url?: string;
}

/** Options of a node of an inference graph. */
export interface SeldonCore1GraphNodeOptions {
  /**
   * Nodes that get the result of this node next.
   *
   * @default - none
   */
  readonly children?: SeldonCore1GraphNode[];

  /**
   * Where requests and responses of the node are logged.
   *
   * @default - they are not logged
   */
  readonly logger?: SeldonCore1Logger;

  /**
   * Parameters that the code of the node reads at its start.
   *
   * @default - none
   */
  readonly parameters?: SeldonCore1GraphParameter[];

  /**
   * Transport between the executor and the node. Fails if nodes of one SeldonDeployment differ from each other, or from the server's `transport`.
   *
   * @default - the server's `transport`
   */
  readonly transport?: SeldonCore1Transport;
}

/** Options of a node that one of Seldon Core's own servers runs. */
export interface SeldonCore1PrepackagedServerOptions extends SeldonCore1GraphNodeOptions {
  /**
   * CPU and memory that the server requests, and may use at most; `{}` for none. A trigger on CPU or memory needs the request, because it compares the
   * use with it.
   */
  readonly resources: ContainerResources;

  /**
   * Environment variables of the server, by name, beside those that the operator sets.
   *
   * @default - those of the operator alone
   */
  readonly envVariables?: { [name: string]: EnvValue };

  /**
   * Name of a Secret with the credentials of the model's storage. Its keys become environment variables of the container that downloads the model.
   *
   * @default - that of the operator's installation
   */
  readonly envSecretRefName?: string;

  /**
   * Accelerators that each replica needs, such as GPUs; the server gets them.
   *
   * @default - none
   */
  readonly gpu?: Gpu;

  /**
   * Container image of the server, such as `registry/mlserver:1.7.1`.
   *
   * @default - that of the operator's installation
   */
  readonly image?: string;

  /**
   * Address of the model in its storage, such as `gs://bucket/folder`. All servers but HUGGINGFACE need it.
   *
   * @default - none
   */
  readonly modelUri?: string;

  /**
   * Name of the ServiceAccount with which the pod reads the model's storage.
   *
   * @default - that of the pod
   */
  readonly serviceAccountName?: string;

  /**
   * Container image that downloads the model before the server starts.
   *
   * @default - that of the operator's installation
   */
  readonly storageInitializerImage?: string;
}

/** How a node splits requests at random between two others. */
export interface SeldonCore1RandomAbTestOptions {
  /** The two nodes that get the requests. */
  readonly children: SeldonCore1GraphNode[];

  /** Share of the requests that the first node gets, in percent from 0 to 100. The second one gets the others. */
  readonly percentOfFirst: number;
}

/**
 * A node of an inference graph, with the nodes below it. The container with the name of the node runs it. A node of `server` needs no container:
 * Seldon Core 1 adds it.
 *
 * RANDOM_ABTEST is the only built-in node of Seldon that is offered, because the executor skips the others and reports no error.
 *
 * @see https://docs.seldon.ai/seldon-core-1/configuration/graph/inference-graph (1.18)
 */
export class SeldonCore1GraphNode {
  /** A container with a model, which answers the request; its answer is the input of its child if it has one. */
  static model(name: string, options: SeldonCore1GraphNodeOptions = {}): SeldonCore1GraphNode {
    checkProps(Place.named('SeldonCore1GraphNode.model'), 'SeldonCore1GraphNodeOptions', options);
    return new SeldonCore1GraphNode(name, { type: 'MODEL' }, options);
  }

  /** A model in one of Seldon Core's own servers, such as Triton, which needs no container in `components`. */
  static server(name: string, server: SeldonCore1PrepackagedServer, options: SeldonCore1PrepackagedServerOptions): SeldonCore1GraphNode {
    checkProps(Place.named('SeldonCore1GraphNode.server'), 'SeldonCore1PrepackagedServerOptions', options);
    return new SeldonCore1GraphNode(name, { implementation: server, server: options }, options);
  }

  /** A container that chooses, for each request, the child that gets it. */
  static router(name: string, options: SeldonCore1GraphNodeOptions): SeldonCore1GraphNode {
    checkProps(Place.named('SeldonCore1GraphNode.router'), 'SeldonCore1GraphNodeOptions', options);
    return new SeldonCore1GraphNode(name, { type: 'ROUTER' }, options);
  }

  /** Splits requests at random between two children, inside the executor: it needs no container. */
  static randomAbTest(name: string, options: SeldonCore1RandomAbTestOptions): SeldonCore1GraphNode {
    const place = Place.named('SeldonCore1GraphNode.randomAbTest');
    checkProps(place, 'SeldonCore1RandomAbTestOptions', options);
    const { children, percentOfFirst } = options;
    if (!(percentOfFirst >= 0 && percentOfFirst <= 100)) {
      place.at('percentOfFirst').refuse('must be from 0 to 100', percentOfFirst, 'write 50 for half of the requests');
    }
    const parameters = [SeldonCore1GraphParameter.floatValue('ratioA', shareOf(percentOfFirst))];
    return new SeldonCore1GraphNode(name, { implementation: 'RANDOM_ABTEST' }, { children, parameters });
  }

  /** A container that combines the answers of all its children into one answer. */
  static combiner(name: string, options: SeldonCore1GraphNodeOptions): SeldonCore1GraphNode {
    checkProps(Place.named('SeldonCore1GraphNode.combiner'), 'SeldonCore1GraphNodeOptions', options);
    return new SeldonCore1GraphNode(name, { type: 'COMBINER' }, options);
  }

  /** A container that changes a request before its child gets it. */
  static transformer(name: string, options: SeldonCore1GraphNodeOptions = {}): SeldonCore1GraphNode {
    checkProps(Place.named('SeldonCore1GraphNode.transformer'), 'SeldonCore1GraphNodeOptions', options);
    return new SeldonCore1GraphNode(name, { type: 'TRANSFORMER' }, options);
  }

  /** A container that changes the answer of its child before the client, or the node above, gets it. */
  static outputTransformer(name: string, options: SeldonCore1GraphNodeOptions = {}): SeldonCore1GraphNode {
    checkProps(Place.named('SeldonCore1GraphNode.outputTransformer'), 'SeldonCore1GraphNodeOptions', options);
    return new SeldonCore1GraphNode(name, { type: 'OUTPUT_TRANSFORMER' }, options);
  }

  private constructor(
    /** Name of the node, which is also the name of the container that runs it. */
    public readonly name: string,
    /** @internal */
    public readonly _unit: {
      readonly type?: 'MODEL' | 'ROUTER' | 'COMBINER' | 'TRANSFORMER' | 'OUTPUT_TRANSFORMER';
      readonly implementation?: SeldonCore1PrepackagedServer | 'RANDOM_ABTEST';
      readonly server?: SeldonCore1PrepackagedServerOptions;
    },
    /** @internal */
    public readonly _options: SeldonCore1GraphNodeOptions,
  ) {}

  /**
   * This node and all below it, in the order in which Seldon looks through them.
   *
   * @internal
   */
  public get _all(): SeldonCore1GraphNode[] {
    return [this, ...(this._options.children ?? []).flatMap((child) => child._all)];
  }
}
