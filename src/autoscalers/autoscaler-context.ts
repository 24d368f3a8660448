import { ApiObjectProps } from 'cdk8s';
import { Prometheus } from '../metrics/prometheus';
import { Scrape } from '../metrics/scrape';
import { Place } from '../place';
import { ScaleTarget } from '../scale-target';
import { Trigger } from '../triggers/trigger';

/** What an autoscaler may know of the model that it scales. */
export interface AutoscalerContext {
  readonly place: Place;
  readonly name: string;
  readonly namespace?: string;
  readonly target: ScaleTarget;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly triggers: Trigger[];
  readonly prometheus?: Prometheus;
  readonly scrape?: Scrape;
  /** Names of the containers of the pods; undefined where they are not known. */
  readonly containerNames?: string[];
}

/** Writes the manifest of one kind of autoscaler. */
export interface AutoscalerKind {
  manifest(context: AutoscalerContext): ApiObjectProps;

  /** Whether the model goes to zero while nothing is active. */
  sleeps(minReplicas: number): boolean;
}
