import { hpaSpec } from './hpa-part';
import { EXTERNAL, kedaSpec } from './keda-part';
import type { SeldonDeploymentSpecPredictorsComponentSpecs } from '../../../../imports/machinelearning.seldon.io';
import { ScaleTarget } from '../../../platforms/kubernetes/scale-target';
import { ProductVersion } from '../../../platforms/product-version';
import { Autoscaler } from '../../autoscalers/autoscaler';
import { AutoscalerContext } from '../../autoscalers/autoscaler-context';

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
    place.at('autoscaler.name').refuse('is that of the Deployment, and Seldon deletes an autoscaler named so that it did not make', name, 'give it another name');
  }
}
