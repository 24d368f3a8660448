import { KserveServing } from './kserve-predictor';
import { argumentOf, runtimeOf } from '../../../model-servers/kserve-runtimes';
import { Component } from '../../../platforms/kserve/names';
import { InferenceProtocol, ModelEndpoint, V1_PATH, V2_PATH } from '../../load-test/model-endpoint';
import { ServerContext } from '../served-model';

/** Where KServe has a model asked inside the cluster: port 80 of the Service of the component that stands in front. */
export function kserveEndpoint({ name, namespace }: ServerContext, { model }: KserveServing, { name: service }: Component): ModelEndpoint {
  const runtime = model && runtimeOf(model);
  const told = runtime?.modelName;
  const modelName = told && ((told.argument === '' ? undefined : argumentOf(model?.args, told.argument)) ?? (told.isService ? name : undefined));
  const paths: { [protocol in InferenceProtocol]?: string } = {
    ...runtime?.protocols.includes('v1') && { v1: V1_PATH },
    ...runtime?.protocols.includes('v2') && { v2: V2_PATH },
    ...runtime?.openAi !== undefined && {
      openAiCompletions: `${runtime.openAi}/v1/completions`,
      openAiChat: `${runtime.openAi}/v1/chat/completions`,
    },
  };
  return {
    url: `http://${namespace === undefined ? service : `${service}.${namespace}.svc`}`,
    ...modelName !== undefined && { modelName },
    ...Object.keys(paths).length > 0 && { paths },
  };
}
