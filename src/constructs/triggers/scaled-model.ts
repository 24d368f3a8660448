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

  /** Name of the model. */
  public get name(): string {
    return this._context.name;
  }

  /** Namespace of the model; undefined where it is only known when the manifests are applied. */
  public get namespace(): string | undefined {
    return this._context.namespace;
  }

  /** What is scaled. */
  public get target(): ScaleTarget {
    return { ...this._context.target };
  }

  /** Least replicas. */
  public get minReplicas(): number {
    return this._context.minReplicas;
  }

  /** Most replicas. */
  public get maxReplicas(): number {
    return this._context.maxReplicas;
  }

  /** Whether KEDA scales the model, and asks for `keda` of the trigger; otherwise an HPA does, and asks for `hpa`. */
  public get scaledByKeda(): boolean {
    return isOfKeda(this._context);
  }

  /** The Prometheus that scrapes the model; undefined where none is known. */
  public get prometheus(): Prometheus | undefined {
    return this._context.prometheus;
  }

  /** Conditions that the series of the model meet and no others, for queries; undefined where they are not known. */
  public get seriesMatchers(): LabelMatcher[] | undefined {
    const series = this._context.scrape?.series;
    return series && [...series];
  }
}
