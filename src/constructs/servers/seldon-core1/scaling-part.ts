import { EXTERNAL, kedaSpec } from './keda-part';
import { PlannedComponent, PlannedPredictor } from './predictor-plan';
import { SeldonCore1ScaledPart } from './seldon-core1-server-props';
import type {
  SeldonDeploymentSpecPredictorsComponentSpecs, SeldonDeploymentSpecPredictorsComponentSpecsHpaSpec,
} from '../../../../imports/machinelearning.seldon.io';
import { refuseAll } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { ScaleTarget } from '../../../platforms/kubernetes/object-references';
import { ProductVersion } from '../../../platforms/product-version';
import { hpaSpecFaults } from '../../../platforms/seldon-core1/seldon-deployment-faults';
import { Autoscaler } from '../../autoscalers/autoscaler';
import { AutoscalerContext } from '../../autoscalers/autoscaler-context';
import { HpaAutoscaler } from '../../autoscalers/hpa-autoscaler';

/** What the operator is told to scale a component by; empty where the autoscaler stands beside the SeldonDeployment. */
export type ScalingPart = Pick<SeldonDeploymentSpecPredictorsComponentSpecs, 'hpaSpec' | 'kedaSpec'>;

/** What there is beside the component. */
interface Installed {
  readonly external: boolean;
  readonly kedaEnabled?: boolean;
  readonly version: ProductVersion<'Seldon Core 1'>;
  /** The SeldonDeployment. */
  readonly owner: ScaleTarget;
}

/** How a component scales in Seldon's own words; refuses what Seldon has no words for. */
export function scalingPart(
  { _kind: kind }: Autoscaler, context: AutoscalerContext,
  { external, kedaEnabled, version, owner }: Installed,
): ScalingPart {
  if (kind.name === 'inferenceLag') {
    kind.manifest({ ...context, target: owner });
    return {};
  }
  if (external) {
    checkExternalName(context, kind.options.name ?? context.name);
    return {};
  }
  if (kind.name === 'keda' && kedaEnabled === false) {
    context.place.at('server.kedaEnabled').refuse('leaves a kedaSpec without a ScaledObject, and the pods without replicas of their own: nothing scales', false,
      `install Seldon Core with keda.enabled=true, use Autoscaler.hpa(), or ${EXTERNAL}`);
  }
  return kind.name === 'keda' ? { kedaSpec: kedaSpec(kind, context) } : { hpaSpec: hpaSpec(kind, context, version) };
}

/** Source: seldon-core v1.18.2 seldondeployment_controller.go, createHpas and createKedaScaledObjects. */
function checkExternalName({ place, target }: AutoscalerContext, name: string): void {
  if (name === target.name) {
    place.at('autoscaler.name').refuse('is the name of the Deployment: Seldon deletes an autoscaler of that name that it did not create', name, 'give it another name');
  }
}

/** The hpaSpec of a component, from which the operator makes an HPA; refuses what it would drop. Source: seldon-core v1.18.2 createHpa. */
function hpaSpec(
  kind: HpaAutoscaler, context: AutoscalerContext, version: ProductVersion<'Seldon Core 1'>,
): SeldonDeploymentSpecPredictorsComponentSpecsHpaSpec {
  const at = context.place.at('autoscaler');
  version.need(at, 'metricsv2 of hpaSpec', 'Autoscaler.hpa()', 'set externalAutoscaler: true of ModelServer.seldonCore1');
  const { behavior, name } = kind.options;
  if (behavior !== undefined) {
    refuseAll(at, hpaSpecFaults({ behavior: Object.keys(behavior) }).map((each) => ({ ...each, fix: `use Autoscaler.keda({ behavior }), or ${EXTERNAL}` })));
  }
  if (name !== undefined) {
    at.at('name').refuse('has no effect: Seldon names the HorizontalPodAutoscaler as the Deployment', name, `leave it out, or ${EXTERNAL}`);
  }
  const { minReplicas, maxReplicas, metrics } = kind.spec(context);
  return { minReplicas, maxReplicas, metricsv2: metrics as SeldonDeploymentSpecPredictorsComponentSpecsHpaSpec['metricsv2'] };
}

/** The Deployment that is scaled. */
export interface Scaled {
  readonly predictor: PlannedPredictor;
  readonly component: PlannedComponent;
}

/** Which Deployment is scaled; refuses replicas that would be ignored or fought over. */
export function scaledOf(
  place: Place, predictors: PlannedPredictor[], { component: index = 0, predictor: name }: SeldonCore1ScaledPart = {},
): Scaled {
  const at = place.at('scaled');
  const predictor = name === undefined ? predictors[0] : predictors.find((each) => each.name === name)
    ?? at.at('predictor').refuse('is no predictor', name, `name one of ${predictors.map((each) => each.name).join(', ')}`);
  const component = predictor.components[index]
    ?? at.at('component').refuse('is no component of the predictor', index, `name one from 0 to ${predictor.components.length - 1}`);
  if (component.props.replicas !== undefined) {
    component.place.at('replicas').refuse('would be ignored: the autoscaler decides them', component.props.replicas, 'leave it out');
  }
  if (predictor.props.replicas !== undefined) {
    predictor.place.at('replicas').refuse('would be ignored where the autoscaler decides them', predictor.props.replicas,
      'leave it out, or move it to replicas of the other components');
  }
  return { predictor, component };
}
