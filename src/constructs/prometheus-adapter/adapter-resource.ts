/** What is to be known of a kind that metrics are served for. */
export interface AdapterResourceOptions {
  /** API group of the kind, such as `apps`; empty for the core group. */
  readonly group: string;

  /** The kind, such as `Deployment`. */
  readonly kind: string;

  /**
   * Whether its objects are in namespaces.
   *
   * @default - they are
   */
  readonly namespaced?: boolean;

  /**
   * Name of the resource for many, as in the paths of the API.
   *
   * @default - `resource` with an "s", "es" or "ies" at its end
   */
  readonly plural?: string;

  /**
   * Name of the resource for one.
   *
   * @default - the kind in lower case
   */
  readonly resource?: string;
}

/** A kind of objects that metrics are served for. */
export class AdapterResource {
  /** Namespaces, each of which sums up what is in it. */
  static readonly NAMESPACE = AdapterResource.of({ group: '', kind: 'Namespace', namespaced: false });
  /** Nodes. */
  static readonly NODE = AdapterResource.of({ group: '', kind: 'Node', namespaced: false });
  /** Persistent volumes. */
  static readonly PERSISTENT_VOLUME = AdapterResource.of({ group: '', kind: 'PersistentVolume', namespaced: false });
  /** Persistent volume claims. */
  static readonly PERSISTENT_VOLUME_CLAIM = AdapterResource.of({ group: '', kind: 'PersistentVolumeClaim' });
  /** Pods. */
  static readonly POD = AdapterResource.of({ group: '', kind: 'Pod' });
  /** Services of Kubernetes. */
  static readonly SERVICE = AdapterResource.of({ group: '', kind: 'Service' });
  /** Deployments. */
  static readonly DEPLOYMENT = AdapterResource.of({ group: 'apps', kind: 'Deployment' });
  /** StatefulSets. */
  static readonly STATEFUL_SET = AdapterResource.of({ group: 'apps', kind: 'StatefulSet' });
  /** DaemonSets. */
  static readonly DAEMON_SET = AdapterResource.of({ group: 'apps', kind: 'DaemonSet' });
  /** ReplicaSets. */
  static readonly REPLICA_SET = AdapterResource.of({ group: 'apps', kind: 'ReplicaSet' });
  /** Jobs. */
  static readonly JOB = AdapterResource.of({ group: 'batch', kind: 'Job' });
  /** CronJobs. */
  static readonly CRON_JOB = AdapterResource.of({ group: 'batch', kind: 'CronJob' });
  /** Ingresses. */
  static readonly INGRESS = AdapterResource.of({ group: 'networking.k8s.io', kind: 'Ingress' });
  /** InferenceServices of KServe. */
  static readonly INFERENCE_SERVICE = AdapterResource.of({ group: 'serving.kserve.io', kind: 'InferenceService' });
  /** LLMInferenceServices of KServe. */
  static readonly LLM_INFERENCE_SERVICE = AdapterResource.of({ group: 'serving.kserve.io', kind: 'LLMInferenceService' });
  /** Models of Seldon Core 2. */
  static readonly SELDON_MODEL = AdapterResource.of({ group: 'mlops.seldon.io', kind: 'Model' });
  /** Servers of Seldon Core 2. */
  static readonly SELDON_SERVER = AdapterResource.of({ group: 'mlops.seldon.io', kind: 'Server' });
  /** Pipelines of Seldon Core 2. */
  static readonly SELDON_PIPELINE = AdapterResource.of({ group: 'mlops.seldon.io', kind: 'Pipeline' });
  /** SeldonDeployments of Seldon Core 1. */
  static readonly SELDON_DEPLOYMENT = AdapterResource.of({ group: 'machinelearning.seldon.io', kind: 'SeldonDeployment' });

  /** Any other kind. It has to be among `resources` of the PrometheusAdapter too, which says that the cluster has it. */
  static of(options: AdapterResourceOptions): AdapterResource {
    const { group, kind, namespaced = true, resource = kind.toLowerCase() } = options;
    return new AdapterResource(group, kind, resource, options.plural ?? pluralOf(resource), namespaced);
  }

  private constructor(
    /** API group, empty for the core group. */
    public readonly group: string,
    /** Kind of the objects. */
    public readonly kind: string,
    /** Name of the resource for one, such as `pod`. */
    public readonly resource: string,
    /** Name of the resource for many, such as `pods`. */
    public readonly plural: string,
    /** Whether its objects are in namespaces. */
    public readonly namespaced: boolean,
  ) {}

  /** As the metrics API lists it, such as `pods` or `models.mlops.seldon.io`. */
  public get listedAs(): string {
    return this.group === '' ? this.plural : `${this.plural}.${this.group}`;
  }
}

/** As Kubernetes guesses it. Source: apimachinery v0.36 pkg/api/meta/restmapper.go, UnsafeGuessKindToResource. */
function pluralOf(resource: string): string {
  if (resource.endsWith('s')) {
    return `${resource}es`;
  }
  return resource.endsWith('y') ? `${resource.slice(0, -1)}ies` : `${resource}s`;
}
