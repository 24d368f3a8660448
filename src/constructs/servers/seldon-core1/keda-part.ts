import type { SeldonDeploymentSpecPredictorsComponentSpecsKedaSpec } from '../../../../imports/machinelearning.seldon.io';
import { refuseAll } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { KEDA_HPA_PREFIX } from '../../../platforms/keda/names';
import { MAX_LABEL_LENGTH } from '../../../platforms/kubernetes/names';
import { DROPPED_KEDA_FIELDS, droppedFaults } from '../../../platforms/seldon-core1/keda-spec';
import { prometheusDuration } from '../../../promql/duration';
import { AutoscalerContext } from '../../autoscalers/autoscaler-context';
import { KedaAutoscaler } from '../../autoscalers/keda-autoscaler';
import { KedaFallbackBehavior } from '../../autoscalers/keda-fallback';
import { KedaOptions } from '../../autoscalers/keda-options';

/** What a user can do about a field that Seldon does not have. */
export const EXTERNAL = 'set externalAutoscaler: true of ModelServer.seldonCore1';

/** Options that are annotations of a ScaledObject, to which Seldon copies none. */
const OF_ANNOTATIONS = ['forceActivation', 'hpaExcludedLabels', 'paused', 'transferHpaOwnership'];

/**
 * The kedaSpec of a component, from which the operator makes a ScaledObject; refuses what it would drop, also in 1.19, whose chart
 * still installs the CRD of before.
 */
export function kedaSpec(kind: KedaAutoscaler, context: AutoscalerContext): SeldonDeploymentSpecPredictorsComponentSpecsKedaSpec {
  const { target } = context;
  checkOptions(context.place.at('autoscaler'), kind.options);
  const longest = MAX_LABEL_LENGTH - KEDA_HPA_PREFIX.length;
  if (target.name.length > longest) {
    context.place.at('name').refuse(
      `leads to a Deployment whose name is longer than ${longest} characters (${target.name.length}), for which KEDA cannot name an HPA`, target.name,
      `shorten the name of the model, of the predictor or of the component, or ${EXTERNAL}`);
  }
  const { scaleTargetRef: _target, ...spec } = kind.spec({ ...context, name: target.name });
  refuseAll(context.place, droppedFaults({ triggers: spec.triggers }));
  const { failureThreshold, replicas } = spec.fallback ?? {};
  return { ...spec, ...spec.fallback && { fallback: { failureThreshold, replicas } } } as SeldonDeploymentSpecPredictorsComponentSpecsKedaSpec;
}

function checkOptions(place: Place, options: KedaOptions): void {
  const { behavior = {}, fallback, formula, initialCooldownPeriod, name, paused } = options;
  const got: { readonly [option: string]: unknown } = {
    'behavior.scaleDown.tolerance': behavior.scaleDown?.tolerance,
    'behavior.scaleUp.tolerance': behavior.scaleUp?.tolerance,
    'envSourceContainerName': options.envSourceContainerName,
    // Without the field KEDA does what STATIC says.
    'fallback.behavior': fallback?.behavior === KedaFallbackBehavior.STATIC ? undefined : fallback?.behavior,
    'forceActivation': options.forceActivation,
    'formula': formula && 'KedaFormula',
    'hpaExcludedLabels': options.hpaExcludedLabels,
    'hpaName': options.hpaName,
    'initialCooldownPeriod': initialCooldownPeriod && prometheusDuration(initialCooldownPeriod),
    'paused': paused && 'KedaPause',
    'transferHpaOwnership': options.transferHpaOwnership,
  };
  for (const field of [...DROPPED_KEDA_FIELDS.flatMap(({ option }) => option ?? []), ...OF_ANNOTATIONS]) {
    if (got[field] !== undefined) {
      place.attempt(() => place.at(field).refuse('is not a field of a kedaSpec: Seldon Core drops it', got[field], EXTERNAL));
    }
  }
  if (name !== undefined) {
    place.at('name').refuse('has no effect: Seldon names the ScaledObject as the Deployment', name, `leave it out, or ${EXTERNAL}`);
  }
}
