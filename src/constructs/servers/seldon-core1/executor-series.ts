import { PlannedPredictor } from './predictor-plan';
import { SeldonEndpoint, SeldonProtocol, SeldonTransport } from './seldon-protocol';
import { EXECUTOR_METRICS } from '../../../platforms/seldon-core1/executor';
import { LabelMatcher } from '../../../promql/label-matcher';
import { PlatformSeries } from '../../metrics/scrape';

/** Methods of predictions, by which the executor labels what is asked over gRPC. Source: seldon-core v1.18.2 executor/api/metric/server.go, proto/. */
const GRPC_METHODS: Record<SeldonProtocol, string> = {
  [SeldonProtocol.SELDON]: '/seldon.protos.Seldon/Predict',
  [SeldonProtocol.TENSORFLOW]: '/tensorflow.serving.PredictionService/Predict',
  [SeldonProtocol.V2]: '/inference.GRPCInferenceService/ModelInfer',
  [SeldonProtocol.KFSERVING]: '/inference.GRPCInferenceService/ModelInfer',
};

/** How a SeldonDeployment is asked. */
interface Asked {
  readonly protocol?: SeldonProtocol;
  readonly transport?: SeldonTransport;
}

/** What the executor of a predictor says of it in its metrics. */
export function executorSeries(
  seldonDeployment: string, { nodes, props: { name } }: PlannedPredictor, { protocol = SeldonProtocol.SELDON, transport }: Asked,
): PlatformSeries {
  const overGrpc = transport === SeldonTransport.GRPC || nodes.some(({ node }) => node._options.endpoint === SeldonEndpoint.GRPC);
  return {
    prefix: EXECUTOR_METRICS,
    labels: [LabelMatcher.equal('deployment_name', seldonDeployment), LabelMatcher.equal('predictor_name', name)],
    conditions: overGrpc ? [LabelMatcher.equal('service', GRPC_METHODS[protocol])] : [],
  };
}
