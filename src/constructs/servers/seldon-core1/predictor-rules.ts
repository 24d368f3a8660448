import { checkComponents } from './component-rules';
import { checkOwnAnnotations, checkOwnLabels, checkReplicas } from './metadata-rules';
import { assignedPorts, OPERATORS_IMAGE, PlannedPredictor } from './predictor-plan';
import { SeldonCore1GraphNode } from './seldon-core1-graph-node';
import { below } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { wholeSeconds } from '../../../platforms/kubernetes/limits';
import { checkModelName } from '../../../platforms/kubernetes/names';
import { EXECUTOR_CONTAINER, SERVICE_NAME_ANNOTATION, VERSION_LABEL } from '../../../platforms/seldon-core1/names';
import { nameFaults, trafficFaults } from '../../../platforms/seldon-core1/seldon-deployment-faults';
import { checkContainer } from '../container-rules';

/** Refuses predictors that Seldon's webhook refuses, and those whose objects would get in each other's way. */
export function checkPredictors(place: Place, seldonDeployment: string, predictors: PlannedPredictor[]): void {
  const assigned = assignedPorts(predictors);
  predictors.forEach((predictor, i) => {
    const { name, place: at, props, version } = predictor;
    place.attempt(() => refuseTwin(at.at('labels').at(VERSION_LABEL), version, predictors.slice(0, i).filter((other) => other.name !== name).map((other) => other.version)));
    checkOwnAnnotations(at.at('annotations'), props.annotations ?? {});
    checkOwnLabels(at.at('labels'), props.labels ?? {});
    if (props.replicas !== undefined) {
      const { replicas } = props;
      place.attempt(() => checkReplicas(at.at('replicas'), replicas));
    }
    if (props.progressDeadline !== undefined) {
      // It is converted to seconds when it is rendered.
      wholeSeconds(at.at('progressDeadline'), props.progressDeadline, { min: 1 });
    }
    if (props.serviceName !== undefined) {
      const { serviceName } = props;
      place.attempt(() => checkModelName(at.at('serviceName'), serviceName));
    }
    if (props.executor?.resources !== undefined) {
      const { resources } = props.executor;
      place.attempt(() => checkContainer(at.at('executor'), { image: OPERATORS_IMAGE, resources }, EXECUTOR_CONTAINER, new Set()));
    }
    place.attempt(() => checkComponents(at, predictor, assigned));
  });
  const asManifests = predictors.map(({ name, nodes: [root], props: { annotations, serviceName, shadow, trafficPercent: traffic } }) => ({
    name,
    shadow,
    traffic,
    annotations: { ...annotations, ...serviceName !== undefined && { [SERVICE_NAME_ANNOTATION]: serviceName } },
    graph: namesOf(root.node),
  }));
  const faults = [...trafficFaults(asManifests), ...nameFaults(seldonDeployment, asManifests)];
  place.refuseEach(faults.map(({ pointer: [, i, ...rest], ...each }) => ({
    ...each, at: i === undefined ? place.at('predictors') : below(predictors[Number(i)].place, rest.map((field) => field === 'traffic' ? 'trafficPercent' : field)),
  })));
}

/** The names of a graph, as its manifest has them. */
function namesOf({ name, _unit: { implementation }, _options: { children = [] } }: SeldonCore1GraphNode): object {
  return { name, implementation, children: children.map(namesOf) };
}

function refuseTwin(place: Place, value: string, others: string[]): void {
  if (others.includes(value)) {
    place.refuse('is that of another predictor too', value, 'give each predictor one of its own');
  }
}
