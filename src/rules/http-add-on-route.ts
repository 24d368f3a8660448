import { Finding, Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';
import { setField } from '../faults/fix';
import { meantBy } from '../faults/nearest';
import { AutoscalerNode } from '../graph/autoscaler';
import { routeAskedBy, routedServiceOf } from '../graph/interceptor-route';
import { identityOf, LocatedManifest, nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { INTERCEPTOR_ROUTE, ROUTE_KEY } from '../platforms/http-add-on/names';

export const httpAddOnRoute: Rule = {
  id: 'http-add-on-route',
  severity: Severity.WARNING,
  says: 'An InterceptorRoute makes no ScaledObject, and a trigger finds a route of its own namespace alone: where the two do not meet, nothing scales the model.',
  remedy: 'Name the route by interceptorRoute in a trigger of type external-push, in the namespace of the route.',
  source: 'kedacore/http-add-on v0.16 scaler/handlers.go, pkg/k8s/scaledobject.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    yield* triggerFindings(graph, 'http-add-on-route');
    for (const autoscaler of graph.autoscalers) {
      yield* missingRoutes(graph, autoscaler);
    }
    yield* unnamedRoutes(graph);
  },
};

/** Triggers that name a route which is in another namespace, or is called otherwise. */
function* missingRoutes(graph: ScalingGraph, at: AutoscalerNode): Iterable<Finding> {
  const { namespace } = at.manifest.metadata;
  for (const [i, trigger] of (at.scaledObject?.triggers ?? []).entries()) {
    const got = routeAskedBy(trigger);
    if (got === undefined || got === '' || at.routes?.[i] !== undefined) {
      continue;
    }
    const [elsewhere] = graph.objectsNamed(INTERCEPTOR_ROUTE, got);
    const here = graph.objects(INTERCEPTOR_ROUTE).filter(({ manifest }) => manifest.metadata.namespace === namespace)
      .flatMap(({ manifest }) => manifest.metadata.name ?? []);
    const meant = meantBy(got, here);
    if (elsewhere !== undefined) {
      yield {
        at,
        alsoAt: [elsewhere],
        field: `${trigger.path}.metadata.${ROUTE_KEY}`,
        problem: `is looked up in the namespace of the ScaledObject, and the route is in ${elsewhere.manifest.metadata.namespace ?? 'another one'}: the scaler has no metric to give`,
        got,
        fix: `write the InterceptorRoute in the namespace of the ScaledObject${namespace === undefined ? '' : `, ${namespace}`}`,
      };
    } else if (meant !== undefined) {
      yield {
        at,
        field: `${trigger.path}.metadata.${ROUTE_KEY}`,
        problem: 'names an InterceptorRoute that is not among the manifests: the scaler has no metric to give',
        got,
        fix: `did you mean ${meant}?`,
        repair: setField(meant, false),
      };
    }
  }
}

/** Routes that no trigger names, to a model that is among the manifests. */
function* unnamedRoutes(graph: ScalingGraph): Iterable<Finding> {
  const named = new Set<LocatedManifest | undefined>(graph.autoscalers.flatMap(({ routes = [] }) => routes));
  for (const route of graph.objects(INTERCEPTOR_ROUTE).filter((each) => !named.has(each))) {
    const service = routedServiceOf(route);
    const workload = graph.workloads.find((each) => graph.scraping.servicesOf(each).some(({ manifest }) => identityOf(manifest) === service));
    if (workload !== undefined) {
      yield {
        at: route,
        alsoAt: [workload],
        field: 'metadata.name',
        problem: `is named by no trigger here, and a route makes no ScaledObject: nothing scales ${nameOf(workload.manifest)} on its requests`,
        got: route.manifest.metadata.name ?? '',
        fix: `write a ScaledObject for it, with a trigger of type external-push and metadata ${ROUTE_KEY}: ${route.manifest.metadata.name}`,
      };
    }
  }
}
