import { assignedPorts } from './assigned-ports';
import { checkComponents } from './component-rules';
import { checkOwnAnnotations, checkOwnLabels, checkReplicas } from './metadata-rules';
import { OPERATORS_IMAGE, PlannedPredictor } from './predictor-plan';
import { Place } from '../../../faults/place';
import { wholeSeconds } from '../../../platforms/kubernetes/duration';
import { checkModelName, checkNamePart } from '../../../platforms/kubernetes/names';
import { EXECUTOR_CONTAINER } from '../../../platforms/seldon-core1/executor';
import { containerServiceName, VERSION_LABEL } from '../../../platforms/seldon-core1/names';
import { checkContainer } from '../container-rules';

/** Refuses predictors that Seldon's webhook refuses, and those whose objects would get in each other's way. */
export function checkPredictors(place: Place, seldonDeployment: string, predictors: PlannedPredictor[]): void {
  const services = new Map<string, string>();
  const assigned = assignedPorts(predictors);
  predictors.forEach((predictor, i) => {
    const { place: at, props, nodes, service, version } = predictor;
    checkNamePart(at.at('name'), props.name);
    refuseTwin(at.at('name'), props.name, predictors.slice(0, i).map((other) => other.props.name), 'predictor');
    refuseTwin(at.at('labels').at(VERSION_LABEL), version, predictors.slice(0, i).map((other) => other.version), 'predictor');
    checkOwnAnnotations(at.at('annotations'), props.annotations ?? {});
    checkOwnLabels(at.at('labels'), props.labels ?? {});
    if (props.replicas !== undefined) {
      checkReplicas(at.at('replicas'), props.replicas);
    }
    if (props.progressDeadline !== undefined) {
      wholeSeconds(at.at('progressDeadline'), props.progressDeadline, { min: 1 });
    }
    if (props.serviceName !== undefined) {
      checkModelName(at.at('serviceName'), props.serviceName);
    }
    if (props.executor?.resources !== undefined) {
      checkContainer(at.at('executor'), { image: OPERATORS_IMAGE, resources: props.executor.resources }, EXECUTOR_CONTAINER, new Set());
    }
    checkComponents(at, predictor, assigned);
    const named: [string, string][] = [
      [service, `predictor ${props.name}`],
      ...nodes.filter(({ node }) => node._unit.implementation !== 'RANDOM_ABTEST').map(({ node }): [string, string] =>
        [containerServiceName(seldonDeployment, props.name, node.name), `node ${node.name} of predictor ${props.name}`]),
    ];
    for (const [name, owner] of named) {
      const other = services.get(name);
      if (other !== undefined) {
        at.at('name').refuse(`leads to one Service of ${owner} and ${other}`, name, 'rename one of them');
      }
      services.set(name, owner);
    }
  });
  checkTraffic(place, predictors);
}

function refuseTwin(place: Place, value: string, others: string[], what: string): void {
  if (others.includes(value)) {
    place.refuse(`is that of another ${what} too`, value, `give each ${what} one of its own`);
  }
}

/** Shares of the requests. Source: seldon-core v1.18.2 seldondeployment_webhook.go, checkTraffic and validateShadow. */
function checkTraffic(place: Place, predictors: PlannedPredictor[]): void {
  for (const { place: at, props: { traffic } } of predictors) {
    if (traffic !== undefined && (!Number.isInteger(traffic) || traffic < 0 || traffic > 100)) {
      at.at('traffic').refuse('is no whole percentage, from 0 to 100', traffic, 'change it, or leave it out for the only predictor');
    }
  }
  const [shadow, ...shadows] = predictors.filter(({ props }) => props.shadow);
  const seen = predictors.filter(({ props }) => !props.shadow);
  if (shadows.length > 0) {
    shadows[0].place.at('shadow').refuse('is true of another predictor too, and Seldon copies requests to one', true, 'leave one of the two out');
  }
  if (seen.length === 0) {
    shadow.place.at('shadow').refuse('is true of the only predictor, whose answers somebody has to see', true, 'leave it out');
  }
  const sum = seen.reduce((total, { props }) => total + (props.traffic ?? 0), 0);
  if (seen.length > 1 && sum !== 100) {
    place.at('predictors').refuse('have traffic that does not add up to 100', seen.map(({ props }) => `${props.name}: ${props.traffic ?? 0}`), 'change their traffic');
  }
  if (seen.length === 1 && seen[0].props.traffic !== undefined && sum !== 100) {
    seen[0].place.at('traffic').refuse('has to be all of it: no other predictor answers', sum, 'leave it out');
  }
}
