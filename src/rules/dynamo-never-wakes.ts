import { Finding, Rule, Severity } from './rule';
import { bothWords } from '../faults/fix';
import { sleeps } from '../graph/autoscaler';
import { ScalingGraph } from '../graph/scaling-graph';
import { ScalingTrigger } from '../graph/scaling-trigger';
import { ONE_REPLICA } from '../platforms/keda/bounds-faults';
import { DYNAMO_ADAPTER, isOfKind } from '../platforms/scale-targets';
import { tryParse } from '../promql/parse';
import { measuredBy } from '../promql/selectors';

/** Prefix of what Dynamo's frontend and workers export. Source: ai-dynamo/dynamo v1.7.0 docs, observability/metrics. */
const DYNAMO_METRICS = 'dynamo_';

export const dynamoNeverWakes: Rule = {
  id: 'dynamo-never-wakes',
  severity: Severity.ERROR,
  says: 'When all workers of a model are gone, the frontend of Dynamo forgets the model and answers 404: its metrics no longer show any demand, so the model never wakes.',
  remedy: 'Keep one replica, or add a trigger on a signal from elsewhere, such as a queue or a gateway.',
  source: 'https://docs.nvidia.com/dynamo/v1.3.0/kubernetes-deployment/operate/autoscaling; ai-dynamo/dynamo#10753',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { scaledObject, target, triggers } = autoscaler;
      if (isOfKind(target, DYNAMO_ADAPTER) && scaledObject !== undefined && triggers.length > 0 && sleeps(autoscaler) && triggers.every(isOfDynamo)) {
        const idle = autoscaler.idleReplicas === 0;
        yield {
          at: autoscaler,
          field: `${scaledObject.path}.${idle ? 'idleReplicaCount' : 'minReplicaCount'}`,
          problem: `lets ${target.kind} ${target.name} go to zero, and every trigger asks for what Dynamo exports: with no worker its frontend knows no model and counts no request for it`,
          got: '0',
          // Of what this library did not write, others may wake the component, such as people.
          ...!autoscaler.isOurs && { severity: Severity.WARNING },
          fix: bothWords`${idle ? 'leave idleReplicaCount out' : bothWords`set ${ONE_REPLICA}`}, or add a trigger on what exists without workers, such as a queue or the metric of a gateway before Dynamo`,
        };
      }
    }
  },
};

/** Whether it is of the workers' pods, or all series that it asks for are Dynamo's. */
function isOfDynamo({ query, resource }: ScalingTrigger): boolean {
  const tree = query && tryParse(query.text);
  const series = query === undefined || tree === undefined ? [] : measuredBy(query.text, tree);
  return resource !== undefined || (series.length > 0 && series.every((metric) => metric.startsWith(DYNAMO_METRICS)));
}
