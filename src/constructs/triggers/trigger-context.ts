import { ApiObjectProps, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { Place } from '../../faults/place';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { ProductVersion } from '../../platforms/product-version';
import { Prometheus } from '../metrics/prometheus';
import { Scrape } from '../metrics/scrape';

/** What a trigger may know of the model that it scales. */
export interface TriggerContext {
  /** Where the trigger stands, for errors. */
  readonly place: Place;
  /** Name of the model, after which objects are named that a trigger needs. */
  readonly name: string;
  /** What is scaled. */
  readonly target: ScaleTarget;
  readonly prometheus?: Prometheus;
  /** Undefined where nothing scrapes the model. */
  readonly scrape?: Scrape;
  readonly namespace?: string;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** The object of the platform for which metrics are served, where the model's replicas are no pods. */
  readonly describedObject?: ScaleTarget;
  /** The Service of the model; undefined where it is not known. */
  readonly service?: { readonly name: string; readonly port: number };
  /** The versions of products that are stated of the cluster, by their names in `PRODUCTS`. */
  readonly cluster?: { readonly versions: { readonly [product: string]: string } };
  /** Longest time that the model takes to start; undefined where nobody says. */
  readonly coldStart?: Duration;
}

/** The same, where KEDA scales. */
export interface KedaTriggerContext extends TriggerContext {
  /** The model, beside which a trigger writes objects that it needs. */
  readonly scope: Construct;
  /** Writes such an object, or writes it anew where the triggers of the model have changed. */
  readonly write: (id: string, manifest: ApiObjectProps & { readonly spec: object }) => void;
  /** Whether the model goes to zero while nothing is active. */
  readonly sleeps: boolean;
  /** Whether a formula makes one metric of all triggers. */
  readonly inFormula: boolean;
  /** Whether a formula reads a trigger as nil whose value is lost or NaN; by default that is an error of the whole formula. */
  readonly lostIsNil?: boolean;
  readonly version: ProductVersion<'KEDA'>;
}

/** Whether KEDA scales. */
export function isOfKeda(context: TriggerContext): context is KedaTriggerContext {
  return 'version' in context && 'inFormula' in context;
}

/** Whether the value of a trigger is a number in a formula, and its target has no effect. */
export function isInFormula(context: TriggerContext): boolean {
  return 'inFormula' in context && context.inFormula === true;
}

/** The same, where KServe writes the autoscaler. */
export interface KserveTriggerContext extends KedaTriggerContext {
  /** Which one it writes. */
  readonly autoscalerClass: 'hpa' | 'keda';
}

/** A resource of the pods that a trigger compares with their requests. */
export interface ScaledResource {
  readonly resource: 'cpu' | 'memory';
  /** Undefined for all containers of the pod. */
  readonly container?: string;
}

/** What all requests of a model have to go through, and the headers that lead to the model there. */
export interface ModelFront {
  readonly url: string;
  readonly headers?: { readonly [name: string]: string };
}
