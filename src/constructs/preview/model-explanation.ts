import { Explanation } from '../../explain/explanation';
import { explanationMarkdown, explanationText } from '../../explain/explanation-text';

/** One reason to scale. */
export interface SignalExplanation {
  /** As arithmetic, such as `replicas = ceil(s0-prometheus / 20)`. */
  readonly formula: string;

  /** What happens while it cannot be read, for people. */
  readonly lost: string[];

  /** The metric under which the HPA asks for it. */
  readonly metric: string;

  /**
   * The query behind it.
   *
   * @default - none, where nobody asks Prometheus
   */
  readonly query?: string;

  /** `a level`, `a total` or `a value of each pod`. */
  readonly reads: string;

  /** Values that stay the same, and the replicas that they end with, while every other signal is 0. */
  readonly table: ExplainedValue[];

  /** What it is compared with, in the unit that `kubectl get hpa` shows. */
  readonly target: number;

  /** `AverageValue`, `Utilization` or `Value`. */
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

  /** The reasons to scale. */
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

  /** How it comes to zero, or idle, and what wakes it, for people. */
  public get zero(): string[] {
    return [...this.explanation.zero];
  }

  /** What all replicas request together at the most, by resource, in whole units. */
  public get atMaximum(): { [resource: string]: number } {
    return { ...this.explanation.atMaximum };
  }

  /** What has to be known before more can be told, for people. */
  public get missing(): string[] {
    return [...this.explanation.missing];
  }

  /** All of it for a terminal. */
  public toText(): string {
    return explanationText(this.explanation);
  }

  /** All of it as Markdown. */
  public toMarkdown(): string {
    return explanationMarkdown(this.explanation);
  }
}
