import { ApiObjectProps } from 'cdk8s';
import { ContainerProps } from 'cdk8s-plus-27';
import { KserveServing } from './kserve-predictor';
import { KserveServerProps } from './kserve-server-props';
import { refuseAll } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { argumentOf, KserveRuntime, runtimeOf, unservedFaults } from '../../../model-servers/kserve-runtimes';
import { Component, COMPONENT_LABEL, KSERVE_CONTAINER_PORT, SERVICE_LABEL } from '../../../platforms/kserve/names';
import { InferenceProtocol, ModelEndpoint, V1_PATH, V2_PATH } from '../../load-test/model-endpoint';
import { MetricsEndpoint } from '../../metrics/metrics-endpoint';
import { Monitor } from '../../metrics/monitor';
import { podMonitor, serviceMonitor } from '../../metrics/monitor-manifests';
import { Scrape } from '../../metrics/scrape';
import { ModelPorts, modelPorts } from '../container-ports';
import { checkMonitor } from '../monitor-rules';
import { externalScrape, ServerContext } from '../served-model';

/** Where the predictor serves, and where its metrics are. */
export interface PredictorPorts {
  readonly ports: ModelPorts;
  /** Port and path of the metrics; undefined where nothing is said of them. */
  readonly endpoint?: MetricsEndpoint;
}

/** The ports of the predictor's container: the given ones, and those without which its metrics would not be found. */
export function predictorPorts(place: Place, props: KserveServerProps, container: ContainerProps): PredictorPorts {
  const { metrics, monitor = Monitor.service(), predictor: { _serving: { model } } } = props;
  const field = 'predictor';
  const declared = modelPorts(place, container, undefined, undefined, field);
  if (metrics === undefined) {
    return { ports: declared };
  }
  const runtime = model && runtimeOf(model);
  const port = metrics.port ?? metricsPort(place, props.predictor._serving, declared, runtime);
  const endpoint = { ...metrics, port, path: metrics.path ?? runtime?.metrics.path };
  if (runtime !== undefined) {
    refuseAll(place.at('metrics'), unservedFaults(runtime, model?.args, 'leave metrics out'));
  }
  if (monitor._kind === 'external') {
    return { ports: declared, endpoint };
  }
  if (monitor._kind === 'service' && declared.all.length === 0 && port === KSERVE_CONTAINER_PORT) {
    return { ports: declared, endpoint };
  }
  const first = declared.all.length === 0 ? { ports: [{ number: KSERVE_CONTAINER_PORT }] } : {};
  return { ports: modelPorts(place, { ...container, ...first }, { ...metrics, port }, monitor, field), endpoint };
}

function metricsPort(place: Place, { model }: KserveServing, declared: ModelPorts, runtime?: KserveRuntime): number | undefined {
  if (runtime !== undefined) {
    return runtime.metrics.port;
  }
  if (model !== undefined) {
    return place.at('metrics.port').refuse(`is needed: which runtime serves ${model.format} is not known here`, undefined,
      'set it, or name a runtime of KServe in runtime of KservePredictor.model');
  }
  return declared.all.length === 0 ? KSERVE_CONTAINER_PORT : undefined;
}

/** The monitor of the predictor, through the Service that KServe makes of its container's ports, or by its pods. */
export function predictorMonitor(
  context: ServerContext, component: Component, props: KserveServerProps, { ports, endpoint }: PredictorPorts,
): { readonly manifest?: ApiObjectProps; readonly scrape?: Scrape } {
  const { metrics, monitor = Monitor.service() } = props;
  checkMonitor(context.place.at('server'), { metrics: monitor._kind === 'external' ? metrics : endpoint, monitor: props.monitor }, context.prometheus);
  if (monitor._kind === 'external') {
    return { scrape: externalScrape(monitor, metrics?.scrapeInterval) };
  }
  if (endpoint === undefined || context.prometheus === undefined) {
    return {};
  }
  const { name, namespace, prometheus } = context;
  const pods = { name, namespace, prometheus, endpoint, port: ports.metrics?.name ?? component.name };
  const serviceLabels = { [SERVICE_LABEL]: name, [COMPONENT_LABEL]: component.kind };
  return monitor._kind === 'pod'
    ? podMonitor({ ...pods, selector: { matchLabels: component.selectorLabels } }, monitor._options)
    : serviceMonitor({ ...pods, selector: { matchLabels: serviceLabels } }, component.name, monitor._options);
}

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
