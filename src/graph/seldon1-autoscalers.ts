import { AutoscalerNode, kedaPart } from './autoscaler';
import { ofVersion2 } from './hpa-versions';
import { kedaOptionsIn } from './keda-options';
import { listIn, LocatedManifest, numberIn, objectIn } from './manifest';
import { hpaTriggers } from './scaling-trigger';
import { SeldonComponent, seldonPredictors } from './seldon1-components';
import { KEDA_HPA_PREFIX } from '../platforms/keda/names';
import { DEPLOYMENT } from '../platforms/kubernetes/kinds';

/** What Seldon lets scale the components of a SeldonDeployment: a kedaSpec before an hpaSpec. Source: seldon-core v1.18 seldondeployment_controller.go. */
export function seldon1Autoscalers(owner: LocatedManifest): AutoscalerNode[] {
  return seldonPredictors(owner.manifest).flatMap(({ components }) => components.flatMap((component) => autoscaler(owner, component)));
}

function autoscaler(owner: LocatedManifest, { name, path, spec: { kedaSpec, hpaSpec } }: SeldonComponent): AutoscalerNode[] {
  const target = { ...DEPLOYMENT, name };
  if (kedaSpec !== undefined) {
    const targetPath = `${path}.kedaSpec`;
    return [{ ...owner, ...kedaPart(kedaOptionsIn(kedaSpec, targetPath)), target, targetPath, hpaName: `${KEDA_HPA_PREFIX}${name}` }];
  }
  if (hpaSpec !== undefined) {
    const { minReplicas, maxReplicas, metrics, metricsv2 } = objectIn(hpaSpec);
    const targetPath = `${path}.hpaSpec`;
    const triggers = listIn(metrics).length > 0
      // Those of an hpaSpec are in the words of autoscaling/v2beta1.
      ? hpaTriggers(listIn(metrics).map(objectIn).map(ofVersion2), `${targetPath}.metrics`)
      : hpaTriggers(metricsv2, `${targetPath}.metricsv2`);
    return [{ ...owner, controller: 'HPA', target, targetPath, hpaName: name, minReplicas: numberIn(minReplicas) ?? 1, maxReplicas: numberIn(maxReplicas), triggers, hpa: { path: targetPath, stated: { minReplicas, maxReplicas } } }];
  }
  return [];
}
