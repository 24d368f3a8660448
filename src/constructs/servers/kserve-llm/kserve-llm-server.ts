import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { llmMonitor } from './kserve-llm-monitor';
import { checkLlmName, deploymentName, LLM_API_VERSION, LLM_CONTAINER, LLM_PORT, portName, serviceName, workloadLabels } from './kserve-llm-names';
import { llmTemplate } from './kserve-llm-pods';
import { checkKserveLlm } from './kserve-llm-rules';
import { KserveLlmRouter, KserveLlmServerProps } from './kserve-llm-server-props';
import type { LlmInferenceServiceSpec } from '../../../../imports/serving.kserve.io';
import { Place } from '../../../faults/place';
import { ServedModel, ServerContext, ServerKind } from '../served-model';

/** Writes an LLMInferenceService without scaling: its Deployment is scaled as any other. */
export class KserveLlmServer implements ServerKind {
  constructor(private readonly props: KserveLlmServerProps) {}

  checkName(place: Place, name: string): void {
    checkLlmName(place, name);
  }

  namespace(): undefined {
    return undefined;
  }

  serve(scope: Construct, context: ServerContext): ServedModel {
    const { container, pod = {}, tls, modelName = context.name } = this.props;
    checkKserveLlm(context, this.props);
    const inferenceService = new ApiObject(scope, 'LLMInferenceService', {
      apiVersion: LLM_API_VERSION,
      kind: 'LLMInferenceService',
      metadata: { name: context.name, namespace: context.namespace },
      spec: this.spec(context),
    });
    const host = context.namespace === undefined ? serviceName(context.name) : `${serviceName(context.name)}.${context.namespace}.svc`;
    return {
      target: { apiVersion: 'apps/v1', kind: 'Deployment', name: deploymentName(context.name) },
      llmInferenceService: inferenceService,
      containerNames: () => [LLM_CONTAINER, ...(pod.containers ?? []).map(({ name = LLM_CONTAINER }) => name)],
      podSelector: { matchLabels: workloadLabels(context.name) },
      // A server of its own may speak anything; vLLM has the paths of OpenAI.
      endpoint: {
        url: `${portName(tls)}://${host}:${LLM_PORT}`,
        ownCertificate: tls,
        modelName,
        paths: container.image === undefined ? { openAiCompletions: '/v1/completions', openAiChat: '/v1/chat/completions' } : undefined,
      },
      ...llmMonitor(scope, context, this.props),
    };
  }

  private spec(context: ServerContext): LlmInferenceServiceSpec {
    const { baseRefs, modelName, pod = {}, router, tensorParallelSize, uri } = this.props;
    return {
      model: { uri, name: modelName },
      baseRefs: baseRefs?.map((name) => ({ name })),
      labels: pod.metadata?.labels,
      annotations: pod.metadata?.annotations,
      parallelism: tensorParallelSize === undefined ? undefined : { tensor: tensorParallelSize },
      router: router && { gateway: {}, route: {}, ...router === KserveLlmRouter.SCHEDULER && { scheduler: {} } },
      template: llmTemplate(context.place.at('server'), context.name, this.props),
    };
  }
}
