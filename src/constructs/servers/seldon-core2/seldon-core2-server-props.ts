import { ApiObject } from 'cdk8s';
/** A Server of Seldon Core 2 that is written with the Model. */
export interface SeldonCore2ServerProps {
  /** Name of its ServerConfig, such as `mlserver` or `triton`. The ServerConfig must be in the namespace of the operator. */
  readonly serverConfig: string;

  /**
   * Kinds of models that it can load, instead of those of the ServerConfig. Fails if a requirement of the Model is neither among these nor
   * among `extraCapabilities`.
   *
   * @default - those of the ServerConfig, which this library does not know: the requirements of the Model are then not checked
   */
  readonly capabilities?: string[];

  /**
   * Kinds of models that it can load in addition to `capabilities`, or to those of the ServerConfig.
   *
   * @default - none
   */
  readonly extraCapabilities?: string[];

  /**
   * Most replicas. Each replica of a Server holds one replica of a Model, so fails below the `maxReplicas` of the Model. Set more if other
   * Models run on it.
   *
   * @default - the maxReplicas of the Model, or minReplicas where that is more
   */
  readonly maxReplicas?: number;

  /**
   * Least replicas. A whole number, at least 1.
   *
   * @default - the minReplicas of the Model, at least 1
   */
  readonly minReplicas?: number;

  /**
   * Name of the Server and of its StatefulSet. Must be a DNS label of at most 52 characters that starts with a letter.
   *
   * @default - `<model>-server`
   */
  readonly name?: string;
}

/** The objects of Seldon Core 2 that serve a model. */
export interface SeldonCore2Objects {
  /** The object of kind Model that is written. */
  readonly model: ApiObject;

  /**
   * The object of kind Server that is written.
   *
   * @default - none: the Model runs on a Server that is not written for it
   */
  readonly server?: ApiObject;

  /**
   * The object that scales the Server, where the Model and its Server are scaled alike.
   *
   * @default - none: Seldon Core 2 scales the Server, or somebody else does
   */
  readonly serverAutoscaler?: ApiObject;
}
