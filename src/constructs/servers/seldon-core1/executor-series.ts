import { PlannedComponent, PlannedPredictor } from './predictor-plan';
import { SeldonCore1Protocol, SeldonCore1Transport } from './seldon-core1-protocol';
import { refuseAll } from '../../../faults/fault';
import { absentExecutorFaults } from '../../../platforms/seldon-core1/component-faults';
import { EXECUTOR_CONTAINER, EXECUTOR_METRICS } from '../../../platforms/seldon-core1/names';
import { LabelMatcher } from '../../../promql/label-matcher';
import { AutoscalerContext } from '../../autoscalers/autoscaler-context';
import { PlatformSeries } from '../../metrics/scrape';

/** Methods of predictions, by which the executor labels what is asked over gRPC. Source: seldon-core v1.18.2 executor/api/metric/server.go, proto/. */
const GRPC_METHODS: Record<SeldonCore1Protocol, string> = {
  [SeldonCore1Protocol.SELDON]: '/seldon.protos.Seldon/Predict',
  [SeldonCore1Protocol.TENSORFLOW]: '/tensorflow.serving.PredictionService/Predict',
  [SeldonCore1Protocol.V2]: '/inference.GRPCInferenceService/ModelInfer',
  [SeldonCore1Protocol.KFSERVING]: '/inference.GRPCInferenceService/ModelInfer',
};

/** How a SeldonDeployment is asked. */
interface Asked {
  readonly protocol?: SeldonCore1Protocol;
  readonly transport?: SeldonCore1Transport;
}

/** What the executor of a predictor says of it in its metrics. */
export function executorSeries(
  seldonDeployment: string, { name, nodes }: PlannedPredictor, { protocol = SeldonCore1Protocol.SELDON, transport }: Asked,
): PlatformSeries {
  const overGrpc = transport === SeldonCore1Transport.GRPC || nodes.some(({ node }) => node._options.transport === SeldonCore1Transport.GRPC);
  return {
    prefix: EXECUTOR_METRICS,
    labels: [LabelMatcher.equal('deployment_name', seldonDeployment), LabelMatcher.equal('predictor_name', name)],
    conditions: overGrpc ? [LabelMatcher.equal('service', GRPC_METHODS[protocol])] : [],
  };
}

/** Refuses metrics of the executor under an HPA on pods without one. */
export function checkExecutorMetrics(context: AutoscalerContext, { added }: PlannedComponent): void {
  if (added.includes(EXECUTOR_CONTAINER)) {
    return;
  }
  context.triggers.forEach((trigger, i) => {
    const place = context.place.at('triggers').at(i);
    const signal = trigger._toHpa({ ...context, place });
    refuseAll(place, signal.source === 'derived' ? absentExecutorFaults([signal.series]) : []);
  });
}
