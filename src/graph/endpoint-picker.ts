import { AutoscalerNode } from './autoscaler';
import { selects } from './label-selector';
import { identityOf, listIn, LocatedManifest, numberIn, objectIn, textIn } from './manifest';
import { Endpoint, MonitorNode } from './monitor';
import { ScalingGraph } from './scaling-graph';
import { Query } from './scaling-trigger';
import { Container, Workload } from './workload';
import { optionOf } from '../model-servers/command-line';
import { gatewayMetric } from '../model-servers/gateway-metrics';
import { LLM_D_EPP } from '../model-servers/llm-d-epp';
import { LLM_PICKER_PRESET, llmPickerLabels, llmPickerService, llmPool } from '../platforms/kserve/llm-names';
import { LLM_INFERENCE_SERVICE, LLM_INFERENCE_SERVICE_CONFIG } from '../platforms/kserve/names';
import { mountedKeys } from '../platforms/kubernetes/mounted-keys';
import { MAX_LABEL_LENGTH } from '../platforms/kubernetes/names';
import { Fields, isObject } from '../platforms/kubernetes/untyped';
import {
  CONFIG_FILE_FLAG, CONFIG_TEXT_FLAG, EPP_IMAGE, EPP_METRICS_PORTS, EPP_METRICS_TARGET, FLOW_CONTROL, METRICS_AUTH_FLAG, POOL_FLAG,
  POOL_NAMESPACE_FLAG,
} from '../platforms/llm-d/names';
import { tryParse } from '../promql/parse';
import { holdsFor, Selector, selectorsOf } from '../promql/selectors';

/** Whether an endpoint picker holds requests: as its configuration says, as it does without one, or as something decides that is not known. */
export type FlowControl = 'on' | 'off' | 'default' | 'unknown';

/** The endpoint picker of a pool: one that a manifest starts, or that KServe starts for an LLMInferenceService. */
export interface EndpointPickerNode extends LocatedManifest {
  readonly pool: string;
  /** Whether KServe starts it. KServe always starts the same picker; any other is known by its flags and its image. */
  readonly isOfKserve: boolean;
  readonly services: string[];
  readonly flowControl: FlowControl;
  /** The text of its configuration and of what stands around it; undefined where it has none of its own, or where that is not here. */
  readonly configText?: string;
  /** Where its configuration stands, in words. */
  readonly configIn: string;
  readonly replicas?: number;
  readonly replicasPath: string;
  /** Whether it is known to answer those alone that bring a token. */
  readonly wantsToken: boolean;
  /** Its workload, or the labels by which KServe's are found. */
  readonly pods: Workload | { readonly labels: { readonly [key: string]: string } };
}

const PICKERS = new WeakMap<ScalingGraph, EndpointPickerNode[]>();
/** Flags, variables and feature gates that may have requests held, by any of their names. */
const ANY_FLOW_CONTROL = /flow[_-]?control/i;
/** What a program that names a pool, and is no endpoint picker, hardly has beside. */
const OTHER_FLAGS = [POOL_NAMESPACE_FLAG, CONFIG_FILE_FLAG, CONFIG_TEXT_FLAG, METRICS_AUTH_FLAG];
/** What Go reads as false: package strconv, ParseBool. */
const GO_FALSE = ['0', 'f', 'F', 'false', 'FALSE', 'False'];

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
    isOfKserve: true,
    services: [llmPickerService(name)],
    flowControl: own === 'default' ? others.find((each) => each !== 'default') ?? own : own,
    configText: schedulerText(graph, located, scheduler)
      ?? (own === 'default' && listIn(baseRefs).length === 0 ? presets.map((preset) => schedulerText(graph, located, preset))[0] : undefined),
    configIn: `${path}.config`,
    replicas: numberIn(replicas),
    replicasPath: `${path}.replicas`,
    wantsToken: listIn(baseRefs).length === 0 && ![scheduler, ...presets].some((each) => mayBeOpen(argsOf(each))),
    pods: { labels: llmPickerLabels(name) },
  }];
}

function schedulerFlowControl(graph: ScalingGraph, located: LocatedManifest, scheduler: Fields): FlowControl {
  const { inline, ref } = objectIn(scheduler.config);
  return ref === undefined && inline === undefined
    ? argsFlowControl(graph, located.manifest.metadata.namespace, argsOf(scheduler), objectIn(scheduler.template))
    : textFlowControl(schedulerText(graph, located, scheduler));
}

/** The text of the configuration of a scheduler; undefined where it has none, or where that is not here. */
function schedulerText(graph: ScalingGraph, { manifest }: LocatedManifest, scheduler: Fields): string | undefined {
  const { inline, ref } = objectIn(scheduler.config);
  const { key, name } = objectIn(ref);
  return ref !== undefined ? onlyOne(configMapTexts(graph, manifest.metadata.namespace, textIn(key) ?? '', textIn(name) ?? ''))
    : inline !== undefined ? JSON.stringify(inline)
      : argsText(graph, manifest.metadata.namespace, argsOf(scheduler), objectIn(scheduler.template));
}

/** The same by flags; a text among them is taken with all that stands in the pods. */
function argsText(graph: ScalingGraph, namespace: string | undefined, args: string[], podSpec: Fields): string | undefined {
  const file = flagOf(args, CONFIG_FILE_FLAG);
  const text = flagOf(args, CONFIG_TEXT_FLAG);
  return text !== undefined ? isVariable(text) ? undefined : JSON.stringify(podSpec)
    : file === undefined ? undefined
      : onlyOne(mountedKeys(podSpec, file).flatMap(({ configMap, key }) => configMapTexts(graph, namespace, key, configMap)));
}

/** One text is the configuration; of several, or of none, it is not known. */
function onlyOne(texts: string[]): string | undefined {
  return texts.length === 1 ? texts[0] : undefined;
}

function argsOf({ template }: Fields): string[] {
  return listIn(objectIn(template).containers).flatMap((container) => listIn(objectIn(container).args)).flatMap((arg) => textIn(arg) ?? []);
}

/** A workload with a container that is an endpoint picker: its command line names a pool, and has another mark of one. */
function ofWorkload(graph: ScalingGraph, workload: Workload): EndpointPickerNode[] {
  const { containers, manifest, replicas } = workload;
  const args = containers.find(isPicker)?.stated?.args ?? [];
  const pool = flagOf(args, POOL_FLAG);
  return pool === undefined ? [] : [{
    ...workload,
    pool,
    isOfKserve: false,
    services: graph.scraping.servicesOf(workload).flatMap((service) => service.manifest.metadata.name ?? []),
    flowControl: argsFlowControl(graph, manifest.metadata.namespace, args, podSpecOf(workload)),
    configText: argsText(graph, manifest.metadata.namespace, args, podSpecOf(workload)),
    configIn: `which ${CONFIG_TEXT_FLAG} or ${CONFIG_FILE_FLAG} gives it`,
    replicas,
    replicasPath: 'spec.replicas',
    wantsToken: !mayBeOpen(args),
    pods: workload,
  }];
}

function isPicker({ stated }: Container): boolean {
  const { args = [], image = '' } = stated ?? {};
  return (flagOf(args, POOL_FLAG) ?? '') !== '' && (EPP_IMAGE.test(untagged(image)) || OTHER_FLAGS.some((flag) => flagOf(args, flag) !== undefined));
}

/** An image without its tag and its digest. */
function untagged(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^/]*$/, '');
}

/** Where the containers and the volumes of a workload stand. */
function podSpecOf({ manifest, pods }: Workload): Fields {
  return (pods?.path ?? '').split('.').reduce<Fields>((fields, field) => objectIn(fields[field]), manifest);
}

/** By the text of the configuration; something else that has flow control in its name may switch it on, too. */
function argsFlowControl(graph: ScalingGraph, namespace: string | undefined, args: string[], podSpec: Fields): FlowControl {
  if (ANY_FLOW_CONTROL.test(JSON.stringify(podSpec))) {
    return 'on';
  }
  const text = flagOf(args, CONFIG_TEXT_FLAG);
  return text !== undefined ? isVariable(text) ? 'unknown' : 'off'
    : flagOf(args, CONFIG_FILE_FLAG) === undefined ? 'default' : textFlowControl(argsText(graph, namespace, args, podSpec));
}

function textFlowControl(text: string | undefined): FlowControl {
  return text === undefined ? 'unknown' : text.includes(FLOW_CONTROL) ? 'on' : 'off';
}

function configMapTexts(graph: ScalingGraph, namespace: string | undefined, key: string, name: string): string[] {
  return graph.objectsNamed('/ConfigMap', name).flatMap(({ manifest: { data, metadata } }) => metadata.namespace === namespace ? textIn(objectIn(data)[key]) ?? [] : []);
}

/** Whether it answers without a token, or a variable decides that. */
function mayBeOpen(args: string[]): boolean {
  const value = flagOf(args, METRICS_AUTH_FLAG) ?? '';
  return GO_FALSE.includes(value) || isVariable(value);
}

/** Whether Kubernetes, or a shell, puts something else in the place of a value. */
function isVariable(value: string): boolean {
  return value.includes('$');
}

/** What follows a flag that a program of Go reads, which has one dash or two. */
function flagOf(args: string[], flag: string): string | undefined {
  return optionOf(args, flag) ?? optionOf(args, flag.slice(1));
}
