import { ApiObjectProps } from 'cdk8s';
import { AutoscalerContext, AutoscalerKind } from './autoscaler-context';
import { behaviorSpec } from './behavior-spec';
import { FallbackBehavior } from './fallback';
import { kedaAnnotations } from './keda-annotations';
import { KedaOptions } from './keda-options';
import { checkKedaOptions } from './keda-rules';
import { scalingModifiers } from './scaling-modifiers';
import { checkKedaWithoutPods, hasNoPods } from './without-pods';
import type { ScaledObjectSpec, ScaledObjectSpecFallbackBehavior, ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { KEDA_API_VERSION } from '../../platforms/keda/names';
import { wholeSeconds } from '../../platforms/kubernetes/duration';
import { ProductVersion } from '../../platforms/product-version';
import { Trigger } from '../triggers/trigger';
import { KedaTriggerContext } from '../triggers/trigger-context';

/** Writes a ScaledObject. */
export class KedaAutoscaler implements AutoscalerKind {
  readonly name = 'keda';

  constructor(readonly options: KedaOptions) {}

  sleeps(minReplicas: number): boolean {
    return this.options.forceActivation !== true && (minReplicas === 0 || this.options.idleReplicaCount === 0);
  }

  manifest(context: AutoscalerContext): ApiObjectProps {
    const metadata = { name: this.options.name ?? context.name, namespace: context.namespace, annotations: kedaAnnotations(this.options, context) };
    return { apiVersion: KEDA_API_VERSION, kind: 'ScaledObject', metadata, spec: this.spec(context) };
  }

  /** The spec alone; refuses what KEDA refuses, and what would fail in silence. */
  spec(context: AutoscalerContext): ScaledObjectSpec {
    const { cooldownPeriod, fallback, idleReplicaCount, initialCooldownPeriod, pollingInterval } = this.options;
    const place = context.place.at('autoscaler');
    const version = this.version(context);
    const name = this.options.name ?? context.name;
    const triggers = this.triggers(context);
    if (hasNoPods(context)) {
      checkKedaWithoutPods(context.place, { triggers, options: this.options, target: context.target });
    }
    checkKedaOptions(place, this.options, context, { name, version, triggers, sleeps: this.sleeps(context.minReplicas) });
    return {
      scaleTargetRef: { ...context.target, envSourceContainerName: this.options.envSourceContainerName },
      minReplicaCount: context.minReplicas,
      maxReplicaCount: context.maxReplicas,
      idleReplicaCount,
      pollingInterval: pollingInterval && wholeSeconds(place.at('pollingInterval'), pollingInterval, { min: 1 }),
      cooldownPeriod: cooldownPeriod && wholeSeconds(place.at('cooldownPeriod'), cooldownPeriod, { min: 0 }),
      initialCooldownPeriod: initialCooldownPeriod && wholeSeconds(place.at('initialCooldownPeriod'), initialCooldownPeriod, { min: 0 }),
      fallback: fallback && {
        failureThreshold: fallback.failureThreshold,
        replicas: fallback.replicas,
        behavior: fallback.behavior as string | undefined as ScaledObjectSpecFallbackBehavior | undefined,
      },
      advanced: this.advanced(context, version, triggers),
      triggers,
    };
  }

  private advanced(context: AutoscalerContext, version: ProductVersion<'KEDA'>, triggers: ScaledObjectSpecTriggers[]) {
    const { behavior, fallback, formula, hpaName, restoreToOriginalReplicaCount } = this.options;
    const place = context.place.at('autoscaler');
    const advanced = {
      ...restoreToOriginalReplicaCount !== undefined && { restoreToOriginalReplicaCount },
      ...(behavior !== undefined || hpaName !== undefined) && {
        horizontalPodAutoscalerConfig: { name: hpaName, behavior: behavior && behaviorSpec(place.at('behavior'), behavior, (at, tolerance) => version.need(at, 'behavior.tolerance', tolerance)) },
      },
      ...formula !== undefined && { scalingModifiers: scalingModifiers(place.at('formula'), formula, triggers, { fallback, sleeps: this.sleeps(context.minReplicas) }) },
    };
    return Object.keys(advanced).length === 0 ? undefined : advanced;
  }

  /** Each trigger with what it may know, for platforms that hand triggers on to KEDA in words of their own. */
  triggerContexts(context: AutoscalerContext): { readonly trigger: Trigger; readonly context: KedaTriggerContext }[] {
    const place = context.place.at('triggers');
    const known = {
      ...context,
      version: this.version(context),
      sleeps: this.sleeps(context.minReplicas),
      inFormula: this.options.formula !== undefined,
      lostIsNil: this.options.fallback?.behavior === FallbackBehavior.SCALING_MODIFIERS,
    };
    return context.triggers.map((trigger, i) => ({ trigger, context: { ...known, place: place.at(i) } }));
  }

  private version({ place }: AutoscalerContext): ProductVersion<'KEDA'> {
    const { version } = this.options;
    return version === undefined ? ProductVersion.assumed('KEDA') : ProductVersion.parse(place.at('autoscaler.version'), 'KEDA', version);
  }

  private triggers(context: AutoscalerContext): ScaledObjectSpecTriggers[] {
    const names = new Set<string>();
    return context.place.needEach(this.triggerContexts(context), ({ trigger, context: known }) => {
      const rendered = trigger._toKeda(known);
      if (rendered.name !== undefined && rendered.name !== '' && names.has(rendered.name)) {
        known.place.at('name').refuse('is the name of another trigger too', rendered.name, 'give each trigger a name of its own');
      }
      names.add(rendered.name ?? '');
      return rendered;
    });
  }
}
