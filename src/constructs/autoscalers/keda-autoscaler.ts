import { ApiObjectProps } from 'cdk8s';
import { AutoscalerContext, AutoscalerKind } from './autoscaler-context';
import { behaviorSpec } from './behavior-spec';
import { KedaFallbackBehavior } from './keda-fallback';
import { KedaOptions } from './keda-options';
import { checkKedaOptions } from './keda-rules';
import { queryAnnotations } from './query-annotations';
import { scalingModifiers } from './scaling-modifiers';
import { checkKedaWithoutPods, hasNoPods } from './without-pods';
import type { ScaledObjectSpec, ScaledObjectSpecFallbackBehavior, ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { statedVersion, versionFor } from '../../cluster/versions';
import { newToleranceFaults } from '../../platforms/keda/known-fields';
import { EXCLUDED_LABELS, FORCE_ACTIVATION, KEDA_API_VERSION, TRANSFER_HPA_OWNERSHIP } from '../../platforms/keda/names';
import { KEDA_TIMES } from '../../platforms/keda/times-faults';
import { wholeSeconds } from '../../platforms/kubernetes/limits';
import { ProductVersion } from '../../platforms/product-version';
import { WrittenObject } from '../../synth/written-object';
import { Trigger } from '../triggers/trigger';
import { KedaTriggerContext } from '../triggers/trigger-context';

/** With a place for each field, so that none is forgotten. */
type AllFields<T> = { [K in keyof Required<T>]: T[K] };

/** Writes a ScaledObject. */
export class KedaAutoscaler implements AutoscalerKind {
  readonly name = 'keda';

  constructor(readonly options: KedaOptions) {}

  sleeps(minReplicas: number): boolean {
    return this.options.forceActivation !== true && (minReplicas === 0 || this.options.idleReplicaCount === 0);
  }

  stated(): Partial<ClusterProfile> {
    return statedVersion('KEDA', this.options.kedaVersion);
  }

  manifest(context: AutoscalerContext): ApiObjectProps {
    // What a trigger of one's own follows is known once it was asked.
    const spec = this.spec(context);
    const { metadata, ...header } = this.header(context);
    return { ...header, metadata: { ...metadata, annotations: kedaAnnotations(this.options, context) }, spec };
  }

  header({ name, namespace }: Pick<AutoscalerContext, 'name' | 'namespace'>): ApiObjectProps {
    return { apiVersion: KEDA_API_VERSION, kind: 'ScaledObject', metadata: { name: this.options.name ?? name, namespace } };
  }

  /** The spec alone; refuses what KEDA refuses, and what would fail in silence. */
  spec(context: AutoscalerContext): ScaledObjectSpec {
    const { cooldownPeriod, fallback, idleReplicaCount, initialCooldownPeriod, pollingInterval } = this.options;
    const place = context.place.at('autoscaler');
    const version = this.version(context);
    const triggers = this.triggers(context);
    if (hasNoPods(context)) {
      checkKedaWithoutPods(context.place, { triggers, options: this.options, target: context.target });
    }
    const spec: ScaledObjectSpec = {
      scaleTargetRef: { ...context.target, envSourceContainerName: this.options.envSourceContainerName },
      minReplicaCount: context.minReplicas,
      maxReplicaCount: context.maxReplicas,
      idleReplicaCount,
      pollingInterval: pollingInterval && wholeSeconds(place.at('pollingInterval'), pollingInterval, KEDA_TIMES.pollingInterval),
      cooldownPeriod: cooldownPeriod && wholeSeconds(place.at('cooldownPeriod'), cooldownPeriod, KEDA_TIMES.cooldownPeriod),
      initialCooldownPeriod: initialCooldownPeriod && wholeSeconds(place.at('initialCooldownPeriod'), initialCooldownPeriod, KEDA_TIMES.initialCooldownPeriod),
      fallback: fallback && {
        failureThreshold: fallback.failureThreshold,
        replicas: fallback.replicas,
        behavior: fallback.behavior as string | undefined as ScaledObjectSpecFallbackBehavior | undefined,
      },
      advanced: this.advanced(context, version, triggers),
      triggers,
    };
    const written = { name: this.options.name ?? context.name, annotations: kedaAnnotations(this.options, context), spec, version };
    checkKedaOptions(context, this.options, written, this.sleeps(context.minReplicas));
    return spec;
  }

  private advanced(context: AutoscalerContext, version: ProductVersion<'KEDA'>, triggers: ScaledObjectSpecTriggers[]) {
    const { behavior, fallback, formula, hpaName, restoreToOriginalReplicaCount } = this.options;
    const place = context.place.at('autoscaler');
    const advanced = {
      ...restoreToOriginalReplicaCount !== undefined && { restoreToOriginalReplicaCount },
      ...(behavior !== undefined || hpaName !== undefined) && {
        horizontalPodAutoscalerConfig: { name: hpaName, behavior: behavior && behaviorSpec(place.at('behavior'), behavior, (spec) => version.faultsIn(newToleranceFaults(spec))) },
      },
      ...formula !== undefined && { scalingModifiers: scalingModifiers(place.at('formula'), formula, triggers, fallback) },
    };
    return Object.keys(advanced).length === 0 ? undefined : advanced;
  }

  /** Each trigger with what it may know, for platforms that hand triggers on to KEDA in words of their own. */
  triggerContexts(context: AutoscalerContext): { readonly trigger: Trigger; readonly context: KedaTriggerContext }[] {
    const place = context.place.at('triggers');
    const { scope, name, namespace, target, minReplicas, maxReplicas, triggers } = context;
    const { prometheus, cluster, scrape, describedObject, service, coldStart } = context;
    const write = (id: string, manifest: ApiObjectProps & { readonly spec: object }) => void WrittenObject.write(scope, id, { ...manifest });
    const version = this.version(context);
    const sleeps = this.sleeps(minReplicas);
    const inFormula = this.options.formula !== undefined;
    const lostIsNil = this.options.fallback?.behavior === KedaFallbackBehavior.SCALING_MODIFIERS;
    // Field by field: of so many fields, a spread is slow, and a fleet has thousands of triggers.
    const knownAt = (i: number): AllFields<KedaTriggerContext> => ({
      place: place.at(i),
      scope,
      name,
      namespace,
      target,
      minReplicas,
      maxReplicas,
      prometheus,
      cluster,
      scrape,
      describedObject,
      service,
      coldStart,
      write,
      version,
      sleeps,
      inFormula,
      lostIsNil,
    });
    return triggers.map((trigger, i) => ({ trigger, context: knownAt(i) }));
  }

  private version({ place, cluster }: AutoscalerContext): ProductVersion<'KEDA'> {
    return versionFor('KEDA', place.at('autoscaler.kedaVersion'), this.options.kedaVersion, cluster);
  }

  private triggers(context: AutoscalerContext): ScaledObjectSpecTriggers[] {
    return context.place.needEach(this.triggerContexts(context), ({ trigger, context: known }) => trigger._toKeda(known));
  }
}

/** What a ScaledObject says in annotations; undefined where that is nothing. */
function kedaAnnotations(options: KedaOptions, context: AutoscalerContext): { [key: string]: string } | undefined {
  const { forceActivation, hpaExcludedLabels, paused, transferHpaOwnership } = options;
  const annotations = {
    ...queryAnnotations(context),
    ...paused && { [paused._annotation]: paused._value },
    ...forceActivation !== undefined && { [FORCE_ACTIVATION]: String(forceActivation) },
    ...hpaExcludedLabels && { [EXCLUDED_LABELS]: hpaExcludedLabels.join(',') },
    // KEDA minds its presence in some places, whatever it says.
    ...transferHpaOwnership && { [TRANSFER_HPA_OWNERSHIP]: 'true' },
  };
  return Object.keys(annotations).length === 0 ? undefined : annotations;
}
