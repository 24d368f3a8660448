import { PlannedComponent } from './predictor-plan';
import { SeldonCore1Executor } from './seldon-core1-predictor-options';
import type { SeldonDeploymentSpecPredictorsComponentSpecsSpec } from '../../../../imports/machinelearning.seldon.io';
import { DEPLOYMENT } from '../../../platforms/kubernetes/kinds';
import { EXECUTOR_CONTAINER, TFSERVING_CONTAINER } from '../../../platforms/seldon-core1/names';
import { HpaSignal } from '../../triggers/hpa-signal';
import { ServerContext } from '../served-model';

/**
 * Refuses triggers that compare with requests which a container does not state: KEDA refuses them, and an HPA has no value. All containers
 * count, those included that Seldon adds, of which the executor has requests unless it was given other ones.
 */
export function checkRequests(
  context: ServerContext, component: PlannedComponent, pod: SeldonDeploymentSpecPredictorsComponentSpecsSpec, executor?: SeldonCore1Executor,
): void {
  const target = { ...DEPLOYMENT, name: component.deployment };
  context.triggers.forEach((trigger, i) => {
    const place = context.place.at('triggers').at(i);
    const followed = trigger._scaledResource;
    if (followed === undefined || (context.autoscaler._kind.name === 'hpa' && !isShare(trigger._toHpa({ ...context, target, place })))) {
      return;
    }
    const { resource, container } = followed;
    const missing = [
      ...pod.containers.filter(({ resources = {} }) => resources.requests?.[resource] === undefined && resources.limits?.[resource] === undefined)
        .map(({ name }) => name),
      ...component.added.filter((name) => name !== EXECUTOR_CONTAINER),
      ...component.added.includes(EXECUTOR_CONTAINER) && executor?.resources !== undefined && !states(executor, resource) ? [EXECUTOR_CONTAINER] : [],
    ].filter((name) => container === undefined || name === container);
    if (missing.length > 0) {
      place.refuse(`follows ${resource}, of which containers of the pod have no request or limit`, missing.join(', '),
        `${fixOf(missing, resource)}, or let the trigger name one container`);
    }
  });
}

/** What the operator adds beside a TensorFlow server states nothing, unless the pod has it already: then only what lacks there is added. */
function fixOf(missing: string[], resource: string): string {
  const state = (of: string) => `state resources: { ${resource}: { request } } of ${of}`;
  return missing.includes(TFSERVING_CONTAINER)
    ? `${state(`a container ${TFSERVING_CONTAINER} that you add to pod.containers of the component`)}, or use SeldonCore1Protocol.TENSORFLOW, which needs none`
    : state(missing.includes(EXECUTOR_CONTAINER) ? 'the executor' : 'each');
}

function isShare(signal: HpaSignal): boolean {
  return signal.source === 'resource' && signal.averageUtilization !== undefined;
}

function states({ resources }: SeldonCore1Executor, resource: 'cpu' | 'memory'): boolean {
  return resources?.[resource]?.request !== undefined || resources?.[resource]?.limit !== undefined;
}
