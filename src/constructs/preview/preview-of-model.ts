import { ApiObject } from 'cdk8s';
import { ModelExplanation } from './model-explanation';
import { ModelPreview } from './model-preview';
import { PreviewProps } from './preview-props';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { explain } from '../../explain/explain';
import { Fault, refuseAll } from '../../faults/fault';
import { meantBy } from '../../faults/nearest';
import { Place } from '../../faults/place';
import { AutoscalerNode } from '../../graph/autoscaler';
import { isMeantBy, shortestNameOf, titleOfAutoscaler } from '../../graph/autoscaler-names';
import { ScalingGraph } from '../../graph/scaling-graph';
import { previewOf, previewSubjectOf } from '../../preview/preview-of';
import { requestOf, scenario, ScenarioFields } from '../../preview/read-scenario';
import { prometheusDuration } from '../../promql/duration';
import { validationOf } from '../../synth/synth-validation';
import { checkProps } from '../props/check-props';

/** Autoscalers of a construct tree as they would be written now. */
interface Found {
  readonly nodes: AutoscalerNode[];
  readonly graph: ScalingGraph;
}

/** What each autoscaler of a model does, in the order of what they scale. */
export function explanationsOf(place: Place, autoscalers: readonly ApiObject[], cluster: ClusterProfile): ModelExplanation[] {
  const { graph, nodes } = found(place, autoscalers);
  return nodes.map((node) => ModelExplanation._of(explain(node, graph, cluster)));
}

/** What an autoscaler of a model would do over a load. */
export function previewOfModel(place: Place, autoscalers: readonly ApiObject[], cluster: ClusterProfile, props: PreviewProps): ModelPreview {
  checkProps(place, 'PreviewProps', props);
  const { graph, nodes } = found(place, autoscalers);
  const node = props.target === undefined ? nodes[0] : scaling(place.at('target'), props.target, nodes);
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
    : ModelPreview._of({ name: titleOfAutoscaler(node, graph.autoscalers), result });
}

function found(place: Place, autoscalers: readonly ApiObject[]): Found {
  const [{ kind, node: { root } }] = autoscalers;
  const paths = autoscalers.map(({ node: { path } }) => path);
  const graph = new ScalingGraph(validationOf(root).documents());
  const nodes = paths.flatMap((path) => graph.autoscalers.filter(({ location }) => location === path));
  return nodes.length === 0
    ? place.refuse('has no autoscaler that can be followed: its platform scales by rules of its own', kind, 'preview another model')
    : { graph, nodes };
}

/** The one that scales what has a name. */
function scaling(place: Place, name: string, nodes: readonly AutoscalerNode[]): AutoscalerNode {
  const meant = nodes.filter((node) => isMeantBy(name, node));
  if (meant.length === 1) {
    return meant[0];
  }
  const names = nodes.map((node) => shortestNameOf(node, nodes));
  const nearest = meantBy(name, names);
  return place.refuse(`names ${meant.length === 0 ? 'none' : 'several'} of the objects that the model scales`, name,
    nearest === undefined || meant.length > 0 ? `write ${names.join(' or ')}` : `did you mean ${nearest}?`);
}

/** The props as the scenario of the command has them, so that the same rules judge both. */
function fieldsOf(props: PreviewProps): ScenarioFields {
  const { begin, duration, load: _, outages, scrapeInterval, signals: __, target: ___, podStartup, podTermination, ...rest } = props;
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
