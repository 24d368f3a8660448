import { ApiObject, Duration } from 'cdk8s';
import { Deployment, Service } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { PodSelector } from '../kubernetes/pod-template';
import { Monitor } from '../metrics/monitor';
import { Prometheus } from '../metrics/prometheus';
import { Scrape } from '../metrics/scrape';
import { Place } from '../place';
import { LabelMatcher } from '../promql/label-matcher';
import { ScaleTarget } from '../scale-target';

/** What a server may know of the model that it runs. */
export interface ServerContext {
  readonly place: Place;
  readonly name: string;
  /** Undefined where the namespace is only known when the manifests are applied. */
  readonly namespace?: string;
  readonly prometheus?: Prometheus;
}

/** What a server made of its model. */
export interface ServedModel {
  readonly target: ScaleTarget;
  /** The object that is scaled, where somebody else wrote it. */
  readonly workload?: ApiObject;
  /** Names of the containers that the pods have by now; undefined where they are not known. */
  readonly containerNames?: () => string[];
  readonly deployment?: Deployment;
  readonly service?: Service;
  readonly monitor?: ApiObject;
  /** What selects the pods; undefined where that is not known. */
  readonly podSelector?: PodSelector;
  /** Undefined where nothing scrapes the model. */
  readonly scrape?: Scrape;
}

/** Writes what runs a model on one platform. */
export interface ServerKind {
  serve(scope: Construct, context: ServerContext): ServedModel;

  /** Refuses a name that the objects of the server cannot have. */
  checkName(place: Place, name: string): void;

  /** The namespace that the server is in already; undefined where it goes to that of the model. */
  namespace(place: Place): string | undefined;
}

/** How somebody else's monitor labels the series of a model. */
export function externalScrape(monitor: Monitor, interval?: Duration): Scrape {
  const matchers = Object.entries(monitor._external.labels ?? {}).map(([label, value]) => LabelMatcher.equal(label, value));
  return { scrapedBy: monitor._scrapedBy, series: matchers.length > 0 ? matchers : undefined, interval };
}
