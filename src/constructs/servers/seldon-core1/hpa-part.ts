import { EXTERNAL } from './keda-part';
import type { SeldonDeploymentSpecPredictorsComponentSpecsHpaSpec } from '../../../../imports/machinelearning.seldon.io';
import { ProductVersion } from '../../../platforms/product-version';
import { AutoscalerContext } from '../../autoscalers/autoscaler-context';
import { HpaAutoscaler } from '../../autoscalers/hpa-autoscaler';

/** The hpaSpec of a component, from which the operator makes an HPA; refuses what it would drop. Source: seldon-core v1.18.2 createHpa. */
export function hpaSpec(
  kind: HpaAutoscaler, context: AutoscalerContext, version: ProductVersion<'Seldon Core 1'>,
): SeldonDeploymentSpecPredictorsComponentSpecsHpaSpec {
  const at = context.place.at('autoscaler');
  version.need(at, 'metricsv2 of hpaSpec', 'Autoscaler.hpa()', 'set externalAutoscaler: true of ModelServer.seldonCore1');
  const { behavior, name } = kind.options;
  if (behavior !== undefined) {
    at.at('behavior').refuse('has no place in the hpaSpec of Seldon Core', Object.keys(behavior), `use Autoscaler.keda({ behavior }), or ${EXTERNAL}`);
  }
  if (name !== undefined) {
    at.at('name').refuse('is Seldon\'s to give: the HorizontalPodAutoscaler is named as the Deployment', name, `leave it out, or ${EXTERNAL}`);
  }
  const { minReplicas, maxReplicas, metrics } = kind.spec(context);
  return { minReplicas, maxReplicas, metricsv2: metrics as SeldonDeploymentSpecPredictorsComponentSpecsHpaSpec['metricsv2'] };
}
