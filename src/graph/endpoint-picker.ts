import { AutoscalerNode } from './autoscaler';
import { selects } from './label-selector';
import { identityOf, listIn, LocatedManifest, numberIn, objectIn, textIn } from './manifest';
import { Endpoint, MonitorNode } from './monitor';
import { ScalingGraph } from './scaling-graph';
import { Query } from './scaling-trigger';
import { Workload } from './workload';
import { optionOf } from '../model-servers/command-line';
import { gatewayMetric } from '../model-servers/gateway-metrics';
import { LLM_D_EPP } from '../model-servers/llm-d-epp';
import { LLM_PICKER_PRESET, llmPickerLabels, llmPickerService, llmPool } from '../platforms/kserve/llm-names';
import { LLM_INFERENCE_SERVICE, LLM_INFERENCE_SERVICE_CONFIG } from '../platforms/kserve/names';
import { MAX_LABEL_LENGTH } from '../platforms/kubernetes/names';
import { Fields, isObject } from '../platforms/kubernetes/untyped';
import {
  CONFIG_FILE_FLAG, CONFIG_TEXT_FLAG, EPP_METRICS_PORTS, EPP_METRICS_TARGET, FLOW_CONTROL, METRICS_AUTH_FLAG, POOL_FLAG,
} from '../platforms/llm-d/names';
import { tryParse } from '../promql/parse';
import { holdsFor, Selector, selectorsOf } from '../promql/selectors';

/** Whether an endpoint picker holds requests: as its configuration says, as it does without one, or as something decides that is not known. */
export type FlowControl = 'on' | 'off' | 'default' | 'unknown';

/** The endpoint picker of a pool: one that a manifest starts, or that KServe starts for an LLMInferenceService. */
export interface EndpointPickerNode extends LocatedManifest {
  readonly pool: string;
  readonly services: string[];
  readonly flowControl: FlowControl;
  /** Where its configuration stands, in words. */
  readonly configIn: string;
  readonly replicas?: number;
  readonly replicasPath: string;
  /** Whether it answers those alone that bring a token. */
  readonly wantsToken: boolean;
  /** Its workload, or the labels by which KServe's are found. */
  readonly pods: Workload | { readonly labels: { readonly [key: string]: string } };
}

const PICKERS = new WeakMap<ScalingGraph, EndpointPickerNode[]>();
/** Flags, variables and feature gates that may have requests held, by any of their names. */
const ANY_FLOW_CONTROL = /flow[_-]?control/i;

/** The endpoint pickers among some manifests. */
export function endpointPickersOf(graph: ScalingGraph): EndpointPickerNode[] {
  let pickers = PICKERS.get(graph);
  if (pickers === undefined) {
    pickers = [
      ...graph.objects(LLM_INFERENCE_SERVICE).flatMap((located) => ofKserve(graph, located)),
      ...graph.workloads.flatMap((workload) => ofWorkload(graph, workload)),
    ];
    PICKERS.set(graph, pickers);
  }
  return pickers;
}

/** The endpoint pickers whose series a selector takes, by the names that it asks for, or because the target is theirs. */
export function pickersAsked(graph: ScalingGraph, autoscaler: AutoscalerNode, { matchers }: Selector): EndpointPickerNode[] {
  return endpointPickersOf(graph).filter((picker) => {
    const { manifest: { metadata: { namespace } }, pool, services } = picker;
    const values: { readonly [label: string]: string[] } = {
      inference_pool: [pool], name: [pool], service: services, namespace: namespace === undefined ? [] : [namespace],
    };
    const known = matchers.filter(({ label }) => Object.hasOwn(values, label) && values[label].length > 0);
    const isFound = known.every((matcher) => values[matcher.label].some((value) => holdsFor(matcher, value) !== false));
    const isNamed = known.some(({ label, operator }) => label !== 'namespace' && !operator.startsWith('!'));
    return isFound && (isNamed || isOfTarget(graph, autoscaler, picker));
  });
}

/** The endpoints by which a monitor asks an endpoint picker for its metrics, by their numbers in its list. */
export function metricsEndpointsOf(graph: ScalingGraph, monitor: MonitorNode, { manifest, pods }: EndpointPickerNode): Map<number, Endpoint> {
  const { endpoints, namespaces, selector } = monitor;
  const isPicked = 'labels' in pods
    ? selects(selector, pods.labels) && (namespaces === 'any' || namespaces.includes(manifest.metadata.namespace))
    : graph.pickedBy(monitor).workloads.includes(pods);
  return new Map(isPicked ? [...endpoints.entries()].filter(([, endpoint]) => asksForMetrics(endpoint)) : []);
}

function asksForMetrics({ port, portNumber, targetPort }: Endpoint): boolean {
  return [port, targetPort].some((name) => EPP_METRICS_PORTS.includes(String(name))) || [portNumber, targetPort].includes(EPP_METRICS_TARGET);
}

/** The selectors of a query that take series of endpoint pickers. */
export function pickerSelectorsOf(query: Query | undefined): (Selector & { readonly metric: string })[] {
  const tree = query && tryParse(query.text);
  return tree === undefined ? [] : selectorsOf(query!.text, tree).flatMap((selector) =>
    selector.metric !== undefined && gatewayMetric(selector.metric)?.server === LLM_D_EPP.server ? [{ ...selector, metric: selector.metric }] : []);
}

function isOfTarget(graph: ScalingGraph, autoscaler: AutoscalerNode, { manifest }: EndpointPickerNode): boolean {
  const owner = graph.targetOf(autoscaler)?.owner;
  return owner !== undefined && identityOf(owner.manifest) === identityOf(manifest);
}

/** What KServe starts, unless another pool is named; it hashes names that get too long. */
function ofKserve(graph: ScalingGraph, located: LocatedManifest): EndpointPickerNode[] {
  const { metadata: { name = '' }, spec } = located.manifest;
  const { baseRefs, router } = objectIn(spec);
  const { scheduler } = objectIn(router);
  const { pool, replicas } = objectIn(scheduler);
  if (!isObject(scheduler) || objectIn(pool).ref !== undefined || llmPool(name).length > MAX_LABEL_LENGTH) {
    return [];
  }
  const presets = graph.objectsNamed(LLM_INFERENCE_SERVICE_CONFIG, LLM_PICKER_PRESET)
    .map(({ manifest }) => objectIn(objectIn(objectIn(manifest.spec).router).scheduler));
  const own = schedulerFlowControl(graph, located, scheduler);
  const others = listIn(baseRefs).length > 0 ? ['unknown' as const] : presets.map((preset) => schedulerFlowControl(graph, located, preset));
  const path = 'spec.router.scheduler';
  return [{
    ...located,
    pool: llmPool(name),
    services: [llmPickerService(name)],
    flowControl: own === 'default' ? others.find((each) => each !== 'default') ?? own : own,
    configIn: `${path}.config`,
    replicas: numberIn(replicas),
    replicasPath: `${path}.replicas`,
    wantsToken: listIn(baseRefs).length === 0 && ![scheduler, ...presets].some((each) => isOpen(argsOf(each))),
    pods: { labels: llmPickerLabels(name) },
  }];
}

function schedulerFlowControl(graph: ScalingGraph, { manifest }: LocatedManifest, scheduler: Fields): FlowControl {
  const { inline, ref } = objectIn(scheduler.config);
  const { key, name } = objectIn(ref);
  return ref !== undefined ? textFlowControl(configMapTexts(graph, manifest.metadata.namespace, textIn(key) ?? '', textIn(name)))
    : inline !== undefined ? textFlowControl([JSON.stringify(inline)])
      : argsFlowControl(graph, manifest.metadata.namespace, argsOf(scheduler), JSON.stringify(scheduler.template ?? {}));
}

function argsOf({ template }: Fields): string[] {
  return listIn(objectIn(template).containers).flatMap((container) => listIn(objectIn(container).args)).flatMap((arg) => textIn(arg) ?? []);
}

/** A workload that is started with the name of a pool. */
function ofWorkload(graph: ScalingGraph, workload: Workload): EndpointPickerNode[] {
  const { containers, manifest, replicas } = workload;
  const args = containers.flatMap(({ stated }) => stated?.args ?? []);
  const pool = optionOf(args, POOL_FLAG) ?? optionOf(args, POOL_FLAG.slice(1));
  return pool === undefined || pool === '' ? [] : [{
    ...workload,
    pool,
    services: graph.scraping.servicesOf(workload).flatMap((service) => service.manifest.metadata.name ?? []),
    flowControl: argsFlowControl(graph, manifest.metadata.namespace, args, JSON.stringify(manifest.spec)),
    configIn: `which ${CONFIG_TEXT_FLAG} or ${CONFIG_FILE_FLAG} gives it`,
    replicas,
    replicasPath: 'spec.replicas',
    wantsToken: !isOpen(args),
    pods: workload,
  }];
}

/** By the text of the configuration; something else that has flow control in its name may switch it on, too. */
function argsFlowControl(graph: ScalingGraph, namespace: string | undefined, args: string[], all: string): FlowControl {
  if (ANY_FLOW_CONTROL.test(all)) {
    return 'on';
  }
  const file = optionOf(args, CONFIG_FILE_FLAG);
  return optionOf(args, CONFIG_TEXT_FLAG) !== undefined ? 'off'
    : file === undefined ? 'default' : textFlowControl(configMapTexts(graph, namespace, file.split('/').at(-1) ?? ''));
}

/** One text is the configuration; of several, or of none, it is not known. */
function textFlowControl(texts: string[]): FlowControl {
  return texts.length !== 1 ? 'unknown' : texts[0].includes(FLOW_CONTROL) ? 'on' : 'off';
}

function configMapTexts(graph: ScalingGraph, namespace: string | undefined, key: string, name?: string): string[] {
  const maps = name === undefined ? graph.objects('/ConfigMap') : graph.objectsNamed('/ConfigMap', name);
  return maps.flatMap(({ manifest: { data, metadata } }) => metadata.namespace === namespace ? textIn(objectIn(data)[key]) ?? [] : []);
}

function isOpen(args: string[]): boolean {
  return optionOf(args, METRICS_AUTH_FLAG) === 'false';
}
