import { Place } from '../../faults/place';
import { KSERVE_GROUP } from '../../platforms/kserve/names';
import { apiResource, ApiResource, knownResource, listedAs } from '../../platforms/prometheus-adapter/resources';
import { SELDON_CORE1_GROUP } from '../../platforms/seldon-core1/names';
import { SELDON_CORE2_GROUP } from '../../platforms/seldon-core2/names';
import { checkProps } from '../props/check-props';

/** A kind of objects, as the API of the cluster knows it. */
export interface AdapterResourceOptions {
  /** API group of the kind, such as `apps`; empty for the core group. */
  readonly group: string;

  /** Kind of the objects, such as `Deployment`. */
  readonly kind: string;

  /**
   * Whether its objects are in namespaces.
   *
   * @default - they are
   */
  readonly namespaced?: boolean;

  /**
   * Plural name of the resource, as in the paths of the API, such as `deployments`.
   *
   * @default - `resource` with an "s", "es" or "ies" at its end
   */
  readonly plural?: string;

  /**
   * Singular name of the resource, such as `deployment`.
   *
   * @default - the kind in lower case
   */
  readonly resource?: string;
}

/** A kind of objects that prometheus-adapter serves metrics of. */
export class AdapterResource {
  /** Namespaces: the metric of one is that of all objects in it. */
  static readonly NAMESPACE = AdapterResource.known('', 'Namespace');
  /** Nodes of the cluster. */
  static readonly NODE = AdapterResource.known('', 'Node');
  /** PersistentVolumes, which are in no namespace. */
  static readonly PERSISTENT_VOLUME = AdapterResource.known('', 'PersistentVolume');
  /** PersistentVolumeClaims of pods. */
  static readonly PERSISTENT_VOLUME_CLAIM = AdapterResource.known('', 'PersistentVolumeClaim');
  /** Pods: the HPA takes the mean over those of its target. */
  static readonly POD = AdapterResource.known('', 'Pod');
  /** Services of Kubernetes. */
  static readonly SERVICE = AdapterResource.known('', 'Service');
  /** Deployments of `apps/v1`. */
  static readonly DEPLOYMENT = AdapterResource.known('apps', 'Deployment');
  /** StatefulSets of `apps/v1`. */
  static readonly STATEFUL_SET = AdapterResource.known('apps', 'StatefulSet');
  /** DaemonSets of `apps/v1`. */
  static readonly DAEMON_SET = AdapterResource.known('apps', 'DaemonSet');
  /** ReplicaSets of `apps/v1`. */
  static readonly REPLICA_SET = AdapterResource.known('apps', 'ReplicaSet');
  /** Jobs of `batch/v1`. */
  static readonly JOB = AdapterResource.known('batch', 'Job');
  /** CronJobs of `batch/v1`. */
  static readonly CRON_JOB = AdapterResource.known('batch', 'CronJob');
  /** Ingresses of `networking.k8s.io/v1`. */
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

  /** Any other kind. Name it in `resources` of the PrometheusAdapter too, to state that the cluster has it. */
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
    /** Kind of the objects, as in their manifests, such as `Pod`. */
    public readonly kind: string,
    /** Singular name of the resource, such as `pod`. */
    public readonly resource: string,
    /** Plural name of the resource, such as `pods`. */
    public readonly plural: string,
    /** Whether its objects are in namespaces. */
    public readonly namespaced: boolean,
  ) {}

  /** As the metrics API lists it, such as `pods` or `models.mlops.seldon.io`. */
  public get listedAs(): string {
    return listedAs(this);
  }
}
