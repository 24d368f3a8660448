import { Fields, isObject, Labels, listIn, numberIn, objectIn, textIn, textsIn } from './untyped';
import { fleetHeadLabels } from '../aibrix/pod-labels';
import { leaderLabels } from '../lws/pod-labels';

/** A port that a container declares. */
export interface ContainerPort {
  readonly name?: string;
  readonly containerPort: number;
  readonly protocol?: string;
}

/** A container, as far as this library reads it. */
export interface ContainerManifest {
  readonly name: string;
  readonly ports: ContainerPort[];
  readonly resources: { readonly requests: Fields; readonly limits: Fields };
  /** Of an init container: `Always` for one that runs as long as the pod. */
  readonly restartPolicy?: string;
  readonly image?: string;
  /** The words of its command and of its arguments. */
  readonly args: string[];
  /** Whether it has a command of its own, and does not start what its image starts. */
  readonly hasCommand: boolean;
  /** Names of its environment variables; undefined where a ConfigMap or a Secret adds more of them. */
  readonly variables?: string[];
  /** Whether a readiness or startup probe asks it when it can take requests. */
  readonly isProbed: boolean;
  /** How long its startup probe lets it take, in seconds; undefined without one. */
  readonly startupSeconds?: number;
  /** Whether it does something before it is told to stop. */
  readonly hasPreStop: boolean;
  /** Names of the claims of the pod on devices that it takes. */
  readonly claims: string[];
}

/** The pods that a workload makes, as far as its manifest tells. */
export interface PodTemplate {
  /** Where the spec of the pods stands in the manifest. */
  readonly path: string;
  readonly labels: { [key: string]: string };
  readonly annotations?: { [key: string]: string };
  readonly containers: ContainerManifest[];
  readonly initContainers: ContainerManifest[];
  /** What the pod as a whole requests and is limited to. */
  readonly resources?: ContainerManifest['resources'];
  /** How long it may take to end, as it is stated. */
  readonly graceSeconds?: number;
  /** Volumes that have a PersistentVolumeClaim of their own name, which all pods share. */
  readonly volumeClaims: VolumeClaim[];
  /** Claims on devices. */
  readonly deviceClaims: PodDeviceClaim[];
}

/** A volume of a pod that is a PersistentVolumeClaim. */
export interface VolumeClaim {
  /** Which of the volumes it is. */
  readonly index: number;
  readonly claimName: string;
  readonly isReadOnly: boolean;
}

/** A claim of a pod on devices. */
export interface PodDeviceClaim {
  /** How the containers call it. */
  readonly name: string;
  /** The ResourceClaim, where all pods share one. */
  readonly claimName?: string;
  /** The ResourceClaimTemplate, where each pod has one of its own. */
  readonly templateName?: string;
}

/** A label selector as Kubernetes objects hold it. */
export interface PodSelector {
  readonly matchLabels?: { [key: string]: string };
  readonly matchExpressions?: { readonly key: string; readonly operator: string; readonly values?: string[] }[];
}

interface WorkloadManifest {
  readonly kind?: string;
  readonly metadata?: { readonly name?: string };
  readonly spec?: unknown;
}

/** Where a manifest describes its pods, and what labels they get beside those that stand there. */
interface TemplatePlace {
  readonly path: string;
  readonly template: unknown;
  readonly labels?: Labels;
}

function placeOf({ kind, metadata, spec }: WorkloadManifest): TemplatePlace {
  const { leaderWorkerTemplate, template } = objectIn(spec);
  if (kind === 'LeaderWorkerSet' && leaderWorkerTemplate !== undefined) {
    const groups = objectIn(leaderWorkerTemplate);
    const ofGroup = groups.leaderTemplate === undefined ? 'workerTemplate' : 'leaderTemplate';
    return { path: `spec.leaderWorkerTemplate.${ofGroup}`, template: groups[ofGroup], labels: leaderLabels(metadata?.name ?? '') };
  }
  if (kind === 'RayClusterFleet') {
    const head = objectIn(objectIn(objectIn(template).spec).headGroupSpec);
    return { path: 'spec.template.spec.headGroupSpec.template', template: head.template, labels: fleetHeadLabels(metadata?.name ?? '') };
  }
  return { path: 'spec.template', template };
}

/**
 * The pods that an autoscaler counts: those of a Deployment, StatefulSet, Argo Rollout and others alike, the leaders of a LeaderWorkerSet,
 * and the heads of a RayClusterFleet. Undefined where the manifest holds no pod template.
 */
export function podTemplateOf(manifest: WorkloadManifest): PodTemplate | undefined {
  const { path, template, labels } = placeOf(manifest);
  return podTemplateIn(template, `${path}.spec`, labels);
}

/** A template of pods; undefined where it has no list of containers. */
export function podTemplateIn(template: unknown, specPath: string, own: Labels = {}): PodTemplate | undefined {
  const { metadata: ofPods, spec: pods } = objectIn(template);
  const { containers, initContainers, resourceClaims, resources, terminationGracePeriodSeconds, volumes } = objectIn(pods);
  if (!Array.isArray(containers)) {
    return undefined;
  }
  const { labels, annotations } = objectIn(ofPods);
  return {
    path: specPath,
    labels: { ...textsIn(labels), ...own },
    annotations: annotations === undefined ? undefined : textsIn(annotations),
    containers: containers.map(containerIn),
    initContainers: listIn(initContainers).map(containerIn),
    resources: resources === undefined ? undefined : resourcesIn(resources),
    graceSeconds: numberIn(terminationGracePeriodSeconds),
    volumeClaims: listIn(volumes).flatMap(volumeClaimIn),
    deviceClaims: listIn(resourceClaims).map(objectIn).map(({ name, resourceClaimName, resourceClaimTemplateName }) =>
      ({ name: textIn(name) ?? '', claimName: textIn(resourceClaimName), templateName: textIn(resourceClaimTemplateName) })),
  };
}

function volumeClaimIn(volume: unknown, index: number): VolumeClaim[] {
  const { claimName, readOnly } = objectIn(objectIn(volume).persistentVolumeClaim);
  return typeof claimName === 'string' ? [{ index, claimName, isReadOnly: readOnly === true }] : [];
}

/** How often a probe asks, and how often it may fail, where nothing is said. */
const [DEFAULT_PERIOD_SECONDS, DEFAULT_FAILURES] = [10, 3];

/** What a container states of its resources. */
export function resourcesIn(resources: unknown): ContainerManifest['resources'] {
  const { requests, limits } = objectIn(resources);
  return { requests: objectIn(requests), limits: objectIn(limits) };
}

function containerIn(container: unknown): ContainerManifest {
  const { args, command, env, envFrom, image, lifecycle, name, ports, readinessProbe, resources, restartPolicy, startupProbe } = objectIn(container);
  return {
    name: textIn(name) ?? '',
    ports: portsIn(ports),
    resources: resourcesIn(resources),
    restartPolicy: textIn(restartPolicy),
    image: textIn(image),
    args: [...listIn(command), ...listIn(args)].flatMap((each) => textIn(each)?.split(/\s+/) ?? []),
    hasCommand: listIn(command).length > 0,
    variables: listIn(envFrom).length > 0 ? undefined : listIn(env).flatMap((variable) => textIn(objectIn(variable).name) ?? []),
    isProbed: isObject(readinessProbe) || isObject(startupProbe),
    ...isObject(startupProbe) && { startupSeconds: allowedSeconds(startupProbe) },
    hasPreStop: isObject(objectIn(lifecycle).preStop),
    claims: listIn(objectIn(resources).claims).flatMap((claim) => textIn(objectIn(claim).name) ?? []),
  };
}

/** How long a probe may fail before it gives up. Source: kubernetes v1.36 pkg/apis/core/v1/defaults.go, SetDefaults_Probe. */
function allowedSeconds({ failureThreshold, initialDelaySeconds, periodSeconds }: Fields): number {
  const failures = numberIn(failureThreshold) ?? DEFAULT_FAILURES;
  return (numberIn(initialDelaySeconds) ?? 0) + failures * (numberIn(periodSeconds) ?? DEFAULT_PERIOD_SECONDS);
}

/** The ports that a container declares: those with a number. */
export function portsIn(ports: unknown): ContainerPort[] {
  return listIn(ports).map(objectIn).flatMap(({ name, containerPort, protocol }) => {
    const number = numberIn(containerPort);
    return number === undefined ? [] : [{ name: textIn(name), containerPort: number, protocol: textIn(protocol) }];
  });
}

/** Containers that run as long as the pod, restartable init containers included: those are what an HPA counts. */
export function runningContainersOf({ containers, initContainers }: PodTemplate): ContainerManifest[] {
  return [...containers, ...initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always')];
}

/** What selects those pods; undefined where the manifest does not say. */
export function podSelectorOf(manifest: WorkloadManifest): PodSelector | undefined {
  const { labels } = placeOf(manifest);
  if (labels !== undefined) {
    return { matchLabels: { ...labels } };
  }
  const selector = selectorIn(objectIn(manifest.spec).selector);
  return isSelective(selector) ? selector : undefined;
}

/** The label selector that a field holds; one that asks for nothing where it holds none. */
export function selectorIn(value: unknown): PodSelector {
  const { matchLabels, matchExpressions } = objectIn(value);
  return {
    ...isObject(matchLabels) && { matchLabels: textsIn(matchLabels) },
    ...Array.isArray(matchExpressions) && { matchExpressions: matchExpressions.map(expressionIn) },
  };
}

function expressionIn(value: unknown): NonNullable<PodSelector['matchExpressions']>[number] {
  const { key, operator, values } = objectIn(value);
  return { key: textIn(key) ?? '', operator: textIn(operator) ?? '', ...Array.isArray(values) && { values: values.flatMap((each) => textIn(each) ?? []) } };
}

/** Whether a selector picks some pods, and not those of the whole namespace. */
export function isSelective({ matchLabels = {}, matchExpressions = [] }: PodSelector): boolean {
  return Object.keys(matchLabels).length > 0 || matchExpressions.length > 0;
}
