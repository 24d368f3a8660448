import { Untyped } from './untyped';
import { Pod, Pods } from '../../src/preview/pods';
import { Moment, Samples, Signals } from '../../src/preview/signals';

/** One entry of a recording's load: what each metric is from then on. */
interface LoadStep {
  readonly atSeconds: number;
  readonly metrics: { readonly [name: string]: Untyped };
}

/** The load of a recording. */
export class TraceSignals implements Signals {
  private readonly backlogs = new Map<string, number>();
  private passed = 0;

  constructor(private readonly steps: LoadStep[]) {
    for (const { metrics } of steps) {
      Object.keys(metrics).filter((name) => metrics[name]?.queue !== undefined).forEach((name) => this.backlogs.set(name, 0));
    }
  }

  pass(atSeconds: number, ready: number): void {
    if (this.backlogs.size === 0) {
      return;
    }
    for (; this.passed < atSeconds; this.passed++) {
      const { metrics } = this.stepAt(this.passed);
      for (const [name, backlog] of this.backlogs) {
        const queue = metrics[name]?.queue;
        if (queue !== undefined) {
          this.backlogs.set(name, Math.max(0, backlog + queue.arrivalMilliPerSecond - queue.serviceMilliPerReadyPodPerSecond * ready));
        }
      }
    }
  }

  total(name: string, { atSeconds, pods }: Moment): number | undefined {
    const value = this.stepAt(atSeconds).metrics[name];
    if (value === null || value === undefined) {
      return undefined;
    }
    return value.empty ? NaN : value.text !== undefined ? Number(value.text) : this.milliOf(name, value, pods) / 1000;
  }

  private milliOf(name: string, { milli, itemsMilli, perReadyPodOfMilli, queue }: Untyped, pods: Pods): number {
    return queue !== undefined ? this.backlogs.get(name)!
      : perReadyPodOfMilli !== undefined ? Math.floor(perReadyPodOfMilli / Math.max(1, pods.ready))
        : itemsMilli !== undefined ? itemsMilli.reduce((sum: number, item: number) => sum + item, 0) : milli;
  }

  samples(name: string, { atSeconds, pods }: Moment): Samples | undefined {
    const value = this.stepAt(atSeconds).metrics[name];
    if (value === null || value === undefined) {
      return undefined;
    }
    const { podsMilli, restMilli, shareMilli, capMilli = Infinity, unreadyMilli = 0 } = value;
    if (shareMilli !== undefined) {
      const share = Math.min(capMilli, Math.floor(shareMilli / pods.ready));
      return ({ isReady }: Pod) => isReady ? share : unreadyMilli;
    }
    return (_pod, position) => (position < podsMilli.length ? podsMilli[position] : restMilli) ?? undefined;
  }

  private stepAt(atSeconds: number): LoadStep {
    return this.steps.filter((step) => step.atSeconds <= atSeconds).at(-1)!;
  }
}
