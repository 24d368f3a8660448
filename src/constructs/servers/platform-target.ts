import { DisaggregatedSetRoleProps } from './disaggregated-set-role-props';
import { DynamoComponentProps } from './dynamo-component-props';
import { Place } from '../../faults/place';
import { LEADER_WORKER_SET } from '../../platforms/kubernetes/kinds';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { roleLeaderLabels } from '../../platforms/lws/pod-labels';
import {
  DYNAMO_ADAPTER, dynamoAdapterName, dynamoPodLabels, RAY_CLUSTER_FLEET, ROLE_SCALER, roleScalerName, ScaleTargetKind, scaleTargetKindOf,
  STORM_SERVICE, VLLM_RUNTIME,
} from '../../platforms/scale-targets';
import { checkMadeByFactory } from '../props/check-made';
import { checkProps } from '../props/check-props';

/**
 * An object that an autoscaler scales on a platform for language models. It knows the labels of its pods.
 *
 * @example
 * new AutoscaledModel(chart, 'chat', {
 *   server: ModelServer.fromPlatform(PlatformTarget.dynamoComponent({ graph: 'chat', component: 'decode' })),
 *   prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
 *   maxReplicas: 4,
 *   triggers: [DynamoTrigger.inFlightRequests({ graph: 'chat', perReplica: 16 })],
 * });
 */
export class PlatformTarget {
  /**
   * A role of a DisaggregatedSet: its DisaggregatedSetRoleScaler `<set>-<role>`, which LWS makes from 0.10 on. A replica is a group of pods,
   * and CPU is measured on the leaders only. Nothing keeps roles in proportion: give each minReplicas: 1, or let all of them go to zero.
   *
   * @see https://github.com/kubernetes-sigs/lws (0.10.0, api/disaggregatedset/v1)
   */
  static disaggregatedSetRole(props: DisaggregatedSetRoleProps): PlatformTarget {
    checkProps(Place.named('PlatformTarget.disaggregatedSetRole'), 'DisaggregatedSetRoleProps', props);
    const { role, set } = props;
    return new PlatformTarget(named(ROLE_SCALER, roleScalerName(set, role)), roleLeaderLabels(set, role));
  }

  /**
   * A component of a DynamoGraphDeployment: its DynamoGraphDeploymentScalingAdapter `<graph>-<component in lower case>`. Keep one replica:
   * without workers the frontend forgets the model and answers 404, so that Dynamo's metrics show no demand. A planner of Dynamo in the same
   * graph scales its workers itself.
   *
   * @see https://docs.nvidia.com/dynamo/v1.3.0/kubernetes-deployment/operate/autoscaling (1.3.0)
   */
  static dynamoComponent(props: DynamoComponentProps): PlatformTarget {
    checkProps(Place.named('PlatformTarget.dynamoComponent'), 'DynamoComponentProps', props);
    const { component, graph } = props;
    return new PlatformTarget(named(DYNAMO_ADAPTER, dynamoAdapterName(graph, component)), { ...dynamoPodLabels(graph, component) });
  }

  /**
   * A LeaderWorkerSet (LWS). A replica is a group of pods, and CPU is measured on the leaders only.
   *
   * @see https://github.com/kubernetes-sigs/lws (0.10.0, api/leaderworkerset/v1)
   */
  static leaderWorkerSet(name: string): PlatformTarget {
    return PlatformTarget.ofKind(LEADER_WORKER_SET, name);
  }

  /**
   * A RayClusterFleet of AIBrix. A replica is a RayCluster, and CPU is measured on the heads only.
   *
   * @see https://github.com/vllm-project/aibrix (0.7.0, api/orchestration/v1alpha1)
   */
  static rayClusterFleet(name: string): PlatformTarget {
    return PlatformTarget.ofKind(RAY_CLUSTER_FLEET, name);
  }

  /**
   * A StormService of AIBrix, in mode `Replica`. A replica has the pods of all roles, and each of them counts as a replica for CPU, memory and
   * levels: scale it on totals.
   *
   * @see https://github.com/vllm-project/aibrix (0.7.0, api/orchestration/v1alpha1)
   */
  static stormService(name: string): PlatformTarget {
    return PlatformTarget.ofKind(STORM_SERVICE, name);
  }

  /**
   * A VLLMRuntime of the vLLM production stack, without `autoscalingConfig`, by which its operator scales it itself. Its pods serve metrics on
   * the port of `vllmConfig`, 8000 unless it is set.
   *
   * @see https://github.com/vllm-project/production-stack (chart 0.1.12, operator/api/v1alpha1)
   */
  static vllmRuntime(name: string): PlatformTarget {
    return PlatformTarget.ofKind(VLLM_RUNTIME, name);
  }

  /** One whose name tells the labels of its pods. */
  private static ofKind(kind: Pick<ScaleTargetKind, 'apiVersion' | 'kind'>, name: string): PlatformTarget {
    return new PlatformTarget(named(kind, name), { ...scaleTargetKindOf(kind)?.podLabels?.(name) });
  }

  private constructor(
    /** The object with the scale. */
    public readonly target: ScaleTarget,
    /** Labels by which the scale picks pods. */
    public readonly podLabels: { [key: string]: string },
  ) {
    checkMadeByFactory(this, typeof target === 'object' && typeof podLabels === 'object', target);
  }
}

function named({ apiVersion, kind }: Pick<ScaleTargetKind, 'apiVersion' | 'kind'>, name: string): ScaleTarget {
  return { apiVersion, kind, name };
}
