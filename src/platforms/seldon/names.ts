import { createHash } from 'node:crypto';
import { MAX_LABEL_LENGTH } from '../kubernetes/names';

// All rules of this file. Source: SeldonIO/seldon-core v1.18.2 operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go.

/** Before the hash of a name that would be too long. */
const HASH_PREFIX = 'seldon';

/** The name of the Deployment that the operator makes of a component; the HPA or ScaledObject that it makes bears it too. */
export function deploymentName(
  seldonDeployment: string, predictor: string, component: { readonly index: number; readonly name?: string; readonly containerNames: string[] },
): string {
  return fitting(`${seldonDeployment}-${predictor}-${component.index}-${component.name ?? component.containerNames.join('-')}`);
}

/** The name of the Service of a predictor, unless an annotation gives it another; the label `seldon-app` of the pods that it leads to. */
export function predictorServiceName(seldonDeployment: string, predictor: string): string {
  return fitting(`${seldonDeployment}-${predictor}`);
}

/** The name of the Service of one container of a graph. */
export function containerServiceName(seldonDeployment: string, predictor: string, container: string): string {
  return fitting(`${seldonDeployment}-${predictor}-${container}`);
}

/** The name of the Deployment of an executor in pods of its own. */
export function separateExecutorName(seldonDeployment: string, predictor: string): string {
  return fitting(`${seldonDeployment}-${predictor}-svc-orch`);
}

/** The value of the label `seldon-deployment-id`. */
export function deploymentId(seldonDeployment: string): string {
  return fitting(seldonDeployment);
}

/** An operator that runs with DEPLOYMENT_NAME_AS_PREFIX=true puts the name of the SeldonDeployment before the hash instead. */
function fitting(name: string): string {
  return name.length > MAX_LABEL_LENGTH ? `${HASH_PREFIX}-${createHash('md5').update(name).digest('hex')}` : name;
}
