import { PrometheusSight } from './prometheus-sight';
import { LocatedManifest } from '../graph/manifest';
import { PathAnswer } from '../kubectl/cluster-client';
import { Unread } from '../kubectl/refusals';
import { MetricsApi } from '../platforms/kubernetes/kinds';

/** The configuration of the adapter that serves a metrics API. */
export interface AdapterSight {
  readonly objects: readonly LocatedManifest[];
  /** Why it is not known. */
  readonly missing?: Unread | string;
}

/** What was seen of a cluster at one time; whoever judges it asks nothing more. */
export interface Observations {
  readonly objects: readonly LocatedManifest[];
  /** What could not be read. */
  readonly unread: readonly Unread[];
  /** The resources that the API server has, such as `scaledobjects.keda.sh`. */
  readonly resources: ReadonlySet<string>;
  /** Those that were listed; of others only objects with certain names were asked for. */
  readonly listed: ReadonlySet<string>;
  /** Identities of objects that were asked for by their names, and that the API server does not have. */
  readonly absent: ReadonlySet<string>;
  /** What the metrics APIs answered, by path. */
  readonly answers: ReadonlyMap<string, PathAnswer>;
  /** Where Prometheus was asked, by the APIs that HPAs ask. */
  readonly adapters?: ReadonlyMap<MetricsApi, AdapterSight>;
  /** What Prometheus answered, where it was asked. */
  readonly prometheus?: PrometheusSight;
}
