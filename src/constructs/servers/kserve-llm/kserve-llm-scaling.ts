import { KserveLlmPrefill } from './kserve-llm-prefill';
import type { LlmInferenceServiceSpecScaling } from '../../../../imports/serving.kserve.io';
import { below } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { LONGEST_NAME } from '../../../platforms/keda/name-faults';
import { llmScalingFaults } from '../../../platforms/kserve/llm-faults';
import { LLM_CONTAINER, llmPrefillName, llmScaledObjectName } from '../../../platforms/kserve/llm-names';
import { DEPLOYMENT } from '../../../platforms/kubernetes/kinds';
import { ProductVersion } from '../../../platforms/product-version';
import { Autoscaler } from '../../autoscalers/autoscaler';
import { AutoscalerContext } from '../../autoscalers/autoscaler-context';
import { KedaOptions } from '../../autoscalers/keda-options';
import { checkWakes } from '../../autoscalers/wakes';
import { Scrape } from '../../metrics/scrape';
import { adaptedTrigger } from '../../triggers/adapted-trigger';

const DEFAULT_MIN_REPLICAS = 1;
/** What a user can do about an option that KServe has no field for. */
const EXTERNAL = 'leave nativeScaling out of ModelServer.kserveLlm';
/** Options that would be annotations of the ScaledObject, or part of its target: KServe writes both by itself. */
const WITHOUT_FIELD = ['envSourceContainerName', 'forceActivation', 'hpaExcludedLabels', 'name', 'paused', 'transferHpaOwnership'] as const;

/**
 * The scaling of one role, from which KServe makes a ScaledObject; refuses what it has no field for, and what it refuses. The place of the
 * context is the one that has the bounds, the triggers and the autoscaler.
 *
 * Source: kserve v0.21 pkg/controller/v1alpha2/llmisvc/scaling.go, expectedDirectScaledObject.
 */
export function llmScaling({ _kind: kind }: Autoscaler, context: AutoscalerContext, version: ProductVersion<'KServe'>): LlmInferenceServiceSpecScaling {
  const { maxReplicas, minReplicas, place, target } = context;
  if (kind.name === 'inferenceLag') {
    return kind.manifest(context);
  }
  if (kind.name === 'hpa') {
    return place.at('autoscaler').refuse('does not work with nativeScaling: KServe scales an LLMInferenceService by KEDA alone', 'Autoscaler.hpa()', `use Autoscaler.keda(), or ${EXTERNAL}`);
  }
  const name = llmScaledObjectName(target.name);
  checkOptions(place.at('autoscaler'), kind.options);
  if (name.length > LONGEST_NAME) {
    context.place.at('name').refuse(`leads to a ScaledObject whose name is longer than ${LONGEST_NAME} characters (${name.length}), for which KEDA cannot name an HPA`, name,
      `shorten the name of the model, or ${EXTERNAL}`);
  }
  const { advanced, maxReplicaCount: _most, minReplicaCount: _least, scaleTargetRef: _target, ...options } = kind.spec({ ...context, name });
  const scaling = { minReplicas, maxReplicas, keda: { ...options, advanced } } as LlmInferenceServiceSpecScaling;
  // Bounds that cross are refused by now.
  const faults = llmScalingFaults({ ...scaling, minReplicas: Math.min(minReplicas, maxReplicas) });
  place.refuseEach(version.faultsIn(faults).map(({ pointer, ...rest }) => ({ at: placeOf(place, pointer), ...rest })));
  return scaling;
}

/** What an autoscaler knows of the pods that only prefill; refuses sleep that nothing ends. */
export function prefillContext(
  context: AutoscalerContext & { readonly autoscaler: Autoscaler }, prefill: KserveLlmPrefill, scrape?: Scrape,
): AutoscalerContext {
  const place = context.place.at('server.prefill');
  const { autoscaler = context.autoscaler, maxReplicas, minReplicas = DEFAULT_MIN_REPLICAS, pod = {} } = prefill;
  const triggers = prefill.triggers.map(adaptedTrigger);
  checkWakes(place, { minReplicas, sleeps: autoscaler._sleeps(minReplicas) }, triggers);
  return {
    ...context,
    place,
    minReplicas,
    maxReplicas,
    triggers,
    scrape,
    target: { ...DEPLOYMENT, name: llmPrefillName(context.name) },
    containerNames: [LLM_CONTAINER, ...(pod.containers ?? []).map(({ name = LLM_CONTAINER }) => name)],
  };
}

function checkOptions(place: Place, options: KedaOptions): void {
  for (const option of WITHOUT_FIELD) {
    if (options[option] !== undefined) {
      place.attempt(() => place.at(option).refuse('is no field of scaling.keda, from which KServe writes the ScaledObject', shownOption(options[option]), EXTERNAL));
    }
  }
}

function shownOption(value: unknown): unknown {
  return typeof value === 'object' && !Array.isArray(value) ? 'KedaPause' : value;
}

/** The prop that a field of the scaling comes from. */
function placeOf(place: Place, [first, ...rest]: (string | number)[]): Place {
  if (first !== 'keda') {
    return below(place, [first, ...rest]);
  }
  switch (rest[0]) {
    case 'triggers': return below(place, rest);
    // KServe refuses its name alone.
    case 'advanced': return place.at('autoscaler.hpaName');
    default: return below(place.at('autoscaler'), rest);
  }
}
