import { Explanation } from '../../explain/explanation';
import { explanationMarkdown, explanationText } from '../../explain/explanation-text';

/** A signal of the autoscaler, and what the autoscaler does with it. */
export interface SignalExplanation {
  /** Arithmetic of the signal, such as `replicas = ceil(s0-prometheus / 20)`. */
  readonly formula: string;

  /** What happens while the signal cannot be read, in words. */
  readonly lost: string[];

  /** Name of the metric that the HPA asks for. */
  readonly metric: string;

  /**
   * The query that the metric comes from.
   *
   * @default - none, where nobody asks Prometheus
   */
  readonly query?: string;

  /** What the metric is: `a level`, `a total` or `a value of each pod`. */
  readonly reads: string;

  /** Constant values of the signal, and the replicas that each leads to while all other signals are 0. */
  readonly table: ExplainedValue[];

  /** Target of the signal, in the unit that `kubectl get hpa` shows. */
  readonly target: number;

  /** Type of the target: `AverageValue`, `Utilization` or `Value`. */
  readonly targetType: string;
}

/** What a value of a signal leads to. */
export interface ExplainedValue {
  /** The replicas that it begins with. */
  readonly fromReplicas: number;

  /** The replicas that it ends with. */
  readonly replicas: number;

  /**
   * What `kubectl get hpa` shows then, such as `1500m/2 (avg)`.
   *
   * @default - nothing, where no HPA looks at it
   */
  readonly shown?: string;

  /** In the unit that `kubectl get hpa` shows. */
  readonly value: number;
}

/** What an autoscaler does. Its numbers are those of previews. */
export class ModelExplanation {
  /** @internal */
  public static _of(explanation: Explanation): ModelExplanation {
    return new ModelExplanation(explanation);
  }

  private constructor(private readonly explanation: Explanation) {}

  /** What the autoscaler scales, as `Deployment ml/chat`. */
  public get target(): string {
    return this.explanation.target;
  }

  /** The triggers that the autoscaler follows, each with its arithmetic. */
  public get signals(): SignalExplanation[] {
    return this.explanation.signals.map(({ formula, lost, metric, query, reads, table, target, targetType }) => ({
      formula,
      lost,
      metric,
      query,
      reads,
      target,
      targetType,
      table: table.map(({ from, replicas, shown, value }) => ({ fromReplicas: from, replicas, shown, value })),
    }));
  }

  /** How the model goes to zero or idle, and what wakes it, in words. */
  public get zero(): string[] {
    return [...this.explanation.zero];
  }

  /** What all replicas request together at `maxReplicas`, by resource, in whole units. */
  public get atMaximum(): { [resource: string]: number } {
    return { ...this.explanation.atMaximum };
  }

  /** Facts that have to be stated before more can be told, in words. */
  public get missing(): string[] {
    return [...this.explanation.missing];
  }

  /** Returns the whole explanation as text for a terminal. */
  public toText(): string {
    return explanationText(this.explanation);
  }

  /** Returns the whole explanation as Markdown. */
  public toMarkdown(): string {
    return explanationMarkdown(this.explanation);
  }
}
