import { Construct } from 'constructs';
import { LlmMonitor, llmMonitor, prefillMonitor } from './kserve-llm-monitor';
import { llmTemplate } from './kserve-llm-pods';
import { checkKserveLlm, checkLlmName, KserveLlmRole, KserveLlmServed, llmTls } from './kserve-llm-rules';
import { llmScaling, prefillContext } from './kserve-llm-scaling';
import { KserveLlmRouter, KserveLlmServerProps } from './kserve-llm-server-props';
import type { LlmInferenceServiceSpec, LlmInferenceServiceSpecPrefill, LlmInferenceServiceSpecPrefillScaling, LlmInferenceServiceSpecScaling } from '../../../../imports/serving.kserve.io';
import { ClusterProfile } from '../../../cluster/cluster-profile';
import { statedVersion, versionFor } from '../../../cluster/versions';
import { Place } from '../../../faults/place';
import {
  llmDeploymentName, LLM_API_VERSION, LLM_CONTAINER, LLM_PORT, llmPortName, llmPrefillLabels, llmServiceName, llmWorkloadLabels,
} from '../../../platforms/kserve/llm-names';
import { DEPLOYMENT } from '../../../platforms/kubernetes/kinds';
import { ProductVersion } from '../../../platforms/product-version';
import { WrittenObject } from '../../../synth/written-object';
import { AutoscalerContext } from '../../autoscalers/autoscaler-context';
import { queryAnnotations } from '../../autoscalers/query-annotations';
import { writeClaimTemplate } from '../device-claim';
import { ServedModel, ServerContext, ServerKind } from '../served-model';

/** The monitors of both roles. */
interface Monitors {
  readonly decode: LlmMonitor;
  readonly prefill: LlmMonitor;
}

/** How KServe scales both roles, and what its checks are told of their metrics. */
interface NativeScaling {
  readonly decode: LlmInferenceServiceSpecScaling;
  readonly prefill?: LlmInferenceServiceSpecScaling;
  readonly annotations: { readonly [key: string]: string };
}

/** Writes an LLMInferenceService; without scaling of its own its Deployment is scaled as any other. */
export class KserveLlmServer implements ServerKind {
  readonly readsTriggers = true;

  constructor(private readonly props: KserveLlmServerProps) {}

  checkName(place: Place, name: string): void {
    checkLlmName(place, name);
  }

  stated(): Partial<ClusterProfile> {
    const { kserveVersion, tls } = this.props;
    return { ...statedVersion('KServe', kserveVersion), ...tls !== undefined && { kserve: { llmTls: tls } } };
  }

  namespace(): undefined {
    return undefined;
  }

  serve(scope: Construct, context: ServerContext): ServedModel {
    const props = { ...this.props, tls: llmTls(context, this.props) };
    const { container, nativeScaling = false, pod = {}, tls, modelName = context.name } = props;
    const version = versionFor('KServe', context.place.at('server.kserveVersion'), props.kserveVersion, context.cluster);
    context.place.attempt(() =>
      version.need(context.place.at('server'), 'LLMInferenceService', 'ModelServer.kserveLlm', 'use ModelServer.kserve'));
    checkKserveLlm(context, props);
    const monitors = { decode: llmMonitor(context, props), prefill: prefillMonitor(context, props) };
    const containerNames = [LLM_CONTAINER, ...(pod.containers ?? []).map(({ name = LLM_CONTAINER }) => name)];
    const target = { ...DEPLOYMENT, name: llmDeploymentName(context.name) };
    const asked = { ...context, target, containerNames, scrape: monitors.decode.scrape };
    const scaling = nativeScaling ? native(asked, props, monitors, version) : undefined;
    const { gpu, prefill } = props;
    writeClaimTemplate(scope, { place: context.place.at('server.gpu'), gpu, name: context.name, context });
    writeClaimTemplate(scope, { place: context.place.at('server.prefill.gpu'), gpu: prefill?.gpu, name: prefillPods(context.name), context });
    const inferenceService = WrittenObject.write(scope, 'LLMInferenceService', {
      apiVersion: LLM_API_VERSION,
      kind: 'LLMInferenceService',
      metadata: {
        name: context.name,
        namespace: context.namespace,
        ...scaling !== undefined && Object.keys(scaling.annotations).length > 0 && { annotations: scaling.annotations },
      },
      spec: spec(context, props, scaling),
    });
    const written = (id: string, { manifest }: LlmMonitor) => manifest && WrittenObject.write(scope, id, manifest);
    const monitor = written('Monitor', monitors.decode);
    const host = context.namespace === undefined ? llmServiceName(context.name) : `${llmServiceName(context.name)}.${context.namespace}.svc`;
    return {
      target,
      autoscaler: nativeScaling ? inferenceService : undefined,
      kserveLlm: { llmInferenceService: inferenceService, prefillMonitor: written('PrefillMonitor', monitors.prefill) },
      containerNames: () => containerNames,
      podSelector: { matchLabels: llmWorkloadLabels(context.name) },
      // A server of its own may speak anything; vLLM has the paths of OpenAI.
      endpoint: {
        url: `${llmPortName(tls)}://${host}:${LLM_PORT}`,
        ownCertificate: tls,
        modelName,
        paths: container.image === undefined ? { openAiCompletions: '/v1/completions', openAiChat: '/v1/chat/completions' } : undefined,
      },
      monitor,
      scrape: monitors.decode.scrape,
    };
  }
}

function native(
  context: AutoscalerContext & ServerContext, { prefill }: KserveLlmServed, monitors: Monitors, version: ProductVersion<'KServe'>,
): NativeScaling {
  const { autoscaler, place } = context;
  place.attempt(() => version.need(place.at('server.nativeScaling'), 'scaling.keda of an LLMInferenceService', true,
    'leave it out: a ScaledObject of this library works in all versions'));
  const decode = llmScaling(autoscaler, context, version);
  const other = prefill && prefillContext(context, prefill, monitors.prefill.scrape);
  const asking = { ...context, triggers: [...context.triggers, ...other?.triggers ?? []] };
  return {
    decode,
    prefill: other && llmScaling(prefill.autoscaler ?? autoscaler, other, version),
    annotations: queryAnnotations(asking),
  };
}

function spec(context: ServerContext, props: KserveLlmServed, scaling?: NativeScaling): LlmInferenceServiceSpec {
  const { baseRefs, modelName, prefill, router, schedulerConfig, uri } = props;
  return {
    model: { uri, name: modelName },
    baseRefs: baseRefs?.map((name) => ({ name })),
    ...role(context.place.at('server'), context.name, { ...props, tls: props.tls }, llmWorkloadLabels(context.name)),
    router: router && {
      gateway: {},
      route: {},
      ...router === KserveLlmRouter.SCHEDULER && { scheduler: schedulerConfig === undefined ? {} : { config: { inline: schedulerConfig } } },
    },
    scaling: scaling?.decode,
    prefill: prefill && {
      ...role(context.place.at('server.prefill'), prefillPods(context.name), { ...prefill, tls: props.tls }, llmPrefillLabels(context.name)),
      // The same fields of both roles are typed apart.
      scaling: scaling?.prefill as object | undefined as LlmInferenceServiceSpecPrefillScaling | undefined,
    },
  };
}

/** Name of the objects that are written for the prefill pods. */
function prefillPods(name: string): string {
  return `${name}-prefill`;
}

/** The pods of one role. */
function role(
  place: Place, name: string, props: KserveLlmRole & { readonly tls: boolean }, labels: { [key: string]: string },
): Pick<LlmInferenceServiceSpecPrefill, 'labels' | 'annotations' | 'parallelism' | 'template'> {
  const { pod = {}, tensorParallelSize } = props;
  return {
    labels: pod.metadata?.labels,
    annotations: pod.metadata?.annotations,
    parallelism: tensorParallelSize === undefined ? undefined : { tensor: tensorParallelSize },
    template: llmTemplate(place, name, props, labels),
  };
}
