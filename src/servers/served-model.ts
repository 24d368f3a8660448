import { ApiObject } from 'cdk8s';
import { Deployment, Service } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Prometheus } from '../metrics/prometheus';
import { Scrape } from '../metrics/scrape';
import { Place } from '../place';
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
  /** Names of the containers that the pods have by now; undefined where they are not known. */
  readonly containerNames?: () => string[];
  readonly deployment?: Deployment;
  readonly service?: Service;
  readonly monitor?: ApiObject;
  /** Undefined where nothing scrapes the model. */
  readonly scrape?: Scrape;
}

/** Writes what runs a model on one platform. */
export interface ServerKind {
  serve(scope: Construct, context: ServerContext): ServedModel;
}
