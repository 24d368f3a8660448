import { EXTERNAL } from './keda-part';
import type { SeldonDeploymentSpecPredictorsComponentSpecsHpaSpec } from '../../../../imports/machinelearning.seldon.io';
import { refuseAll } from '../../../faults/fault';
import { ProductVersion } from '../../../platforms/product-version';
import { hpaSpecFaults } from '../../../platforms/seldon-core1/seldon-deployment-faults';
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
    refuseAll(at, hpaSpecFaults({ behavior: Object.keys(behavior) }).map((each) => ({ ...each, fix: `use Autoscaler.keda({ behavior }), or ${EXTERNAL}` })));
  }
  if (name !== undefined) {
    at.at('name').refuse('has no effect: Seldon names the HorizontalPodAutoscaler as the Deployment', name, `leave it out, or ${EXTERNAL}`);
  }
  const { minReplicas, maxReplicas, metrics } = kind.spec(context);
  return { minReplicas, maxReplicas, metricsv2: metrics as SeldonDeploymentSpecPredictorsComponentSpecsHpaSpec['metricsv2'] };
}
