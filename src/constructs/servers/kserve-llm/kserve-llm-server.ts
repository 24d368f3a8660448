import { Construct } from 'constructs';
import { llmMonitor } from './kserve-llm-monitor';
import { llmTemplate } from './kserve-llm-pods';
import { checkKserveLlm, checkLlmName, KserveLlmServed, llmTls } from './kserve-llm-rules';
import { KserveLlmRouter, KserveLlmServerProps } from './kserve-llm-server-props';
import type { LlmInferenceServiceSpec } from '../../../../imports/serving.kserve.io';
import { ClusterProfile } from '../../../cluster/cluster-profile';
import { Place } from '../../../faults/place';
import { llmDeploymentName, LLM_API_VERSION, LLM_CONTAINER, LLM_PORT, llmPortName, llmServiceName, llmWorkloadLabels } from '../../../platforms/kserve/llm-names';
import { DEPLOYMENT } from '../../../platforms/kubernetes/kinds';
import { WrittenObject } from '../../../synth/written-object';
import { ServedModel, ServerContext, ServerKind } from '../served-model';

/** Writes an LLMInferenceService without scaling: its Deployment is scaled as any other. */
export class KserveLlmServer implements ServerKind {
  readonly readsTriggers = true;

  constructor(private readonly props: KserveLlmServerProps) {}

  checkName(place: Place, name: string): void {
    checkLlmName(place, name);
  }

  stated(): Partial<ClusterProfile> {
    const { tls } = this.props;
    return tls === undefined ? {} : { kserve: { llmTls: tls } };
  }

  namespace(): undefined {
    return undefined;
  }

  serve(scope: Construct, context: ServerContext): ServedModel {
    const props = { ...this.props, tls: llmTls(context, this.props) };
    const { container, pod = {}, tls, modelName = context.name } = props;
    checkKserveLlm(context, props);
    const inferenceService = WrittenObject.write(scope, 'LLMInferenceService', {
      apiVersion: LLM_API_VERSION,
      kind: 'LLMInferenceService',
      metadata: { name: context.name, namespace: context.namespace },
      spec: spec(context, props),
    });
    const host = context.namespace === undefined ? llmServiceName(context.name) : `${llmServiceName(context.name)}.${context.namespace}.svc`;
    return {
      target: { ...DEPLOYMENT, name: llmDeploymentName(context.name) },
      kserveLlm: { llmInferenceService: inferenceService },
      containerNames: () => [LLM_CONTAINER, ...(pod.containers ?? []).map(({ name = LLM_CONTAINER }) => name)],
      podSelector: { matchLabels: llmWorkloadLabels(context.name) },
      // A server of its own may speak anything; vLLM has the paths of OpenAI.
      endpoint: {
        url: `${llmPortName(tls)}://${host}:${LLM_PORT}`,
        ownCertificate: tls,
        modelName,
        paths: container.image === undefined ? { openAiCompletions: '/v1/completions', openAiChat: '/v1/chat/completions' } : undefined,
      },
      ...llmMonitor(scope, context, props),
    };
  }
}

function spec(context: ServerContext, props: KserveLlmServed): LlmInferenceServiceSpec {
  const { baseRefs, modelName, pod = {}, router, tensorParallelSize, uri } = props;
  return {
    model: { uri, name: modelName },
    baseRefs: baseRefs?.map((name) => ({ name })),
    labels: pod.metadata?.labels,
    annotations: pod.metadata?.annotations,
    parallelism: tensorParallelSize === undefined ? undefined : { tensor: tensorParallelSize },
    router: router && { gateway: {}, route: {}, ...router === KserveLlmRouter.SCHEDULER && { scheduler: {} } },
    template: llmTemplate(context.place.at('server'), context.name, props),
  };
}
