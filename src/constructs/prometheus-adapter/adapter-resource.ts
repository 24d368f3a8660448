import { Place } from '../../faults/place';
import { KSERVE_GROUP } from '../../platforms/kserve/names';
import { apiResource, ApiResource, knownResource, listedAs } from '../../platforms/prometheus-adapter/resources';
import { SELDON_CORE1_GROUP } from '../../platforms/seldon-core1/names';
import { SELDON_CORE2_GROUP } from '../../platforms/seldon-core2/names';
import { checkProps } from '../props/check-props';

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
  static readonly NAMESPACE = AdapterResource.known('', 'Namespace');
  /** Nodes. */
  static readonly NODE = AdapterResource.known('', 'Node');
  /** Persistent volumes. */
  static readonly PERSISTENT_VOLUME = AdapterResource.known('', 'PersistentVolume');
  /** Persistent volume claims. */
  static readonly PERSISTENT_VOLUME_CLAIM = AdapterResource.known('', 'PersistentVolumeClaim');
  /** Pods. */
  static readonly POD = AdapterResource.known('', 'Pod');
  /** Services of Kubernetes. */
  static readonly SERVICE = AdapterResource.known('', 'Service');
  /** Deployments. */
  static readonly DEPLOYMENT = AdapterResource.known('apps', 'Deployment');
  /** StatefulSets. */
  static readonly STATEFUL_SET = AdapterResource.known('apps', 'StatefulSet');
  /** DaemonSets. */
  static readonly DAEMON_SET = AdapterResource.known('apps', 'DaemonSet');
  /** ReplicaSets. */
  static readonly REPLICA_SET = AdapterResource.known('apps', 'ReplicaSet');
  /** Jobs. */
  static readonly JOB = AdapterResource.known('batch', 'Job');
  /** CronJobs. */
  static readonly CRON_JOB = AdapterResource.known('batch', 'CronJob');
  /** Ingresses. */
  static readonly INGRESS = AdapterResource.known('networking.k8s.io', 'Ingress');
  /** InferenceServices of KServe. */
  static readonly INFERENCE_SERVICE = AdapterResource.known(KSERVE_GROUP, 'InferenceService');
  /** LLMInferenceServices of KServe. */
  static readonly LLM_INFERENCE_SERVICE = AdapterResource.known(KSERVE_GROUP, 'LLMInferenceService');
  /** Models of Seldon Core 2. */
  static readonly SELDON_MODEL = AdapterResource.known(SELDON_CORE2_GROUP, 'Model');
  /** Servers of Seldon Core 2. */
  static readonly SELDON_SERVER = AdapterResource.known(SELDON_CORE2_GROUP, 'Server');
  /** Pipelines of Seldon Core 2. */
  static readonly SELDON_PIPELINE = AdapterResource.known(SELDON_CORE2_GROUP, 'Pipeline');
  /** SeldonDeployments of Seldon Core 1. */
  static readonly SELDON_DEPLOYMENT = AdapterResource.known(SELDON_CORE1_GROUP, 'SeldonDeployment');

  /** Any other kind. It has to be among `resources` of the PrometheusAdapter too, which says that the cluster has it. */
  static of(options: AdapterResourceOptions): AdapterResource {
    checkProps(Place.named('AdapterResource.of'), 'AdapterResourceOptions', options);
    return AdapterResource.from(apiResource(options));
  }

  private static known(group: string, kind: string): AdapterResource {
    return AdapterResource.from(knownResource(group, kind));
  }

  private static from({ group, kind, namespaced, plural, resource }: ApiResource): AdapterResource {
    return new AdapterResource(group, kind, resource, plural, namespaced);
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
    return listedAs(this);
  }
}
