import { ApiObject } from 'cdk8s';
import { ServerContext } from './served-model';
import { Place } from '../../faults/place';
import { checkObjectName } from '../../platforms/kubernetes/names';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { withoutScale } from '../../platforms/scalable';

/** Kubernetes' own kinds have versions such as v1; those of custom resources, whose groups have a dot, are DNS labels. */
const API_VERSION = /^(([a-z0-9-]+\/)?v\d[a-z0-9]*|[a-z0-9-]+(\.[a-z0-9-]+)+\/[a-z]([a-z0-9-]*[a-z0-9])?)$/;

/** Refuses an object that cannot be named so, and kinds that are known to have no scale. */
export function checkTarget(place: Place, { apiVersion, kind, name }: ScaleTarget): void {
  if (!API_VERSION.test(apiVersion)) {
    place.at('apiVersion').refuse('is no API version', apiVersion, 'write it as apps/v1');
  }
  if (!/^[A-Z][A-Za-z0-9]*$/.test(kind)) {
    place.at('kind').refuse('is no kind', kind, 'write it as Deployment');
  }
  checkObjectName(place.at('name'), name);
  const found = withoutScale({ apiVersion, kind, name });
  if (found !== undefined) {
    place.at('kind').refuse(found.problem, kind, found.fix);
  }
}

/** Refuses a workload of another namespace than that of its model. */
export function checkNamespaces(place: Place, { namespace }: ServerContext, object: ApiObject): void {
  const of = object.metadata.namespace;
  if (of !== namespace) {
    place.at('namespace').refuse(`is another one than that of the workload (${of ?? 'none'}), and an autoscaler has to be beside what it scales`, namespace,
      'leave it out');
  }
}
