import { isOfKeda, TriggerContext } from './trigger-context';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { LabelMatcher } from '../../promql/label-matcher';
import { Prometheus } from '../metrics/prometheus';

/** The model that a trigger scales, as far as a trigger may know it. */
export class ScaledModel {
  /** @internal */
  public static _of(context: TriggerContext): ScaledModel {
    return new ScaledModel(context);
  }

  private constructor(
    /** @internal */
    public readonly _context: TriggerContext,
  ) {}

  /** Name that the model has in its props. */
  public get name(): string {
    return this._context.name;
  }

  /** Namespace of the model; undefined where only `kubectl apply` decides it. */
  public get namespace(): string | undefined {
    return this._context.namespace;
  }

  /** The object whose replicas the autoscaler changes. */
  public get target(): ScaleTarget {
    return { ...this._context.target };
  }

  /** Least number of replicas of the model. */
  public get minReplicas(): number {
    return this._context.minReplicas;
  }

  /** Largest number of replicas of the model. */
  public get maxReplicas(): number {
    return this._context.maxReplicas;
  }

  /** Whether KEDA scales the model, and needs `keda` of the trigger; otherwise an HPA scales it, and needs `hpa`. */
  public get scaledByKeda(): boolean {
    return isOfKeda(this._context);
  }

  /** The Prometheus that scrapes the model; undefined where none is known. */
  public get prometheus(): Prometheus | undefined {
    return this._context.prometheus;
  }

  /** Conditions that only the series of this model meet, for queries; undefined where they are not known. */
  public get seriesMatchers(): LabelMatcher[] | undefined {
    const series = this._context.scrape?.series;
    return series && [...series];
  }
}
