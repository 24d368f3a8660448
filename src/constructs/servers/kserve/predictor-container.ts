import { ContainerProps } from 'cdk8s-plus-27';
import { KserveModel } from './kserve-model';
import { RenderedPods } from './kserve-pods';
import { KserveServing } from './kserve-predictor';
import { checkText, servingContainer } from './kserve-rules';
import { refuseAll } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { runtimeOf } from '../../../model-servers/kserve-runtimes';
import { storageUriFaults } from '../../../platforms/kserve/inference-service-faults';
import { KSERVE_CONTAINER } from '../../../platforms/kserve/names';
import { ProductVersion } from '../../../platforms/product-version';

/** Stands for the image of the runtime while a container is rendered. */
const IMAGE_OF_THE_RUNTIME = 'runtime';

/** The container of the predictor: its own, or what is said of that of the runtime. */
export function predictorContainer(place: Place, { container, model }: KserveServing): ContainerProps {
  if (model !== undefined) {
    const { args, envFrom, envVariables, image = IMAGE_OF_THE_RUNTIME, liveness, ports, readiness, resources, startup, volumeMounts } = model;
    return { name: KSERVE_CONTAINER, image, args, envFrom, envVariables, liveness, ports, readiness, resources, startup, volumeMounts };
  }
  return servingContainer(place, container!);
}

/** Refuses a model for which no server would be found. */
export function checkModel(place: Place, model: KserveModel, version: ProductVersion<'KServe'>): void {
  checkText(place.at('format'), model.format, 'a format', 'write it as the runtime spells it, such as sklearn or huggingface');
  checkText(place.at('runtime'), model.runtime, 'a runtime', 'leave it out, or write it as kserve-sklearnserver');
  checkText(place.at('runtimeVersion'), model.runtimeVersion, 'a tag', 'leave it out');
  if (model.storageUri !== undefined) {
    refuseAll(place.at('storageUri'), storageUriFaults(model.storageUri));
  }
  const runtime = runtimeOf(model);
  if (runtime?.since !== undefined) {
    const [field, got] = model.runtime === undefined ? ['format', model.format] : ['runtime', model.runtime];
    version.need(place.at(field), runtime.since, got, 'name a runtime that the cluster has');
  }
}

/** What serves, as a predictor holds it: a model with what is said of its container, or containers. */
export function predictorImplementation({ main, sidecars }: RenderedPods, model?: KserveModel): object {
  if (model === undefined) {
    return { containers: [main, ...sidecars] };
  }
  // The runtime has a name, an image and a security context, and all that is said here would go before it.
  const { name, image, securityContext, ...container } = main;
  const { format, formatVersion, protocolVersion, runtime, runtimeVersion, storageUri } = model;
  return {
    model: {
      modelFormat: { name: format, version: formatVersion },
      protocolVersion,
      runtime,
      runtimeVersion,
      storageUri,
      ...model.image !== undefined && { image },
      ...container,
    },
    ...sidecars.length > 0 && { containers: sidecars },
  };
}
