import { AutoscalerNode } from './autoscaler';
import { KedaTrigger } from './keda-options';
import { identity, LocatedManifest, numberIn, objectIn, textIn } from './manifest';
import { ROUTE_KEY, ROUTE_METRICS } from '../platforms/http-add-on/names';
import { isHttpAddOn } from '../platforms/http-add-on/trigger-faults';

/** What the scaler of KEDA's HTTP add-on measures of a route. */
export interface RouteMetric {
  readonly name: string;
  /** What one replica takes of it. */
  readonly target?: number;
}

/** The name of the InterceptorRoute that a trigger asks for; undefined for a trigger on something else. */
export function routeAskedBy({ said, type }: KedaTrigger): string | undefined {
  return type.startsWith('external') && isHttpAddOn(said.text('scalerAddress')) ? said.text(ROUTE_KEY) : undefined;
}

/** The metrics of a route: one of the requests that are on their way, one of their rate, or both. */
export function routeMetricsOf({ manifest: { metadata, spec } }: LocatedManifest): RouteMetric[] {
  const stated = objectIn(objectIn(spec).scalingMetric);
  return (['concurrency', 'requestRate'] as const).filter((metric) => stated[metric] !== undefined)
    .map((metric) => ({ name: ROUTE_METRICS[metric](metadata.name ?? ''), target: numberIn(objectIn(stated[metric]).targetValue) }));
}

/** The Service to which a route sends requests, by its identity. */
export function routedServiceOf({ manifest: { metadata, spec } }: LocatedManifest): string {
  return identity('v1', 'Service', metadata.namespace, textIn(objectIn(objectIn(spec).target).service));
}

/** Autoscalers with the routes that their triggers ask for, as far as those are among the manifests. */
export function withRoutes(autoscalers: AutoscalerNode[], routes: LocatedManifest[]): AutoscalerNode[] {
  if (routes.length === 0) {
    return autoscalers;
  }
  const key = (namespace: string | undefined, name: string | undefined) => `${namespace}/${name}`;
  const byName = new Map(routes.map((route) => [key(route.manifest.metadata.namespace, route.manifest.metadata.name), route]));
  return autoscalers.map((autoscaler) => {
    const asked = autoscaler.scaledObject?.triggers.map((trigger) => {
      const name = routeAskedBy(trigger);
      return name === undefined ? undefined : byName.get(key(autoscaler.manifest.metadata.namespace, name));
    }) ?? [];
    return asked.some((route) => route !== undefined) ? { ...autoscaler, routes: asked } : autoscaler;
  });
}
