import { ApiObject } from 'cdk8s';
/** A Server of Seldon Core 2 that is written with the Model. */
export interface SeldonCore2ServerProps {
  /** Name of its ServerConfig, which is in the namespace of the operator, such as `mlserver` or `triton`. */
  readonly serverConfig: string;

  /**
   * What it can load, instead of what the ServerConfig says. All requirements of the Model have to be among these and `extraCapabilities`.
   *
   * @default - those of the ServerConfig, which are not known here, so that the requirements of the Model are not checked
   */
  readonly capabilities?: string[];

  /**
   * What it can load beside its other capabilities.
   *
   * @default - none
   */
  readonly extraCapabilities?: string[];

  /**
   * Most replicas, at least those of the Model: a replica of a Server holds one replica of a Model. More for other Models on it.
   *
   * @default - the maxReplicas of the Model, or minReplicas where that is more
   */
  readonly maxReplicas?: number;

  /**
   * Least replicas, at least 1.
   *
   * @default - the minReplicas of the Model, at least 1
   */
  readonly minReplicas?: number;

  /**
   * Name of the Server and of its StatefulSet: a DNS label of at most 52 characters with a letter first.
   *
   * @default - `<model>-server`
   */
  readonly name?: string;
}

/** The objects of Seldon Core 2 that serve a model. */
export interface SeldonCore2Objects {
  /** The Model that is written. */
  readonly model: ApiObject;

  /**
   * The Server that is written.
   *
   * @default - another one, which this library does not write for the model
   */
  readonly server?: ApiObject;

  /**
   * The object that scales the Server, where the Model and its Server are scaled alike.
   *
   * @default - none: Seldon Core 2 scales the Server, or somebody else does
   */
  readonly serverAutoscaler?: ApiObject;
}
