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
   * The Helm value `autoscaling.autoscalingModelEnabled` with which Seldon Core 2 was installed. No manifest can say it, and with the wrong
   * one nothing scales, or two do: `Autoscaler.inferenceLag()` needs true, and from 2.10 every other autoscaler false.
   *
   * @default - as the Cluster says by `seldonCore2`, else Seldon Core 2's, false
   */
  readonly autoscalingModelEnabled?: boolean;

  /**
   * The Helm value `autoscaling.autoscalingServerEnabled` with which Seldon Core 2 was installed. A Server that is written needs true, so
   * that it follows its Models; with false, one given by `fromServer` has the replicas that it states. `singleModel` needs false from 2.10,
   * where a Server without bounds of its own is scaled by Seldon Core 2 too.
   *
   * @default - as the Cluster says by `seldonCore2`, else Seldon Core 2's, true
   */
  readonly autoscalingServerEnabled?: boolean;

  /**
   * Whether the Kafka topics of the Model go with it.
   *
   * @default - Seldon Core 2's, false
   */
  readonly cleanTopicsOnDelete?: boolean;

  /**
   * Whether the Model wants a Server of its own.
   *
   * @default - Seldon Core 2's, false
   */
  readonly dedicated?: boolean;

  /**
   * What the Model explains. Excludes `llm`.
   *
   * @default - nothing
   */
  readonly explainer?: SeldonCore2Explainer;

  /**
   * What the Model asks as its large language model. Excludes `explainer`.
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
   * Memory that the Model needs on a Server. A whole number of bytes.
   *
   * @default - Seldon Core 2 counts none
   */
  readonly memory?: Size;

  /**
   * Type of the Model, which counts as a requirement.
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
   * What a Server has to be capable of, such as `sklearn`.
   *
   * @default - nothing, save `modelType`
   */
  readonly requirements?: string[];

  /**
   * Where the schema of the Model is.
   *
   * @default - nowhere
   */
  readonly schemaUri?: string;

  /**
   * Name of the Secret with which the storage is read.
   *
   * @default - none
   */
  readonly secretName?: string;

  /**
   * The one Server that the Model runs on.
   *
   * @default - any of the namespace that meets the requirements
   */
  readonly server?: SeldonCore2Server;

  /**
   * Whether the Server holds this Model alone, and an autoscaler of its own scales it as the Model is scaled, by the same metrics, bounds
   * and behavior, and named as the Server. For Autoscaler.hpa() and Autoscaler.keda(), with a `server`. Let `behavior` add no more replicas
   * than pods of the Server can start in that time: a replica of the Model waits for one of the Server.
   *
   * @default - no: Seldon Core 2 scales the Server
   */
  readonly singleModel?: boolean;

  /**
   * The Seldon Core 2 that runs in the cluster, from 2.8 to 2.10, with its patch where that matters: a Model can be scaled from 2.8.4 on.
   *
   * @default - as the Cluster says by `versions.seldonCore2`, else 2.10
   */
  readonly seldonCore2Version?: string;
}
