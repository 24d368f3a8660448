import { AutoscalerContext } from './autoscaler-context';
import { checkFallbackAtZero } from './keda-fallback-rules';
import { KedaOptions } from './keda-options';
import { checkScaledObject, WrittenScaledObject } from './scaled-object-rules';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { takeOverFaults } from '../../platforms/keda/name-faults';
import { PAUSED_SCALE_IN, PAUSED_SCALE_OUT } from '../../platforms/keda/names';
import { checkLabelKey } from '../../platforms/kubernetes/metadata-faults';
import { checkObjectName } from '../../platforms/kubernetes/names';
import { ProductVersion } from '../../platforms/product-version';

/** Refuses options that KEDA refuses, drops, or cannot make come true. */
export function checkKedaOptions(context: AutoscalerContext, options: KedaOptions, written: WrittenScaledObject, sleeps: boolean): void {
  const place = context.place.at('autoscaler');
  const { name, spec, version } = written;
  checkObjectName(place.at('name'), name);
  refuseAll(place, takeOverFaults(options.transferHpaOwnership ?? false, options.hpaName));
  checkVersion(place, options, version);
  options.hpaExcludedLabels?.forEach((label, i) => checkLabelKey(place.at('hpaExcludedLabels').at(i), label));
  const { envSourceContainerName: container } = options;
  if (container !== undefined && context.containerNames !== undefined && !context.containerNames.includes(container)) {
    place.at('envSourceContainerName').refuse('is no container of the model', container, `name one of ${context.containerNames.join(', ')}`);
  }
  checkScaledObject(context, options, written);
  if (sleeps && options.formula?._needsReplicas) {
    place.at('formula').refuse('is 0 without replicas, whatever the load, so that it never wakes the model from zero', 0, 'keep a replica, or use another formula');
  }
  if (options.fallback !== undefined && sleeps) {
    checkFallbackAtZero(context, options.fallback, options.formula, spec.triggers);
  }
}

/** Refuses what a KEDA of that version drops in silence. */
function checkVersion(place: Place, { forceActivation, hpaExcludedLabels, initialCooldownPeriod, paused }: KedaOptions, version: ProductVersion<'KEDA'>): void {
  if (initialCooldownPeriod !== undefined) {
    version.need(place.at('initialCooldownPeriod'), 'initialCooldownPeriod', `${initialCooldownPeriod.toMilliseconds() / 1000}s`);
  }
  if (forceActivation !== undefined) {
    version.need(place.at('forceActivation'), 'annotation autoscaling.keda.sh/force-activation', forceActivation);
  }
  if (paused?._annotation === PAUSED_SCALE_IN || paused?._annotation === PAUSED_SCALE_OUT) {
    version.need(place.at('paused'), `annotation ${paused._annotation}`, paused._annotation);
  }
  if (hpaExcludedLabels !== undefined) {
    version.need(place.at('hpaExcludedLabels'), 'annotation scaledobject.keda.sh/hpa-excluded-labels', hpaExcludedLabels);
  }
}
