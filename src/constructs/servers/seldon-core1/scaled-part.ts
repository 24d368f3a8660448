import { PlannedComponent, PlannedPredictor } from './predictor-plan';
import { SeldonCore1ScaledPart } from './seldon-core1-server-props';
import { Place } from '../../../faults/place';

/** The Deployment that is scaled. */
export interface Scaled {
  readonly predictor: PlannedPredictor;
  readonly component: PlannedComponent;
}

/** Which Deployment is scaled; refuses replicas that would be ignored or fought over. */
export function scaledOf(
  place: Place, predictors: PlannedPredictor[], { component: index = 0, predictor: name }: SeldonCore1ScaledPart = {},
): Scaled {
  const at = place.at('scaled');
  const predictor = name === undefined ? predictors[0] : predictors.find(({ props }) => props.name === name)
    ?? at.at('predictor').refuse('is no predictor', name, `name one of ${predictors.map(({ props }) => props.name).join(', ')}`);
  const component = predictor.components[index]
    ?? at.at('component').refuse('is no component of the predictor', index, `name one from 0 to ${predictor.components.length - 1}`);
  if (component.props.replicas !== undefined) {
    component.place.at('replicas').refuse('would be ignored: the autoscaler decides them', component.props.replicas, 'leave it out');
  }
  if (predictor.props.replicas !== undefined) {
    predictor.place.at('replicas').refuse('would be ignored where the autoscaler decides them', predictor.props.replicas,
      'leave it out, or move it to replicas of the other components');
  }
  return { predictor, component };
}
