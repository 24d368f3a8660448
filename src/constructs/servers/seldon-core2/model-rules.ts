import { checkCapabilities, checkText } from './capabilities';
import { SeldonCore2ServerProps } from './seldon-core2-server-props';
import { Place } from '../../../faults/place';
import { checkObjectName } from '../../../platforms/kubernetes/names';

/** Largest version of an artifact. Source: seldon-core v2.10 operator/apis/mlops/v1alpha1/model_types.go, uint32. */
const MAX_UINT32 = 4_294_967_295;

/** Refuses a Model that the operator refuses, or that nothing could load. */
export function checkSeldonModel(place: Place, props: SeldonCore2ServerProps): void {
  const { artifactVersion, explainer, llm, modelType, parameters = {}, requirements, schemaUri, secretName, storageUri } = props;
  checkText(place.at('storageUri'), storageUri);
  for (const [field, text] of [['modelType', modelType], ['schemaUri', schemaUri]] as const) {
    if (text !== undefined) {
      checkText(place.at(field), text);
    }
  }
  if (artifactVersion !== undefined && (!Number.isInteger(artifactVersion) || artifactVersion < 0 || artifactVersion > MAX_UINT32)) {
    place.at('artifactVersion').refuse(`has to be a whole number from 0 to ${MAX_UINT32}`, artifactVersion, 'name the folder of the version in the storage');
  }
  if (secretName !== undefined) {
    checkObjectName(place.at('secretName'), secretName);
  }
  if (requirements !== undefined) {
    checkCapabilities(place.at('requirements'), requirements);
  }
  Object.keys(parameters).forEach((name) => checkText(place.at('parameters').at(name === '' ? '""' : name), name));
  if (explainer !== undefined && llm !== undefined) {
    place.at('llm').refuse('cannot be beside an explainer: the operator refuses a Model with both', Object.keys(props).filter((key) => key === 'explainer' || key === 'llm'),
      'leave out one of the two');
  }
}
