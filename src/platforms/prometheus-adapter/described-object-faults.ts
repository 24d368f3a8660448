import { ApiResource, isRootScoped, NAMESPACE, resourceNamed, sameResource } from './resources';
import { asWarnings, Fault, faultAt, within } from '../../faults/fault';
import { Fix } from '../../faults/fix';
import { groupOf } from '../kubernetes/names';
import { listIn, objectIn, textIn } from '../kubernetes/untyped';

const OF_NO_NAMESPACE: Fix = {
  yaml: 'describe an object of the namespace, or ask for the metric as External',
  typescript: 'use an object of the namespace, or an ExternalAdapterRule',
};

/**
 * Objects that an HPA of a namespace cannot ask about: its controller puts its own namespace into each question, and adapters have none for
 * nodes and volumes. Source: kubernetes v1.36 pkg/controller/podautoscaler/metrics/client.go, GetObjectMetric.
 */
export function describedObjectFaults(resource: ApiResource, name: string, namespace: string | undefined): Fault[] {
  if (sameResource(resource, NAMESPACE)) {
    return name === namespace ? [] : [faultAt(['name'],
      `is another namespace than that of the HPA (${namespace ?? 'not known'}), which asks for the metric of its own whatever the name`, name, 'name the namespace of the HPA')];
  }
  return isRootScoped(resource) ? [faultAt(['kind'], 'is in no namespace, and an HPA asks for objects of its own namespace alone', resource.kind, OF_NO_NAMESPACE)] : [];
}

/**
 * The same of the metrics of a manifest, as warnings: the API server takes them, and adapters of others may know such objects. The namespace
 * of an HPA that states none is that of whoever applies it.
 */
export function describedObjectsFaults(metrics: unknown, namespace: string | undefined): Fault[] {
  return namespace === undefined ? [] : listIn(metrics).flatMap((metric, i) => {
    const { object, type } = objectIn(metric);
    const { apiVersion, kind, name } = objectIn(objectIn(object).describedObject);
    const [ofKind, named] = [textIn(kind), textIn(name)];
    return type !== 'Object' || ofKind === undefined || named === undefined ? []
      : within([i, 'object', 'describedObject'], asWarnings(describedObjectFaults(resourceNamed({ group: groupOf(textIn(apiVersion) ?? ''), resource: ofKind }), named, namespace)));
  });
}
