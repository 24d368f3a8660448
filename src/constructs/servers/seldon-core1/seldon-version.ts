import { Place } from '../../../faults/place';
import { readVersion } from '../../../platforms/version-text';

/** The newest one that is generally available. */
const DEFAULT_MINOR = 18;
const KNOWN = { product: 'Seldon Core 1', major: 1, oldest: 14, newest: 19, fix: `write it as '1.${DEFAULT_MINOR}'` };
/** Before, hpaSpec knows metrics of autoscaling/v2beta1 alone. Source: seldon-core v1.16.0, SeldonHpaSpec. */
const METRICS_V2_SINCE = 16;

/** The Seldon Core 1 that runs in the cluster. */
export class SeldonCore1Version {
  static readonly DEFAULT = new SeldonCore1Version(DEFAULT_MINOR);

  /** Reads `1.18`, `1.18.2` or `1.19.0-rc.1`; refuses versions that are not known here. */
  static parse(place: Place, text: string): SeldonCore1Version {
    return new SeldonCore1Version(readVersion(place, text, KNOWN).minor);
  }

  private constructor(private readonly minor: number) {}

  /** Refuses an hpaSpec whose metrics the operator would drop. */
  needMetricsV2(place: Place, got: string): void {
    if (this.minor < METRICS_V2_SINCE) {
      place.refuse(`needs Seldon Core 1.${METRICS_V2_SINCE} (metricsv2 of hpaSpec), and version is 1.${this.minor}`, got,
        'set externalAutoscaler: true of ModelServer.seldonCore1, or correct its version');
    }
  }
}
