import { ContainerResources, EnvValue } from 'cdk8s-plus-27';
import { SeldonCore1GraphParameter } from './seldon-core1-graph-parameter';
import { SeldonCore1LoggerMode, SeldonCore1PrepackagedServer, SeldonCore1Transport } from './seldon-core1-protocol';
import { Place } from '../../../faults/place';
import { shareOf } from '../../../platforms/kubernetes/quantity';
import { checkProps } from '../../props/check-props';
import { Gpu } from '../gpu';

/** Where payloads of a node are logged. */
export interface SeldonCore1Logger {
  /** Whether requests, responses or both are logged. */
  readonly mode: SeldonCore1LoggerMode;

  /**
   * Address to which the payloads are sent, as CloudEvents.
   *
   * @default - that of the operator's installation
   */
  readonly url?: string;
}

/** What a node of a graph can be told. */
export interface SeldonCore1GraphNodeOptions {
  /**
   * Nodes that its result goes to.
   *
   * @default - none
   */
  readonly children?: SeldonCore1GraphNode[];

  /**
   * Where its payloads are logged.
   *
   * @default - nowhere
   */
  readonly logger?: SeldonCore1Logger;

  /**
   * What the node is configured by.
   *
   * @default - nothing
   */
  readonly parameters?: SeldonCore1GraphParameter[];

  /**
   * What the executor asks it by. All nodes have to agree, with each other and with the server's `transport`.
   *
   * @default - the server's `transport`
   */
  readonly transport?: SeldonCore1Transport;
}

/** What a server that comes with Seldon Core is told. */
export interface SeldonCore1PrepackagedServerOptions extends SeldonCore1GraphNodeOptions {
  /** What the server may use; `{}` to state nothing. It has to request what a trigger on CPU or memory compares with. */
  readonly resources: ContainerResources;

  /**
   * Environment of the server.
   *
   * @default - what the operator sets
   */
  readonly envVariables?: { [name: string]: EnvValue };

  /**
   * Secret with the credentials of the model's storage, as environment of the container that loads it.
   *
   * @default - that of the operator's installation
   */
  readonly envSecretRefName?: string;

  /**
   * Accelerators that each replica needs.
   *
   * @default - none
   */
  readonly gpu?: Gpu;

  /**
   * Image of the server.
   *
   * @default - that of the operator's installation
   */
  readonly image?: string;

  /**
   * Where the model is, such as `gs://bucket/folder`. Needed by all servers but HUGGINGFACE.
   *
   * @default - none
   */
  readonly modelUri?: string;

  /**
   * Service account of the pod, such as one that may read the model's storage.
   *
   * @default - that of the pod
   */
  readonly serviceAccountName?: string;

  /**
   * Image of the container that loads the model.
   *
   * @default - that of the operator's installation
   */
  readonly storageInitializerImage?: string;
}

/** How requests are split at random. */
export interface SeldonCore1RandomAbTestOptions {
  /** The two nodes that share the requests. */
  readonly children: SeldonCore1GraphNode[];

  /** Percent of the requests that the first one gets, from 0 to 100. */
  readonly percentOfFirst: number;
}

/**
 * A node of an inference graph, with the nodes below it. It is run by the container of its name, save for a server that comes with Seldon
 * Core, whose container the node brings along.
 *
 * Of Seldon's built-in nodes only RANDOM_ABTEST is here: today's executor passes the others by without a word.
 *
 * @see https://docs.seldon.ai/seldon-core-1/configuration/graph/inference-graph (1.18)
 */
export class SeldonCore1GraphNode {
  /** A model: answers a request, or hands its answer on to its child. */
  static model(name: string, options: SeldonCore1GraphNodeOptions = {}): SeldonCore1GraphNode {
    checkProps(Place.named('SeldonCore1GraphNode.model'), 'SeldonCore1GraphNodeOptions', options);
    return new SeldonCore1GraphNode(name, { type: 'MODEL' }, options);
  }

  /** A server that comes with Seldon Core, and the model that it loads. */
  static server(name: string, server: SeldonCore1PrepackagedServer, options: SeldonCore1PrepackagedServerOptions): SeldonCore1GraphNode {
    checkProps(Place.named('SeldonCore1GraphNode.server'), 'SeldonCore1PrepackagedServerOptions', options);
    return new SeldonCore1GraphNode(name, { implementation: server, server: options }, options);
  }

  /** A container that chooses which child gets a request. */
  static router(name: string, options: SeldonCore1GraphNodeOptions): SeldonCore1GraphNode {
    checkProps(Place.named('SeldonCore1GraphNode.router'), 'SeldonCore1GraphNodeOptions', options);
    return new SeldonCore1GraphNode(name, { type: 'ROUTER' }, options);
  }

  /** Two children, each of which gets its share of the requests at random. It needs no container. */
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

  /** A container that makes one answer of those of all children. */
  static combiner(name: string, options: SeldonCore1GraphNodeOptions): SeldonCore1GraphNode {
    checkProps(Place.named('SeldonCore1GraphNode.combiner'), 'SeldonCore1GraphNodeOptions', options);
    return new SeldonCore1GraphNode(name, { type: 'COMBINER' }, options);
  }

  /** A container that changes a request before its child gets it. */
  static transformer(name: string, options: SeldonCore1GraphNodeOptions = {}): SeldonCore1GraphNode {
    checkProps(Place.named('SeldonCore1GraphNode.transformer'), 'SeldonCore1GraphNodeOptions', options);
    return new SeldonCore1GraphNode(name, { type: 'TRANSFORMER' }, options);
  }

  /** A container that changes the answer of its child. */
  static outputTransformer(name: string, options: SeldonCore1GraphNodeOptions = {}): SeldonCore1GraphNode {
    checkProps(Place.named('SeldonCore1GraphNode.outputTransformer'), 'SeldonCore1GraphNodeOptions', options);
    return new SeldonCore1GraphNode(name, { type: 'OUTPUT_TRANSFORMER' }, options);
  }

  private constructor(
    /** Name of the node, and of the container that runs it. */
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
