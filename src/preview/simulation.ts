import { SCALING_ACTIVE } from './conditions';
import { DecisionRecord } from './decisions';
import { inThousandths, Tolerance, toleranceOf } from './hpa-arithmetic';
import { HpaInput, HpaMetricInput, Proposal } from './hpa-input';
import { HpaSync, Propose } from './hpa-sync';
import { KedaPoll } from './keda-poll';
import { KedaReads } from './keda-reads';
import { podMetricProposal } from './pod-metric';
import { Pods } from './pods';
import { Moment } from './signals';
import { ScriptedEvent, SimulationInput } from './simulation-input';
import { ReplicaHistory, Timeline } from './timeline';
import { ScaleCounts, totalProposal } from './total-metric';
import { Pause, pauseIn } from '../graph/pause';
import { scalingBehaviorIn } from '../graph/scaling-behavior';

/** What happens first within one second. */
const ORDER: ScriptedEvent['kind'][] = ['pod', 'replicas', 'annotations'];

/** A sync of the HPA: what each metric was read as, in the order of the HPA, and the replicas that the workload said it had. */
export interface SyncPoint {
  readonly atSeconds: number;
  readonly status: number;
  readonly proposals: readonly (Proposal | undefined)[];
}

/** The controllers, the pods and the load on one virtual clock, in whole seconds. */
export class Simulation implements Moment {
  readonly record = new DecisionRecord();
  readonly timeline = new Timeline();
  /** Syncs that looked at the metrics. */
  readonly syncs: SyncPoint[] = [];
  readonly pods: Pods;
  /** The moment that it has come to. */
  atSeconds = 0;
  private readonly replicas: ReplicaHistory;
  private readonly events: ScriptedEvent[];
  private readonly reads?: KedaReads;
  private readonly poll?: KedaPoll;
  private hpa: HpaInput;
  private hpaSync?: HpaSync;
  private tolerance: Tolerance;
  private pause?: Pause;
  private nextSync = Infinity;
  private nextPoll = Infinity;
  private nextEvent: number;
  private readonly proposal: Propose;

  constructor(private readonly input: SimulationInput) {
    const { events, hpa, keda, pods, signals, start } = input;
    this.pods = new Pods(pods, pods, start.replicas, start.podAgeSeconds);
    this.replicas = new ReplicaHistory(start.replicas, start.statusLagSeconds);
    this.events = [...events].sort((one, other) => one.atSeconds - other.atSeconds || ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
    this.nextEvent = this.events[0]?.atSeconds ?? Infinity;
    this.proposal = (metric, counts) => this.propose(metric, counts);
    this.hpa = hpa;
    this.tolerance = toleranceOf(hpa.behavior, input.controller);
    if (keda !== undefined) {
      this.reads = new KedaReads(keda, signals);
      this.poll = new KedaPoll(keda, this.reads, start.scaledObjectCreatedAtSeconds);
    }
    this.pauseBy(start.annotations);
    if (!this.pause?.stopped) {
      this.begin(start.hpaCreatedAtSeconds);
    }
  }

  /** Runs to the end of the duration. */
  run(): void {
    const { durationSeconds, signals } = this.input;
    this.note();
    for (let next = this.next(); next <= durationSeconds; next = this.next()) {
      signals.pass?.(next, this.pods.ready);
      this.atSeconds = next;
      this.step();
    }
    signals.pass?.(durationSeconds, this.pods.ready);
  }

  private next(): number {
    return Math.min(this.nextSync, this.nextPoll, this.pods.nextChange, this.nextEvent);
  }

  /** One second in which something happens. */
  private step(): void {
    if (Math.min(this.pods.nextChange, this.nextEvent) === this.atSeconds) {
      this.changePods();
    }
    if (this.nextPoll === this.atSeconds) {
      this.pollKeda();
      this.nextPoll += this.input.keda!.pollingSeconds;
    }
    if (this.nextSync === this.atSeconds) {
      this.syncHpa();
      this.nextSync += this.input.controller.syncPeriodSeconds;
    }
    this.note();
  }

  /** What changes without the controllers: pods, by time or from outside, and what others write. */
  private changePods(): void {
    this.pods.vanish(this.atSeconds);
    this.happen('pod');
    this.pods.settle(this.atSeconds);
    this.happen('replicas');
    this.happen('annotations');
    this.nextEvent = this.events[0]?.atSeconds ?? Infinity;
  }

  private note(): void {
    const { standing, ending, ready } = this.pods;
    this.timeline.add(this.atSeconds, this.replicas.current, standing.length + ending.length, ready);
  }

  private happen(kind: ScriptedEvent['kind']): void {
    while (this.events[0]?.kind === kind && this.events[0].atSeconds <= this.atSeconds) {
      const event = this.events.shift()!;
      switch (event.kind) {
        case 'pod':
          this.pods.hold(event.position, !event.isReady);
          break;
        case 'replicas':
          this.scale(event.replicas);
          break;
        case 'annotations':
          this.pauseBy(event.annotations);
          break;
      }
    }
  }

  private scale(replicas: number): void {
    if (replicas !== this.replicas.current) {
      this.replicas.set(replicas, this.atSeconds);
      this.pods.scale(replicas, this.atSeconds);
    }
  }

  private begin(hpaCreatedAtSeconds: number): void {
    this.hpaSync = new HpaSync(this.hpa, this.input.controller);
    this.nextSync = hpaCreatedAtSeconds + this.input.controller.syncPeriodSeconds;
    this.nextPoll = this.poll === undefined ? Infinity : this.atSeconds;
  }

  /** What annotations keep KEDA from: being stopped takes the HPA along, with all that it remembers. */
  private pauseBy(annotations: { readonly [name: string]: string }): void {
    const before = this.pause;
    this.pause = pauseIn(annotations);
    this.hpa = limitedBy(this.pause, this.input);
    this.tolerance = toleranceOf(this.hpa.behavior, this.input.controller);
    this.hpaSync?.change(this.hpa);
    if (this.pause?.stopped) {
      this.hpaSync = undefined;
      this.nextSync = Infinity;
      this.nextPoll = Infinity;
      this.reads?.forget();
      this.scale(this.pause.replicas ?? this.replicas.current);
    } else if (before?.stopped) {
      this.begin(this.atSeconds + this.input.start.hpaRecreateDelaySeconds);
    }
  }

  private pollKeda(): void {
    const replicas = this.replicas.current;
    const isReadByHpa = this.hpaSync?.scalingActive === SCALING_ACTIVE.valid;
    const reads = this.reads!.poll(this, replicas, isReadByHpa);
    const wanted = this.poll!.decide(reads, { atSeconds: this.atSeconds, replicas, pause: this.pause });
    this.scale(wanted);
    this.record.keda(this.atSeconds, replicas, wanted, this.poll!, this.reads!.failures);
  }

  private syncHpa(): void {
    const replicas = this.replicas.current;
    const { quota } = this.input.pods;
    const counts = { spec: replicas, status: quota ? this.pods.standing.length : this.replicas.status(this.atSeconds) };
    const wanted = this.hpaSync!.sync(this.atSeconds, counts, this.proposal);
    const { proposals } = this.hpaSync!.reasons;
    if (proposals.length > 0) {
      this.syncs.push({ atSeconds: this.atSeconds, status: counts.status, proposals });
    }
    this.scale(wanted);
    this.record.hpa(this.atSeconds, replicas, wanted, this.hpaSync!);
  }

  private propose(metric: HpaMetricInput, counts: ScaleCounts): Proposal | undefined {
    const { controller, pods: times, requests, signals } = this.input;
    const { atSeconds, pods, tolerance } = this;
    if (signals.isServed?.(atSeconds) === false) {
      return undefined;
    }
    if (metric.kind === 'pods') {
      const samples = signals.samples(metric.name, this);
      return samples && podMetricProposal(metric, samples, { atSeconds, replicas: counts.spec, pods, times, requests, tolerance, controller });
    }
    const value = this.reads === undefined ? whole(signals.total(metric.name, this))
      : this.reads.forHpa(metric.name, this, counts.spec);
    return value === undefined ? undefined : totalProposal(metric, value, counts, pods, tolerance);
  }
}

/** In thousandths; an answer without a value is none to an HPA. */
function whole(total: number | undefined): number | undefined {
  return total === undefined || Number.isNaN(total) ? undefined : inThousandths(total);
}

/** The HPA while annotations keep it from one direction. */
function limitedBy(pause: Pause | undefined, { controller, hpa }: SimulationInput): HpaInput {
  if (!pause?.scaleInOff && !pause?.scaleOutOff) {
    return hpa;
  }
  const standard = { scaleDown: { stabilizationWindowSeconds: controller.downscaleStabilizationSeconds } };
  const { scaleDown, scaleUp } = hpa.behavior ?? scalingBehaviorIn(standard)!;
  return {
    ...hpa,
    behavior: {
      scaleUp: pause.scaleOutOff ? { ...scaleUp, selectPolicy: 'Disabled' } : scaleUp,
      scaleDown: pause.scaleInOff ? { ...scaleDown, selectPolicy: 'Disabled' } : scaleDown,
    },
  };
}
