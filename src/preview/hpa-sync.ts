import { ABLE_TO_SCALE, HpaConditions, SCALING_ACTIVE, SCALING_LIMITED, UNSET } from './conditions';
import { HpaController, HpaInput, HpaMetricInput, Proposal } from './hpa-input';
import { Recommendations } from './recommendations';
import { ScaleEvents } from './scale-events';
import { ScaleCounts } from './total-metric';

/** What an HPA without a behavior may always have, and by which factor it may grow at once. Source: kubernetes v1.36 horizontal.go, calculateScaleUpLimit. */
const SCALE_UP_MINIMUM = 4;
const SCALE_UP_FACTOR = 2;

/** Reads a metric, and says how many replicas it asks for; undefined where it fails. */
export type Propose = (metric: HpaMetricInput, counts: ScaleCounts) => Proposal | undefined;

/** Why an HPA wants the replicas that it wants. */
export interface HpaReasons {
  /** What each metric asked for, in the order of the HPA; undefined where it could not be read, empty where none was asked. */
  readonly proposals: readonly (Proposal | undefined)[];
  /** The largest proposal; undefined where the metrics did not decide. */
  readonly best?: number;
  /** What the windows made of it. */
  readonly stabilized?: number;
}

/** Where no metric was asked. */
const NO_REASONS: HpaReasons = { proposals: [] };

/**
 * The HPA controller of one HPA: what it remembers from one sync to the next, and what it decides.
 *
 * Source: kubernetes v1.36 pkg/controller/podautoscaler/horizontal.go, reconcileAutoscaler.
 */
export class HpaSync implements HpaConditions {
  ableToScale: string = UNSET;
  scalingActive: string = UNSET;
  scalingLimited: string = UNSET;
  /** `status.desiredReplicas`. */
  statusDesired = 0;
  /** Why it decided as it did in the last sync. */
  reasons = NO_REASONS;
  private readonly recommendations = new Recommendations();
  private readonly events = new ScaleEvents();
  private scaledToZero = false;

  constructor(private hpa: HpaInput, private readonly controller: HpaController) {}

  /** Somebody changes the object; what its controller remembers stays. */
  change(hpa: HpaInput): void {
    this.hpa = hpa;
  }

  /** One sync: the replicas that it writes. */
  sync(atSeconds: number, counts: ScaleCounts, propose: Propose): number {
    const { spec } = counts;
    if (this.recommendations.isEmpty) {
      this.recommendations.add(spec, atSeconds);
    }
    this.ableToScale = ABLE_TO_SCALE.read;
    this.reasons = NO_REASONS;
    const wanted = this.wanted(atSeconds, counts, propose);
    if (wanted === undefined) {
      return spec;
    }
    this.statusDesired = wanted;
    if (wanted !== spec) {
      this.ableToScale = ABLE_TO_SCALE.rescaled;
      this.scaledToZero = wanted === 0 && this.canReachZero();
      if (this.hpa.behavior !== undefined) {
        this.events.add(spec, wanted, atSeconds, this.hpa.behavior);
      }
    }
    return wanted;
  }

  /** Undefined where it leaves things as they are, its status too. */
  private wanted(atSeconds: number, counts: ScaleCounts, propose: Propose): number | undefined {
    const { minReplicas, maxReplicas } = this.hpa;
    const { spec } = counts;
    if (spec === 0 && !(this.scaledToZero && (minReplicas > 0 || this.canReachZero()))) {
      this.scalingActive = SCALING_ACTIVE.disabled;
      return 0;
    }
    if (spec > maxReplicas) {
      return maxReplicas;
    }
    return spec < minReplicas ? minReplicas : this.byMetrics(atSeconds, counts, propose);
  }

  private byMetrics(atSeconds: number, counts: ScaleCounts, propose: Propose): number | undefined {
    const { metrics, behavior } = this.hpa;
    const { spec } = counts;
    const proposals: (Proposal | undefined)[] = [];
    let best = -Infinity;
    let failed: HpaMetricInput | undefined;
    for (const metric of metrics) {
      const proposal = propose(metric, counts);
      proposals.push(proposal);
      if (proposal === undefined) {
        failed ??= metric;
      } else {
        best = Math.max(best, proposal.replicas);
      }
    }
    if (failed !== undefined && best < spec) {
      this.reasons = { proposals };
      this.scalingActive = SCALING_ACTIVE.failed(failed.source);
      return undefined;
    }
    this.scalingActive = SCALING_ACTIVE.valid;
    const stabilized = behavior === undefined ? this.stabilizedDown(best, atSeconds) : this.stabilized(best, spec, atSeconds);
    this.ableToScale = stabilized === best ? ABLE_TO_SCALE.ready
      : behavior !== undefined && best >= spec ? ABLE_TO_SCALE.heldUp : ABLE_TO_SCALE.heldDown;
    this.recommendations.add(best, atSeconds);
    this.reasons = { proposals, best, stabilized };
    return this.limited(stabilized, spec, atSeconds);
  }

  private stabilizedDown(best: number, atSeconds: number): number {
    return this.recommendations.largestSince(atSeconds - this.controller.downscaleStabilizationSeconds, best);
  }

  private stabilized(best: number, spec: number, atSeconds: number): number {
    const { scaleUp, scaleDown } = this.hpa.behavior!;
    const least = this.recommendations.smallestAfter(atSeconds - scaleUp.windowSeconds, best);
    const most = this.recommendations.largestAfter(atSeconds - scaleDown.windowSeconds, best);
    return Math.min(Math.max(spec, least), most);
  }

  /** Within the bounds, and no further from what there is than the policies let it. */
  private limited(wanted: number, spec: number, atSeconds: number): number {
    const { minReplicas, maxReplicas, behavior } = this.hpa;
    this.scalingLimited = SCALING_LIMITED.within;
    if (wanted > spec || behavior === undefined) {
      const limit = behavior === undefined ? Math.max(SCALE_UP_FACTOR * spec, SCALE_UP_MINIMUM)
        : Math.max(spec, this.events.upLimit(spec, atSeconds, behavior.scaleUp));
      const most = Math.min(maxReplicas, limit);
      if (wanted > most) {
        this.scalingLimited = maxReplicas > limit ? SCALING_LIMITED.upLimit : SCALING_LIMITED.tooMany;
        return most;
      }
    }
    if (wanted < spec || behavior === undefined) {
      const limit = behavior === undefined ? -Infinity : Math.min(spec, this.events.downLimit(spec, atSeconds, behavior.scaleDown));
      const least = Math.max(minReplicas, limit);
      if (wanted < least) {
        this.scalingLimited = minReplicas < limit ? SCALING_LIMITED.downLimit : SCALING_LIMITED.tooFew;
        return least;
      }
    }
    return wanted;
  }

  /** Whether the feature gate is on, and a metric exists without pods. Source: KEP-2021. */
  private canReachZero(): boolean {
    return this.controller.scalesToZero && this.hpa.metrics.some(({ kind }) => kind === 'total');
  }
}
