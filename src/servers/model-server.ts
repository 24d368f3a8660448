import { Construct, IConstruct } from 'constructs';
import { DeploymentServer } from './deployment-server';
import { DeploymentServerProps } from './deployment-server-props';
import { ExistingServer } from './existing-server';
import { ExistingServerOptions } from './existing-server-options';
import { KserveLlmServer } from './kserve-llm/kserve-llm-server';
import { KserveLlmServerProps } from './kserve-llm/kserve-llm-server-props';
import { SeldonCore1Server } from './seldon-core1/seldon-core1-server';
import { SeldonCore1ServerProps } from './seldon-core1/seldon-core1-server-props';
import { ServedModel, ServerContext, ServerKind } from './served-model';
import { Place } from '../place';
import { ScaleTarget } from '../scale-target';

/** What runs a model, and what it exposes. */
export class ModelServer {
  /** A container in a plain Deployment, with a Service and a monitor where it has ports and metrics. */
  static deployment(props: DeploymentServerProps): ModelServer {
    return new ModelServer(new DeploymentServer(props));
  }

  /**
   * A workload of this app that somebody else wrote: of cdk8s-plus in any version, or an `ApiObject` of any kind with a scale, such as
   * a StatefulSet, an Argo Rollout or a LeaderWorkerSet. It has to be complete by then, and must not state replicas.
   *
   * @param workload its construct; within a chart it is applied before the autoscaler
   */
  static fromWorkload(workload: IConstruct, options: ExistingServerOptions = {}): ModelServer {
    return new ModelServer(ExistingServer.ofConstruct(workload, options));
  }

  /**
   * A workload that is made elsewhere, such as by Helm, in the namespace of the model. Nothing is known of it but what is
   * said here; KEDA refuses a CPU or memory trigger on a Deployment or StatefulSet that does not exist yet.
   */
  static fromTarget(target: ScaleTarget, options: ExistingServerOptions = {}): ModelServer {
    return new ModelServer(ExistingServer.ofTarget(target, options));
  }

  /**
   * A model that Seldon Core 1 serves, by a SeldonDeployment. For `Autoscaler.keda()` the operator has to be installed with
   * `keda.enabled=true`: without it nothing scales, and nothing says so.
   *
   * @see https://docs.seldon.ai/seldon-core-1 (1.18)
   */
  static seldonCore1(props: SeldonCore1ServerProps): ModelServer {
    return new ModelServer(new SeldonCore1Server(props));
  }

  /**
   * A large language model in an LLMInferenceService of KServe, from 0.17, with an autoscaler of this library on the Deployment
   * `<name>-kserve` that KServe makes of it: every trigger and every option works, in all versions. KEDA refuses a CPU or memory trigger
   * until KServe has made the Deployment: apply again then.
   *
   * @see https://kserve.github.io/website/docs/model-serving/generative-inference/llmisvc/llmisvc-overview (0.20)
   */
  static kserveLlm(props: KserveLlmServerProps): ModelServer {
    return new ModelServer(new KserveLlmServer(props));
  }

  private constructor(private readonly kind: ServerKind) {}

  /** @internal */
  public _serve(scope: Construct, context: ServerContext): ServedModel {
    return this.kind.serve(scope, context);
  }

  /** @internal */
  public _checkName(place: Place, name: string): void {
    this.kind.checkName(place, name);
  }

  /** @internal */
  public _namespace(place: Place): string | undefined {
    return this.kind.namespace(place);
  }
}
