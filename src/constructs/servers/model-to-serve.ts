import { Construct } from 'constructs';
import type { ModelServer } from './model-server';
import { Prometheus } from '../metrics/prometheus';

/**
 * What runs a model: a server of this library, or one of your own.
 *
 * @example
 * class LlmService implements IModelServer {
 *   public toModelServer(scope: Construct, model: ModelToServe): ModelServer {
 *     new ApiObject(scope, 'LlmService', {
 *       apiVersion: 'serving.example.com/v1', kind: 'LlmService', metadata: { name: model.name }, spec: { model: 'llama-3-8b' },
 *     });
 *     return ModelServer.custom({
 *       target: { apiVersion: 'serving.example.com/v1', kind: 'LlmService', name: model.name },
 *       pods: { labels: { 'serving.example.com/name': model.name } },
 *       metrics: { port: 8000 },
 *     });
 *   }
 * }
 */
export interface IModelServer {
  /**
   * Returns the server of one model, and writes the objects that run it. The library calls it once for each model.
   *
   * @param scope the model; give it to the objects as their scope
   * @param model what the props of the model state
   */
  toModelServer(scope: Construct, model: ModelToServe): ModelServer;
}

/** What the props of a model state, for a server of your own. */
export interface ModelToServe {
  /** The most replicas that the autoscaler may set, a whole number. */
  readonly maxReplicas: number;

  /** The fewest replicas that the autoscaler may set, a whole number; 0 lets the model sleep. */
  readonly minReplicas: number;

  /** Name of the model, from which its objects get their names. */
  readonly name: string;

  /**
   * Namespace of the model's objects.
   *
   * @default - known only when the manifests are applied
   */
  readonly namespace?: string;

  /**
   * The Prometheus that scrapes the model.
   *
   * @default - none
   */
  readonly prometheus?: Prometheus;
}
