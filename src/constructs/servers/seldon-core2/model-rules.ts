import { checkText } from './capabilities';
import { SeldonCore2ModelProps } from './seldon-core2-model-props';
import { refuseAll } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { checkObjectName } from '../../../platforms/kubernetes/names';
import { modelSpecFaults } from '../../../platforms/seldon-core2/model-faults';

/** Refuses a Model that the operator refuses, or that nothing could load. */
export function checkSeldonModel(place: Place, props: SeldonCore2ModelProps): void {
  const { artifactVersion, explainer, llm, modelType, parameters = {}, requirements, schemaUri, secretName, storageUri } = props;
  refuseAll(place, modelSpecFaults({ storageUri, artifactVersion, requirements, explainer: explainer && {}, llm: llm && {} }));
  for (const [field, text] of [['modelType', modelType], ['schemaUri', schemaUri]] as const) {
    if (text !== undefined) {
      place.attempt(() => checkText(place.at(field), text));
    }
  }
  if (secretName !== undefined) {
    place.attempt(() => checkObjectName(place.at('secretName'), secretName));
  }
  Object.keys(parameters).forEach((name) => place.attempt(() => checkText(place.at('parameters').at(name === '' ? '""' : name), name)));
}
