import { ApiObjectProps, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { Place } from '../../faults/place';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { Prometheus } from '../metrics/prometheus';
import { Scrape } from '../metrics/scrape';
import { Trigger } from '../triggers/trigger';

/** What an autoscaler may know of the model that it scales. */
export interface AutoscalerContext {
  /** The model, beside which triggers write objects that they need. */
  readonly scope: Construct;
  readonly place: Place;
  readonly name: string;
  readonly namespace?: string;
  readonly target: ScaleTarget;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly triggers: Trigger[];
  readonly prometheus?: Prometheus;
  /** What is known of the cluster, save for what its own props say. */
  readonly cluster: ClusterProfile;
  readonly scrape?: Scrape;
  /** Names of the containers of the pods; undefined where they are not known. */
  readonly containerNames?: string[];
  /** The object of the platform for which metrics are served, where its replicas are no pods; undefined where they are. */
  readonly describedObject?: ScaleTarget;
  /** The Service of the model; undefined where it is not known. */
  readonly service?: { readonly name: string; readonly port: number };
  /** Longest time that the model takes to start; undefined where nobody says. */
  readonly coldStart?: Duration;
}

/** Writes the manifest of one kind of autoscaler. */
export interface AutoscalerKind {
  /** As the factory of `Autoscaler` is called, for platforms that scale by themselves. */
  readonly name: string;

  manifest(context: AutoscalerContext): ApiObjectProps;

  /** What is known of the manifest before any trigger is. */
  header(context: Pick<AutoscalerContext, 'name' | 'namespace'>): ApiObjectProps;

  /** What its options say of the cluster; nothing where it is left out. */
  stated?(): Partial<ClusterProfile>;

  /** Whether the model goes to zero while nothing is active. */
  sleeps(minReplicas: number): boolean;
}
