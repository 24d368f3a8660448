import { AutoscalerNode, kedaPart } from './autoscaler';
import { kedaOptionsIn } from './keda-options';
import { listIn, LocatedManifest, numberIn, objectIn } from './manifest';
import { hpaTriggers } from './scaling-trigger';
import { SeldonComponent, seldonPredictors } from './seldon1-components';
import { KEDA_HPA_PREFIX } from '../platforms/keda/names';
import { Fields } from '../platforms/kubernetes/untyped';

/** What Seldon lets scale the components of a SeldonDeployment: a kedaSpec before an hpaSpec. Source: seldon-core v1.18 seldondeployment_controller.go. */
export function seldon1Autoscalers(owner: LocatedManifest): AutoscalerNode[] {
  return seldonPredictors(owner.manifest).flatMap(({ components }) => components.flatMap((component) => autoscaler(owner, component)));
}

function autoscaler(owner: LocatedManifest, { name, path, spec: { kedaSpec, hpaSpec } }: SeldonComponent): AutoscalerNode[] {
  const target = { apiVersion: 'apps/v1', kind: 'Deployment', name };
  if (kedaSpec !== undefined) {
    const targetPath = `${path}.kedaSpec`;
    return [{ ...owner, ...kedaPart(kedaOptionsIn(kedaSpec, targetPath)), target, targetPath, hpaName: `${KEDA_HPA_PREFIX}${name}` }];
  }
  if (hpaSpec !== undefined) {
    const { minReplicas, maxReplicas, metrics, metricsv2 } = objectIn(hpaSpec);
    const targetPath = `${path}.hpaSpec`;
    const triggers = listIn(metrics).length > 0
      ? hpaTriggers(listIn(metrics).map(objectIn).map(inVersion2), `${targetPath}.metrics`)
      : hpaTriggers(metricsv2, `${targetPath}.metricsv2`);
    return [{ ...owner, controller: 'HPA', target, targetPath, hpaName: name, minReplicas: numberIn(minReplicas) ?? 1, maxReplicas: numberIn(maxReplicas), triggers }];
  }
  return [];
}

/** A metric of autoscaling/v2beta1, in which hpaSpec writes them, as autoscaling/v2 writes it. */
function inVersion2({ type, resource, containerResource, pods, object, external }: Fields): Fields {
  const target = ({ targetAverageUtilization, targetAverageValue, targetValue, averageValue }: Fields) =>
    ({ averageUtilization: targetAverageUtilization, averageValue: targetAverageValue ?? averageValue, value: targetValue });
  const metric = ({ metricName }: Fields) => ({ name: metricName });
  const written = (source: unknown, inWords: (fields: Fields) => Fields) => source === undefined ? undefined : inWords(objectIn(source));
  return {
    type,
    resource: written(resource, (fields) => ({ name: fields.name, target: target(fields) })),
    containerResource: written(containerResource, (fields) => ({ name: fields.name, container: fields.container, target: target(fields) })),
    pods: written(pods, (fields) => ({ metric: metric(fields), target: target(fields) })),
    object: written(object, (fields) => ({ metric: metric(fields), describedObject: fields.target, target: target(fields) })),
    external: written(external, (fields) => ({ metric: metric(fields), target: target(fields) })),
  };
}
