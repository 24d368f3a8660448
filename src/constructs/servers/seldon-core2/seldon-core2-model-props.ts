import { Size } from 'cdk8s';
import { SeldonCore2Explainer } from './seldon-core2-explainer';
import { SeldonCore2Llm } from './seldon-core2-llm';
import { ISeldonCore2Monitor } from './seldon-core2-monitor';
import { SeldonCore2Server } from './seldon-core2-server';

/** A Model of Seldon Core 2, the Server that it runs on, and the Seldon Core 2 that runs them. */
export interface SeldonCore2ModelProps {
  /** Where the artifact of the Model is, such as `gs://bucket/folder`. */
  readonly storageUri: string;

  /**
   * Which version folder of the storage is loaded. A whole number, at least 0.
   *
   * @default - Seldon Core 2 chooses
   */
  readonly artifactVersion?: number;

  /**
   * The Helm value `autoscaling.autoscalingModelEnabled` of Seldon Core 2's installation, which no manifest shows. With a wrong value nothing
   * scales the Model, or two autoscalers do. `Autoscaler.inferenceLag()` needs true; since 2.10 every other autoscaler needs false.
   *
   * @default - `seldonCore2.autoscalingModelEnabled` of the Cluster, else Seldon Core 2's default, false
   */
  readonly autoscalingModelEnabled?: boolean;

  /**
   * The Helm value `autoscaling.autoscalingServerEnabled` of Seldon Core 2's installation, which no manifest shows. A Server that this library
   * writes needs true, to follow its Models. With false a Server given by `fromServer` keeps the replicas that it states. `singleModel` needs
   * false since 2.10, where Seldon Core 2 also scales a Server without bounds.
   *
   * @default - `seldonCore2.autoscalingServerEnabled` of the Cluster, else Seldon Core 2's default, true
   */
  readonly autoscalingServerEnabled?: boolean;

  /**
   * Whether the Kafka topics of the Model are deleted with it.
   *
   * @default - Seldon Core 2's, false
   */
  readonly cleanTopicsOnDelete?: boolean;

  /**
   * Whether the Model asks for a Server that no other Model uses.
   *
   * @default - Seldon Core 2's, false
   */
  readonly dedicated?: boolean;

  /**
   * The model or pipeline that this Model explains. Fails together with `llm`.
   *
   * @default - nothing
   */
  readonly explainer?: SeldonCore2Explainer;

  /**
   * The large language model that this Model calls. Fails together with `explainer`.
   *
   * @default - nothing
   */
  readonly llm?: SeldonCore2Llm;

  /**
   * Whether requests and answers are logged: all of them, since Seldon Core 2 up to 2.10 reads no percentage.
   *
   * @default - Seldon Core 2's, false
   */
  readonly logPayloads?: boolean;

  /**
   * Memory that the Model needs on a Server, which must be a whole number of bytes.
   *
   * @default - Seldon Core 2 counts none
   */
  readonly memory?: Size;

  /**
   * Type of the Model. The Server must list it among its capabilities, as it must list `requirements`.
   *
   * @default - none
   */
  readonly modelType?: string;

  /**
   * The PodMonitor that scrapes the Servers: a SeldonCore2Monitor of this app, or SeldonCore2Monitor.fromName('agent') for one that is
   * made elsewhere and that the Prometheus picks up.
   *
   * @default - where the Prometheus selects monitors by labels, as that of kube-prometheus-stack does, the SeldonCore2Monitor of the
   * namespace, which the first Model writes as `agent`; else the one that Seldon Core 2 ships, each 15 s: series are told apart by
   * `namespace` and `model`, and of `up` nothing is known
   */
  readonly monitor?: ISeldonCore2Monitor;

  /**
   * Parameters that the Model is loaded with.
   *
   * @default - none
   */
  readonly parameters?: { [name: string]: string };

  /**
   * Whether the Model is on its Server already, and is not to be scheduled.
   *
   * @default - Seldon Core 2's, false
   */
  readonly preloaded?: boolean;

  /**
   * What the Server must list among its capabilities, such as `sklearn`.
   *
   * @default - none but `modelType`
   */
  readonly requirements?: string[];

  /**
   * Address of the schema of the Model.
   *
   * @default - none
   */
  readonly schemaUri?: string;

  /**
   * Name of the Secret with the credentials of the storage.
   *
   * @default - none
   */
  readonly secretName?: string;

  /**
   * The Server that the Model runs on.
   *
   * @default - Seldon Core 2 chooses one of the namespace that meets the requirements
   */
  readonly server?: SeldonCore2Server;

  /**
   * Whether the Server holds this Model alone. A second autoscaler, named as the Server, then scales the Server by the metrics, bounds and
   * behavior of the Model. It needs a `server`, and `Autoscaler.hpa()` or `Autoscaler.keda()`. A replica of the Model waits for one of the
   * Server, so limit `behavior` to as many replicas as pods of the Server can start in that time.
   *
   * @default - false: Seldon Core 2 scales the Server
   */
  readonly singleModel?: boolean;

  /**
   * Version of Seldon Core 2 in the cluster, from 2.8 to 2.10. A version without a patch means its first: write `2.8.4`, because no earlier
   * version scales a Model. Fails for a feature that this version lacks.
   *
   * @default - as the Cluster says by `versions.seldonCore2`, else 2.10
   */
  readonly seldonCore2Version?: string;
}
