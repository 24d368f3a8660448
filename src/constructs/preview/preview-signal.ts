import { Duration } from 'cdk8s';
import { Load } from './load';
import { Fault, refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { signal, StatedSignal } from '../../preview/read-signal';
import { prometheusDuration } from '../../promql/duration';
import { checkProps } from '../props/check-props';

/** What one pod makes of its part of the load. */
export interface PreviewPerPodProps {
  /**
   * The most that a pod shows, such as the cores of its limit.
   *
   * @default - no limit
   */
  readonly atMost?: number;

  /**
   * What a pod shows without any load.
   *
   * @default 0
   */
  readonly idle?: number;

  /**
   * What one unit of the load adds, such as cores for a request per second.
   *
   * @default 1
   */
  readonly perUnit?: number;
}

/** How much one pod takes. */
export interface PreviewShareProps {
  /**
   * What the metric shows when all is in use.
   *
   * @default 1
   */
  readonly outOf?: number;

  /** The load at which all of a pod is in use. */
  readonly perPod: number;
}

/** A pod as a queue of requests (M/M/c). */
export interface PreviewLatencyProps {
  /** How many requests a pod works on at the same time, at least 1. */
  readonly concurrency: number;

  /**
   * Which quantile the metric shows, above 0 and below 1.
   *
   * @default - the one of the `histogram_quantile` in the query; without one, the mean
   */
  readonly quantile?: number;

  /** Largest number of requests that one pod serves per second. */
  readonly requestsPerSecond: number;

  /** When whoever asks gives up: the latency of a pod that gets more than it serves. */
  readonly timeout: Duration;
}

/** One row of a table that translates load into values of a metric. */
export interface PreviewTableRow {
  /** Load that one pod gets, in the unit of the preview's load. */
  readonly perPod: number;

  /** Value of the metric while one pod gets that load. */
  readonly value: number;
}

/** What a metric makes of the load of a preview: nobody can know it from manifests. Seconds and cores are the units of metrics. */
export class PreviewSignal {
  /**
   * The load itself, whatever the replicas.
   *
   * @param perUnit what one unit of the load is in the unit of the metric, such as tokens for a request; by default 1
   */
  public static total(perUnit: number = 1): PreviewSignal {
    return PreviewSignal.made('total', { perUnit });
  }

  /** What waits: it grows by the load, each second, and the ready pods work it off. */
  public static backlog(servedPerSecondPerPod: number): PreviewSignal {
    return PreviewSignal.made('backlog', { servedPerSecondPerPod });
  }

  /** What each ready pod has of the load, such as its CPU or its requests in flight. */
  public static perPod(props: PreviewPerPodProps = {}): PreviewSignal {
    checkProps(Place.named('PreviewSignal.perPod'), 'PreviewPerPodProps', props);
    return PreviewSignal.made('perPod', { ...props });
  }

  /** The share of what the ready pods can take that is in use, such as a KV cache. */
  public static share(props: PreviewShareProps): PreviewSignal {
    checkProps(Place.named('PreviewSignal.share'), 'PreviewShareProps', props);
    return PreviewSignal.made('share', { ...props });
  }

  /** How long requests take, in seconds. Without requests it has the value that the query of the trigger has then: 0, or none. */
  public static latency(props: PreviewLatencyProps): PreviewSignal {
    checkProps(Place.named('PreviewSignal.latency'), 'PreviewLatencyProps', props);
    return PreviewSignal.made('latency', { ...props, timeout: prometheusDuration(props.timeout) });
  }

  /** What was measured at several loads of one pod, with straight lines between. */
  public static table(rows: PreviewTableRow[]): PreviewSignal {
    return PreviewSignal.made('table', Object.fromEntries(rows.map(({ perPod, value }) => [String(perPod), value])));
  }

  private static made(kind: string, fields: { readonly [name: string]: unknown }): PreviewSignal {
    const faults: Fault[] = [];
    const read = signal({ [kind]: fields }, faults);
    refuseAll(Place.named(`PreviewSignal.${kind}`), faults.map(({ pointer: [, ...pointer], ...rest }) => ({ ...rest, pointer })));
    return new PreviewSignal(read!); // What says nothing of a load is refused by now.
  }

  private constructor(private readonly stated: StatedSignal) {}

  /** The same of a load of its own, and not of the one of all metrics. */
  public withLoad(load: Load): PreviewSignal {
    return new PreviewSignal({ ...this.stated, load: load._shape });
  }

  /**
   * What the preview works with.
   *
   * @internal
   */
  public get _stated(): StatedSignal {
    return this.stated;
  }
}
