import { AutoscalerContext } from './autoscaler-context';
import { checkFallback } from './fallback-rules';
import { KedaOptions } from './keda-options';
import { Pause } from './pause';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { Place } from '../../faults/place';
import { KEDA_HPA_PREFIX, PAUSED_SCALE_IN, PAUSED_SCALE_OUT } from '../../platforms/keda/names';
import { MAX_INT32 } from '../../platforms/kubernetes/limits';
import { checkLabelKey } from '../../platforms/kubernetes/metadata-faults';
import { checkObjectName, MAX_LABEL_LENGTH } from '../../platforms/kubernetes/names';
import { ProductVersion } from '../../platforms/product-version';

/** A ScaledObject as far as its options need to know it. */
export interface ScaledObjectParts {
  readonly name: string;
  readonly version: ProductVersion<'KEDA'>;
  readonly triggers: ScaledObjectSpecTriggers[];
  /** Whether the model goes to zero while nothing is active. */
  readonly sleeps: boolean;
}

/** Refuses options that KEDA refuses, drops, or cannot make come true. */
export function checkKedaOptions(
  place: Place, options: KedaOptions, context: AutoscalerContext, { name, version, triggers, sleeps }: ScaledObjectParts,
): void {
  checkNames(place, options, name);
  checkIdle(place.at('idleReplicaCount'), options.idleReplicaCount);
  if (options.initialCooldownPeriod !== undefined) {
    version.need(place.at('initialCooldownPeriod'), 'initialCooldownPeriod', `${options.initialCooldownPeriod.toMilliseconds() / 1000}s`);
  }
  if (options.forceActivation !== undefined) {
    version.need(place.at('forceActivation'), 'annotation autoscaling.keda.sh/force-activation', options.forceActivation);
  }
  if (options.paused !== undefined) {
    checkPause(place.at('paused'), options.paused, version);
  }
  if (options.hpaExcludedLabels !== undefined) {
    version.need(place.at('hpaExcludedLabels'), 'annotation scaledobject.keda.sh/hpa-excluded-labels', options.hpaExcludedLabels);
    options.hpaExcludedLabels.forEach((label, i) => checkLabelKey(place.at('hpaExcludedLabels').at(i), label));
  }
  const { envSourceContainerName: container } = options;
  if (container !== undefined && context.containerNames !== undefined && !context.containerNames.includes(container)) {
    place.at('envSourceContainerName').refuse('is no container of the model', container, `name one of ${context.containerNames.join(', ')}`);
  }
  if (options.fallback !== undefined) {
    checkFallback(place.at('fallback'), options.fallback, options.formula, context, { version, triggers, sleeps });
  }
}

function checkNames(place: Place, { hpaName, transferHpaOwnership }: KedaOptions, name: string): void {
  checkObjectName(place.at('name'), name);
  if (hpaName === undefined) {
    if (transferHpaOwnership) {
      place.at('transferHpaOwnership').refuse('has no HPA to take over', transferHpaOwnership, 'give its name as hpaName');
    }
    const longest = MAX_LABEL_LENGTH - KEDA_HPA_PREFIX.length;
    if (name.length > longest) {
      place.at('name').refuse(`is longer than ${longest} characters (${name.length}): KEDA names the HPA ${KEDA_HPA_PREFIX}${name}, at most ${MAX_LABEL_LENGTH}`,
        name, 'shorten the model\'s name, or set Autoscaler.keda({ name }) or ({ hpaName })');
    }
    return;
  }
  checkObjectName(place.at('hpaName'), hpaName);
  for (const [field, text] of [['name', name], ['hpaName', hpaName]] as const) {
    if (text.length > MAX_LABEL_LENGTH) {
      place.at(field).refuse(`is longer than ${MAX_LABEL_LENGTH} characters (${text.length}), which KEDA refuses`, text, 'shorten it');
    }
  }
}

/** Beside minReplicas 0 it says the same again, and KEDA takes it: there it compares with 1. */
function checkIdle(place: Place, idleReplicaCount: number | undefined): void {
  if (idleReplicaCount !== undefined && idleReplicaCount !== 0) {
    place.refuse('works as 0 alone: the HPA lifts any other number back to minReplicas', idleReplicaCount, 'set it to 0, or leave it out');
  }
}

function checkPause(place: Place, pause: Pause, version: ProductVersion<'KEDA'>): void {
  const replicas = pause._replicas;
  if (replicas !== undefined && (!Number.isInteger(replicas) || replicas < 0 || replicas > MAX_INT32)) {
    place.refuse('takes a whole number of replicas, at least 0', replicas, 'write Pause.at(2), or Pause.now() for those that are there');
  }
  if (pause._annotation === PAUSED_SCALE_IN || pause._annotation === PAUSED_SCALE_OUT) {
    version.need(place, `annotation ${pause._annotation}`, pause._annotation);
  }
}
