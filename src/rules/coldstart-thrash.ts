import { Finding, Rule, Severity } from './rule';
import { ClusterProfile } from '../cluster/cluster-profile';
import { AutoscalerNode } from '../graph/autoscaler';
import { DEFAULT_BEHAVIOR } from '../graph/scaling-behavior';
import { ScalingGraph } from '../graph/scaling-graph';

/** How many starts of a pod a replica has to be kept for, so that it is not away while its load comes back. */
const STARTS = 2;
const DISABLED = 'Disabled';

export const coldstartThrash: Rule = {
  id: 'coldstart-thrash',
  severity: Severity.WARNING,
  says: 'If replicas go sooner than new ones start, they are missing when the load comes back: the model swings between too few replicas and too many.',
  remedy: 'Set scaleDown.stabilizationWindowSeconds to at least twice the time that a pod takes to start.',
  source: 'kubernetes v1.36 pkg/controller/podautoscaler/horizontal.go, stabilizeRecommendationWithBehaviors',
  *find(graph: ScalingGraph, cluster: ClusterProfile): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { hpa, podStartupMillis = 0 } = autoscaler.cluster ?? cluster;
      const startSeconds = Math.ceil(podStartupMillis / 1000);
      if (startSeconds === 0 || !movesDown(autoscaler)) {
        continue;
      }
      const byCluster = hpa?.downscaleStabilizationMillis === undefined ? undefined : hpa.downscaleStabilizationMillis / 1000;
      const { windowSeconds, isWindowDefault = false } = autoscaler.behavior?.scaleDown ?? { ...DEFAULT_BEHAVIOR.scaleDown, isWindowDefault: true };
      const window = isWindowDefault ? byCluster ?? windowSeconds : windowSeconds;
      const path = autoscaler.statedBehavior?.path;
      if (window < STARTS * startSeconds) {
        yield {
          at: autoscaler,
          field: path === undefined ? autoscaler.targetPath : `${path}.scaleDown.stabilizationWindowSeconds`,
          problem: `lets replicas go after ${window} s, and a new pod takes ${startSeconds} s to start`,
          got: isWindowDefault ? `no value, which is ${window} s` : `${window} s`,
          fix: {
            yaml: `set behavior.scaleDown.stabilizationWindowSeconds to ${STARTS * startSeconds} or more`,
            typescript: `set behavior: { scaleDown: { stabilizationWindow: Duration.seconds(${STARTS * startSeconds}) } } or longer`,
          },
        };
      }
    }
  },
};

/** Whether an HPA takes replicas away: not where its least and most are the same, and not where the policy of that direction is off. */
function movesDown({ behavior, controller, maxReplicas, minReplicas }: AutoscalerNode): boolean {
  return controller !== 'Seldon Core 2' && (maxReplicas === undefined || maxReplicas > Math.max(minReplicas, 1)) && behavior?.scaleDown.selectPolicy !== DISABLED;
}
