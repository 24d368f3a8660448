import { componentPod, svcOrchSpec } from './component-pod';
import { graphManifest } from './graph-rules';
import { PlannedComponent, PlannedPredictor } from './predictor-plan';
import type { SeldonDeploymentSpecPredictors, SeldonDeploymentSpecPredictorsComponentSpecs } from '../../../../imports/machinelearning.seldon.io';
import { APP_LABEL, deploymentId, ID_LABEL, PREDICTOR_LABEL, SERVICE_NAME_ANNOTATION } from '../../../platforms/seldon-core1/names';

/** Labels that the pods of one Deployment have, and no others. */
export function podLabels(
  seldonDeployment: string, { service }: PlannedPredictor, { deployment, index }: PlannedComponent,
): { [key: string]: string } {
  const id = { [ID_LABEL]: deploymentId(seldonDeployment) };
  return index === 0 ? { ...id, [PREDICTOR_LABEL]: service } : { ...id, [APP_LABEL]: deployment };
}

/** A predictor as Seldon spells it. */
export function predictorManifest(
  { name, nodes: [root], place, props }: PlannedPredictor, componentSpecs: SeldonDeploymentSpecPredictorsComponentSpecs[],
): SeldonDeploymentSpecPredictors {
  const annotations = { ...props.annotations, ...props.serviceName !== undefined && { [SERVICE_NAME_ANNOTATION]: props.serviceName } };
  return {
    name,
    annotations: Object.keys(annotations).length > 0 ? annotations : undefined,
    componentSpecs,
    graph: graphManifest(root.place, root.node),
    labels: props.labels,
    progressDeadlineSeconds: props.progressDeadline?.toSeconds(),
    replicas: props.replicas,
    shadow: props.shadow,
    svcOrchSpec: props.executor && svcOrchSpec(place.at('executor'), props.executor),
    traffic: props.trafficPercent,
  };
}

/** A component as Seldon spells it, but for how it scales. */
export function componentManifest(
  seldonDeployment: string, predictor: PlannedPredictor, component: PlannedComponent,
): SeldonDeploymentSpecPredictorsComponentSpecs & { readonly spec: ReturnType<typeof componentPod> } {
  const { name, pod: { metadata: { annotations, labels } = {} } = {}, replicas } = component.props;
  return {
    ...(name ?? annotations ?? labels) !== undefined && { metadata: { name, annotations, labels } },
    spec: componentPod(component, podLabels(seldonDeployment, predictor, component)),
    replicas,
  };
}
