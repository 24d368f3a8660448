import { DirectionBehavior, ScalingBehavior, ScalingPolicy } from '../graph/scaling-behavior';

/** A change of the replicas in one direction. */
interface ScaleEvent {
  readonly change: number;
  readonly atSeconds: number;
  /** Older than every policy of its direction looks back: the next event may take its place, and until then it counts on. */
  replaceable: boolean;
}

/**
 * How an HPA's policies limit a change: by what it changed in their periods.
 *
 * Source: kubernetes v1.36 pkg/controller/podautoscaler/horizontal.go, storeScaleEvent, calculateScaleUpLimitWithScalingRules.
 */
export class ScaleEvents {
  private readonly ups: ScaleEvent[] = [];
  private readonly downs: ScaleEvent[] = [];

  /** Remembers a change; a manual one is none. */
  add(from: number, to: number, atSeconds: number, { scaleUp, scaleDown }: ScalingBehavior): void {
    const [events, { policies }] = to > from ? [this.ups, scaleUp] : [this.downs, scaleDown];
    const longest = Math.max(0, ...policies.map(({ periodSeconds }) => periodSeconds));
    for (const event of events) {
      event.replaceable ||= event.atSeconds < atSeconds - longest;
    }
    const place = events.map(({ replaceable }) => replaceable).lastIndexOf(true);
    events[place === -1 ? events.length : place] = { change: Math.abs(to - from), atSeconds, replaceable: false };
  }

  /** The most replicas that the policies let it have. */
  upLimit(current: number, atSeconds: number, { policies, selectPolicy }: DirectionBehavior): number {
    const choose = selectPolicy === 'Min' ? Math.min : Math.max;
    return selectPolicy === 'Disabled' ? current : choose(...policies.map((policy) => increased(this.before(current, atSeconds, policy), policy)));
  }

  /** The least replicas that they let it have. */
  downLimit(current: number, atSeconds: number, { policies, selectPolicy }: DirectionBehavior): number {
    const choose = selectPolicy === 'Min' ? Math.max : Math.min;
    return selectPolicy === 'Disabled' ? current : choose(...policies.map((policy) => decreased(this.before(current, atSeconds, policy), policy)));
  }

  /** The replicas at the begin of a policy's period, as far as the events tell. */
  private before(current: number, atSeconds: number, { periodSeconds }: ScalingPolicy): number {
    return current - changeAfter(this.ups, atSeconds - periodSeconds) + changeAfter(this.downs, atSeconds - periodSeconds);
  }
}

function changeAfter(events: readonly ScaleEvent[], seconds: number): number {
  let change = 0;
  for (const event of events) {
    change += event.atSeconds > seconds ? event.change : 0;
  }
  return change;
}

function increased(replicas: number, { type, value }: ScalingPolicy): number {
  return type === 'Percent' ? Math.ceil(replicas * (1 + value / 100)) : replicas + value;
}

function decreased(replicas: number, { type, value }: ScalingPolicy): number {
  return type === 'Percent' ? Math.trunc(replicas * (1 - value / 100)) : replicas - value;
}
