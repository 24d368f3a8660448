import { ApiObject, Duration } from 'cdk8s';
import { Deployment, Service } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { KserveObjects } from './kserve/kserve-server-props';
import { KserveLlmObjects } from './kserve-llm/kserve-llm-server-props';
import { ObjectMetadata } from './object-metadata';
import { SeldonCore1Objects } from './seldon-core1/seldon-core1-server-props';
import { SeldonCore2Objects } from './seldon-core2/seldon-core2-server-props';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { Place } from '../../faults/place';
import { byName } from '../../platforms/by-name';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { PodSelector } from '../../platforms/kubernetes/pod-template';
import { LabelMatcher } from '../../promql/label-matcher';
import { Autoscaler } from '../autoscalers/autoscaler';
import { ModelEndpoint } from '../load-test/model-endpoint';
import { Monitor } from '../metrics/monitor';
import { Prometheus } from '../metrics/prometheus';
import { Scrape } from '../metrics/scrape';
import { Trigger } from '../triggers/trigger';

/** What a server may know of the model that it runs. */
export interface ServerContext {
  /** The model, beside which triggers write objects that they need. */
  readonly scope: Construct;
  readonly place: Place;
  readonly name: string;
  /** Undefined where the namespace is only known when the manifests are applied. */
  readonly namespace?: string;
  readonly prometheus?: Prometheus;
  /** What is known of the cluster, save for what its own props say. */
  readonly cluster: ClusterProfile;
  /** Who scales; a platform that scales by itself writes it into its own object. */
  readonly autoscaler: Autoscaler;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly triggers: Trigger[];
}

/** What a server made of its model. */
export interface ServedModel {
  readonly target: ScaleTarget;
  /** The object in which the platform scales by itself; undefined where an autoscaler of its own is to be written. */
  readonly autoscaler?: ApiObject;
  /** What is scaled the same way beside the target. */
  readonly alsoScaled?: ScaleTarget;
  /** The object of the platform for which metrics are served, where the target's replicas are no pods. */
  readonly describedObject?: ScaleTarget;
  /** Longest time that the model takes to start; undefined where nobody says. */
  readonly coldStart?: Duration;
  /** Undefined for the first port of the Service, where this library writes one. */
  readonly endpoint?: ModelEndpoint;
  /** The object that is scaled, where somebody else wrote it. */
  readonly workload?: ApiObject;
  /** Names of the containers that the pods have by now; undefined where they are not known. */
  readonly containerNames?: () => string[];
  readonly deployment?: Deployment;
  readonly service?: Service;
  readonly monitor?: ApiObject;
  /** What a serving platform has of the model; at most one of them. */
  readonly kserve?: KserveObjects;
  readonly kserveLlm?: KserveLlmObjects;
  readonly seldonCore1?: SeldonCore1Objects;
  readonly seldonCore2?: SeldonCore2Objects;
  /** What selects the pods; undefined where that is not known. */
  readonly podSelector?: PodSelector;
  /** Undefined where nothing scrapes the model. */
  readonly scrape?: Scrape;
}

/** Writes what runs a model on one platform. */
export interface ServerKind {
  /** Whether what it writes or refuses depends on triggers: it then serves the model again with each that is added, and writes the same objects anew. */
  readonly readsTriggers?: boolean;

  serve(scope: Construct, context: ServerContext): ServedModel;

  /** What its props say of the cluster; nothing where it is left out. */
  stated?(): Partial<ClusterProfile>;

  /** Refuses a name that the objects of the server cannot have. */
  checkName(place: Place, name: string): void;

  /** Refuses labels and annotations of all objects that its own could not have; none are refused where it is left out. */
  checkMetadata?(place: Place, metadata: ObjectMetadata): void;

  /** The namespace that the server is in already; undefined where it goes to that of the model. */
  namespace(place: Place): string | undefined;
}

/** How somebody else's monitor labels the series of a model. */
export function externalScrape(monitor: Monitor, interval?: Duration): Scrape {
  const matchers = byName(monitor._external.labels ?? {}).map(([label, value]) => LabelMatcher.equal(label, value));
  return { scrapedBy: monitor._scrapedBy, series: matchers.length > 0 ? matchers : undefined, interval };
}
