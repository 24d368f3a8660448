import { KedaOvershootGuardOptions, KedaSloBandOptions, KedaTokenAwareOptions } from './keda-formula-laws';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { bandFaults, overshootGuard, positiveFaults, REPLICAS_PER_REPLICA, sloBand, tokenAware } from '../../platforms/llm-d/control-laws';
import { checkProps } from '../props/check-props';
import { latencyTarget } from '../triggers/latency-target';
import { targetShare } from '../triggers/measure';
import { MetricType } from '../triggers/trigger-options';

/** Percentage of the objective at which a latency is cut off: llm-d's. */
const MOST_PERCENT = 200;

/** How the result of a formula is used. */
export interface KedaFormulaOptions {
  /**
   * Value of the formula above which the model wakes from zero replicas. It replaces the activation values of all triggers, which KEDA ignores
   * beside a formula.
   *
   * @default - KEDA's, 0
   */
  readonly activationTarget?: number;

  /**
   * Formula over the names of triggers, in the language of KEDA (expr-lang), such as `max(queue, requests / 2)`. It has to name every trigger but
   * CPU and memory: KEDA would ignore the others.
   */
  readonly expression: string;
}

/** A formula whose result is a total over the pods. */
export interface KedaFormulaTotalOptions extends KedaFormulaOptions {
  /**
   * What one replica takes of the total. At least 0.001, with three decimals at most, and a whole number beside a fallback. KEDA may hold a thousandth less: of
   * 1.005 it holds 1.004.
   */
  readonly perReplica: number;
}

/** A formula whose result is a level. */
export interface KedaFormulaLevelOptions extends KedaFormulaOptions {
  /**
   * Level that the formula is held at. At least 0.001, with three decimals at most; with a fallback, a whole number. KEDA may hold a thousandth
   * less: 1.004 for 1.005.
   */
  readonly target: number;
}

/**
 * One metric made of several named triggers, instead of one each: KEDA's scaling modifiers. The triggers' own targets, and whether
 * they are totals or levels, do not count beside it: the formula's do.
 *
 * Fails with a caret under the fault where the formula does not parse, names what is no trigger, or has no number as its
 * result. CPU and memory stay metrics of their own and cannot be named.
 *
 * @see https://keda.sh/docs/2.20/concepts/scaling-deployments/#scaling-modifiers
 *
 * @example
 * new AutoscaledModel(chart, 'chat', {
 *   server,
 *   maxReplicas: 6,
 *   autoscaler: Autoscaler.keda({ formula: KedaFormula.total({ expression: 'jobs + 2 * urgent', perReplica: 8 }) }),
 *   triggers: [
 *     new kedaScalers.RedisTrigger({ name: 'jobs', address: 'redis.ml.svc:6379', listName: 'jobs', listLength: 8 }),
 *     new kedaScalers.RedisTrigger({ name: 'urgent', address: 'redis.ml.svc:6379', listName: 'urgent', listLength: 8 }),
 *   ],
 * });
 */
export class KedaFormula {
  /** A total over the pods: replicas = total / perReplica. */
  static total(options: KedaFormulaTotalOptions): KedaFormula {
    checkProps(Place.named('KedaFormula.total'), 'KedaFormulaTotalOptions', options);
    return new KedaFormula(options, options.perReplica, 'perReplica', MetricType.AVERAGE_VALUE);
  }

  /** A level that does not add up over the pods: replicas = current replicas * level / target. */
  static level(options: KedaFormulaLevelOptions): KedaFormula {
    checkProps(Place.named('KedaFormula.level'), 'KedaFormulaLevelOptions', options);
    return new KedaFormula(options, options.target, 'target', MetricType.VALUE);
  }

  /**
   * As many replicas as the demand wants, less those that are on their way: without it a queue that waits for pods to start asks for more pods at each
   * look. It never takes replicas away that there are. A control law of llm-d.
   *
   * An HPA ignores steps below a tenth of the replicas.
   */
  static overshootGuard(options: KedaOvershootGuardOptions): KedaFormula {
    const place = Place.named('KedaFormula.overshootGuard');
    checkProps(place, 'KedaOvershootGuardOptions', options);
    const { activationTarget, demandPerReplica } = options;
    refuseAll(place, positiveFaults({ demandPerReplica }));
    return KedaFormula.ofReplicas({ activationTarget, expression: overshootGuard(options) });
  }

  /**
   * As many replicas as the prompts that wait keep busy for the time that you allow, or as there are caches full, whichever are more. A control law of
   * llm-d, for pods that prefill and decode.
   */
  static tokenAware(options: KedaTokenAwareOptions): KedaFormula {
    const place = Place.named('KedaFormula.tokenAware');
    checkProps(place, 'KedaTokenAwareOptions', options);
    const { activationTarget, backlog, backlogPerReplica, kvCache, kvCachePercent } = options;
    const secondsPerReplica = latencyTarget(place.at('backlogPerReplica'), backlogPerReplica, 1).value;
    const kvCachePerReplica = targetShare(place.at('kvCachePercent'), kvCachePercent, 99);
    return KedaFormula.ofReplicas({ activationTarget, expression: tokenAware({ backlog, kvCache, kvCachePerReplica, secondsPerReplica }) });
  }

  /**
   * Keeps a latency in a band below its objective: the same replicas within the band, more above it, but for those that start already, and fewer below. A
   * control law of llm-d.
   *
   * Fails on a model that goes to zero: without replicas it yields 0, and never wakes the model.
   */
  static sloBand(options: KedaSloBandOptions): KedaFormula {
    const place = Place.named('KedaFormula.sloBand');
    checkProps(place, 'KedaSloBandOptions', options);
    const { mostPercent = MOST_PERCENT, scaleDownBelowPercent, scaleUpAbovePercent } = options;
    const numbers = { mostPercent, scaleDownBelowPercent, scaleUpAbovePercent };
    refuseAll(place, [...positiveFaults(numbers), ...bandFaults(numbers)]);
    return KedaFormula.ofReplicas({ expression: sloBand({ ...options, mostPercent }) }, true);
  }

  /** A formula that yields how many replicas are wanted. */
  private static ofReplicas(options: KedaFormulaOptions, needsReplicas = false): KedaFormula {
    return new KedaFormula(options, REPLICAS_PER_REPLICA, 'perReplica', MetricType.AVERAGE_VALUE, needsReplicas);
  }

  private constructor(
    /** @internal */
    public readonly _options: KedaFormulaOptions,
    /** @internal */
    public readonly _target: number,
    /** @internal */
    public readonly _targetField: string,
    /** @internal */
    public readonly _metricType: MetricType,
    /**
     * Whether it is 0 without replicas, whatever the load.
     *
     * @internal
     */
    public readonly _needsReplicas = false,
  ) {}
}
