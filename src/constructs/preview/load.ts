import { Duration } from 'cdk8s';
import { Fault, fault, refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { LoadShape } from '../../preview/load-shape';
import { load } from '../../preview/read-load';
import { prometheusDuration } from '../../promql/duration';
import { checkProps } from '../props/check-props';

/** A value from a moment on. */
export interface LoadStep {
  /** When it begins, from the begin of the preview on. */
  readonly at: Duration;

  /** The load from then on, at least 0. */
  readonly value: number;
}

/** A load that grows, or shrinks, as a straight line. */
export interface RampLoadProps {
  /**
   * When it begins to change.
   *
   * @default - at once
   */
  readonly at?: Duration;

  /** The load afterwards, at least 0. */
  readonly end: number;

  /** How long it takes to change. */
  readonly over: Duration;

  /** The load before, at least 0. */
  readonly start: number;
}

/** A load that goes up and down as a day does. */
export interface DailyLoadProps {
  /** The largest load, at least 0. */
  readonly high: number;

  /** The smallest load, at least 0. */
  readonly low: number;

  /** When it is largest, from the begin of the preview on. */
  readonly peak: Duration;

  /**
   * After which time it repeats itself.
   *
   * @default Duration.hours(24)
   */
  readonly period?: Duration;
}

/** A load with one peak, such as the minutes after an announcement. */
export interface SpikeLoadProps {
  /** Time from the beginning of the preview until the peak begins. */
  readonly at: Duration;

  /**
   * Load before and after the peak, at least 0.
   *
   * @default 0
   */
  readonly base?: number;

  /** How long the peak lasts. */
  readonly duration: Duration;

  /** Load during the peak, at least 0. */
  readonly peak: number;
}

/**
 * What users ask of all pods of a model together over time, in the unit of whoever measures it, such as requests per second.
 *
 * @example
 * model.scaleOn(PrometheusTrigger.total({ query: 'sum(rate(http_requests_total{namespace="ml",service="model"}[2m]))', perReplica: 10 }));
 * const result = model.preview({
 *   load: preview.Load.spike({ base: 5, peak: 55, at: Duration.minutes(5), duration: Duration.minutes(10) }),
 * });
 * const most = result.maxReplicas;
 */
export class Load {
  /** The same all the time, at least 0. */
  public static constant(value: number): Load {
    return Load.made('constant', { value });
  }

  /** Values from moments on; the first one holds before its moment too. */
  public static steps(steps: LoadStep[]): Load {
    return Load.made('steps', Object.fromEntries(steps.map(({ at, value }) => [prometheusDuration(at), value])));
  }

  /** From one load to another one. */
  public static ramp(props: RampLoadProps): Load {
    checkProps(Place.named('Load.ramp'), 'RampLoadProps', props);
    const { at, end, over, start } = props;
    return Load.made('ramp', { start, end, over: prometheusDuration(over), ...at !== undefined && { at: prometheusDuration(at) } });
  }

  /** A wave between two loads, once a day. */
  public static day(props: DailyLoadProps): Load {
    checkProps(Place.named('Load.day'), 'DailyLoadProps', props);
    const { high, low, peak, period } = props;
    return Load.made('day', { high, low, peak: prometheusDuration(peak), ...period !== undefined && { period: prometheusDuration(period) } });
  }

  /** More than usual for a while. */
  public static spike(props: SpikeLoadProps): Load {
    checkProps(Place.named('Load.spike'), 'SpikeLoadProps', props);
    const { at, base = 0, duration, peak } = props;
    return Load.made('spike', { base, peak, at: prometheusDuration(at), duration: prometheusDuration(duration) });
  }

  /** What was measured, with straight lines between; of what was after the last one nothing is known. */
  public static measured(points: LoadStep[]): Load {
    if (points.length === 0) {
      Place.named('Load.measured').refuse('holds no value', points, 'give it what was measured');
    }
    return new Load({ shape: 'points', points: points.map(({ at, value }) => ({ atSeconds: at.toMilliseconds() / 1000, value })) });
  }

  private static made(shape: string, fields: { readonly [name: string]: unknown }): Load {
    const faults: Fault[] = [];
    const read = load({ [shape]: fields }, faults);
    refuseAll(Place.named(`Load.${shape}`), faults.map(({ pointer: [, ...pointer], ...rest }) => ({ ...rest, pointer })));
    return new Load(read!); // What is no load is refused by now.
  }

  private constructor(private readonly shape: LoadShape) {}

  /**
   * Arrivals at random around this load, as many in each bin as a Poisson process would have. The same seed gives the same arrivals.
   *
   * @param seed a whole number
   * @param bin how long a bin is; by default 15 seconds
   */
  public atRandom(seed: number, bin: Duration = Duration.seconds(15)): Load {
    if (!Number.isInteger(seed)) {
      refuseAll(Place.named('Load.atRandom').at('seed'), [fault('is no whole number', seed, 'write one, such as 1')]);
    }
    return new Load({ shape: 'poisson', around: this.shape, seed, binSeconds: bin.toSeconds() });
  }

  /**
   * What the preview works with.
   *
   * @internal
   */
  public get _shape(): LoadShape {
    return this.shape;
  }
}
