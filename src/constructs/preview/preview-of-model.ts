import { ApiObject } from 'cdk8s';
import { ModelExplanation } from './model-explanation';
import { ModelPreview } from './model-preview';
import { PreviewProps } from './preview-props';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { explain } from '../../explain/explain';
import { Fault, refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { AutoscalerNode } from '../../graph/autoscaler';
import { nameOf } from '../../graph/manifest';
import { ScalingGraph } from '../../graph/scaling-graph';
import { previewOf, previewSubjectOf } from '../../preview/preview-of';
import { requestOf, scenario, ScenarioFields } from '../../preview/read-scenario';
import { prometheusDuration } from '../../promql/duration';
import { validationOf } from '../../synth/synth-validation';
import { checkProps } from '../props/check-props';

/** An autoscaler of a construct tree as it would be written now. */
interface Found {
  readonly node: AutoscalerNode;
  readonly graph: ScalingGraph;
}

/** What the autoscaler of a model does. */
export function explanationOf(place: Place, autoscaler: ApiObject, cluster: ClusterProfile): ModelExplanation {
  const { graph, node } = found(place, autoscaler);
  return ModelExplanation._of(explain(node, graph, cluster));
}

/** What the autoscaler of a model would do over a load. */
export function previewOfModel(place: Place, autoscaler: ApiObject, cluster: ClusterProfile, props: PreviewProps): ModelPreview {
  checkProps(place, 'PreviewProps', props);
  const { graph, node } = found(place, autoscaler);
  const surroundings = { cluster, workload: graph.targetOf(node) };
  const faults: Fault[] = [];
  const { load, signals = {} } = props;
  const read = scenario(fieldsOf(props), faults)!; // Whatever is wrong is told by the faults.
  const stated = { ...read, load: load._shape, signals: Object.fromEntries(Object.entries(signals).map(([metric, each]) => [metric, each._stated])) };
  const request = requestOf(stated, previewSubjectOf(node, surroundings).autoscaler, faults);
  refuseAll(place, faults);
  const { missing, result } = previewOf(node, request, surroundings);
  return result === undefined
    ? place.refuse(`cannot tell what would happen without ${missing.join('; ')}`, undefined, 'state it as signals of the preview')
    : ModelPreview._of({ name: nameOf(node.manifest), result });
}

function found(place: Place, autoscaler: ApiObject): Found {
  const { path, root } = autoscaler.node;
  const graph = new ScalingGraph(validationOf(root).documents());
  const node = graph.autoscalers.find(({ manifest: _, location }) => location === path);
  return node === undefined
    ? place.refuse('has no autoscaler that can be followed: its platform scales by rules of its own', autoscaler.kind, 'preview another model')
    : { graph, node };
}

/** The props as the scenario of the command has them, so that the same rules judge both. */
function fieldsOf(props: PreviewProps): ScenarioFields {
  const { begin, duration, load: _, outages, scrapeInterval, signals: __, podStartup, podTermination, ...rest } = props;
  const times = Object.entries({ duration, scrapeInterval, podStartup, podTermination })
    .flatMap(([name, time]) => time === undefined ? [] : [[name, prometheusDuration(time)]]);
  return {
    ...rest,
    ...Object.fromEntries(times),
    ...begin !== undefined && { begin: begin.toISOString() },
    ...outages !== undefined && {
      outages: outages.map((outage) => ({
        of: outage.of, at: prometheusDuration(outage.at), duration: prometheusDuration(outage.duration), percent: outage.percent,
      })),
    },
  };
}
