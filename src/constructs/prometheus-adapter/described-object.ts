import { Place } from '../../faults/place';
import { groupOf } from '../../platforms/kubernetes/names';
import { isPathSegment } from '../../platforms/kubernetes/path-segment';
import { ScaleTarget } from '../../platforms/kubernetes/scale-target';
import { ApiResource, isRootScoped, NAMESPACE, sameResource } from '../../platforms/prometheus-adapter/resources';

/** The kind of an object; refuses one that is not known. */
export function resourceOf(place: Place, { apiVersion, kind }: ScaleTarget, known: ApiResource[]): ApiResource {
  const group = groupOf(apiVersion);
  return known.find((each) => each.group === group && each.kind === kind)
    ?? place.refuse('is of a kind that is not known here', `${apiVersion} ${kind}`, 'correct it, or name the kind in resources of the rule, and of the PrometheusAdapter');
}

/** Refuses objects that are none, or that no HPA can ask for. Source: kubernetes v1.36 pkg/controller/podautoscaler/metrics/client.go, GetObjectMetric. */
export function checkAskedFor(place: Place, resource: ApiResource, name: string, namespace?: string): void {
  if (!isPathSegment(name)) {
    place.at('name').refuse('is no name of an object, which is a part of a path', name, 'write it as metadata.name of the object has it');
  }
  if (sameResource(resource, NAMESPACE)) {
    if (name !== namespace) {
      place.at('name').refuse(`is another namespace than that of the model (${namespace ?? 'not known'}), which an HPA asks for whatever the name`, name,
        'name the namespace of the model');
    }
  } else if (isRootScoped(resource)) {
    place.at('kind').refuse('is in no namespace, and an HPA asks for objects of its own namespace alone', resource.kind, 'use an object of the namespace, or an ExternalAdapterRule');
  }
}
