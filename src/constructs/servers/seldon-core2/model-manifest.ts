import { ApiObjectProps, Size, SizeRoundingBehavior } from 'cdk8s';
import { checkText } from './capabilities';
import { SeldonCore2ModelProps } from './seldon-core2-model-props';
import { ModelBounds, ScalingMode } from './server-manifest';
import type { ModelSpec } from '../../../../imports/mlops.seldon.io';
import { refuseAll } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { byName } from '../../../platforms/by-name';
import { checkObjectName } from '../../../platforms/kubernetes/names';
import { sizeQuantity } from '../../../platforms/kubernetes/quantity';
import { memoryFaults, modelSpecFaults } from '../../../platforms/seldon-core2/model-faults';
import { SELDON_CORE2_API_VERSION } from '../../../platforms/seldon-core2/names';

/** Percentage of a logger; with any all payloads are logged. Source: seldon-core v2.10 operator/apis/mlops/v1alpha1/model_types.go, AsSchedulerModel. */
const ALL_PAYLOADS = 100;

/** A Model with what decides its replicas. */
export interface ScaledSeldonModel extends ModelBounds {
  readonly name: string;
  readonly namespace?: string;
  readonly mode: ScalingMode;
  /** Whether an autoscaler takes it to no replicas. */
  readonly sleeps: boolean;
  /** Name of the Server that it runs on; undefined for any. */
  readonly server?: string;
}

/** A Model; what is checked of it is checked before. */
export function seldonModel(place: Place, props: SeldonCore2ModelProps, model: ScaledSeldonModel): ApiObjectProps {
  const { artifactVersion, dedicated, modelType, preloaded, requirements, schemaUri, secretName, storageUri } = props;
  const spec: Omit<ModelSpec, 'memory'> & { readonly memory?: string } = {
    storageUri,
    artifactVersion,
    modelType,
    schemaUri,
    secretName,
    requirements,
    memory: props.memory && memoryQuantity(place.at('memory'), props.memory),
    server: model.server,
    ...scaling(model),
    dedicated,
    preloaded,
    explainer: props.explainer?._toSpec(place.at('explainer')),
    llm: props.llm?._toSpec(place.at('llm')),
    logger: props.logPayloads === true ? { percent: ALL_PAYLOADS } : undefined,
    parameters: props.parameters && byName(props.parameters).map(([name, value]) => ({ name, value })),
    dataflow: props.cleanTopicsOnDelete === undefined ? undefined : { cleanTopicsOnDelete: props.cleanTopicsOnDelete },
  };
  return { apiVersion: SELDON_CORE2_API_VERSION, kind: 'Model', metadata: { name: model.name, namespace: model.namespace }, spec };
}

/**
 * Seldon Core 2 scales by bounds of the Model. An autoscaler needs `replicas` instead, without which the scale reads 0 and nothing is done,
 * and no bounds: it would be refused beyond them. A stated minimum of 0 is no bound: some builds of 2.10 take 0 replicas beside it alone.
 */
function scaling({ mode, minReplicas, maxReplicas, sleeps }: ScaledSeldonModel): Pick<ModelSpec, 'minReplicas' | 'maxReplicas' | 'replicas'> {
  return mode === 'core' ? { minReplicas, maxReplicas } : { replicas: minReplicas, ...sleeps && { minReplicas: 0 } };
}

const BYTES_PER_KIBIBYTE = 1024;

/** Memory of a Model, of which the operator refuses parts of a byte. Source: seldon-core v2.10 operator/apis/mlops/v1alpha1/model_types.go, AsSchedulerModel. */
function memoryQuantity(place: Place, size: Size): string {
  const kibibytes = size.toKibibytes({ rounding: SizeRoundingBehavior.NONE });
  const bytes = kibibytes * BYTES_PER_KIBIBYTE;
  refuseAll(place, memoryFaults(bytes, `${bytes} bytes`).map((each) => ({ ...each, fix: 'round it up, such as to Size.kibibytes(100)' })));
  return Number.isInteger(kibibytes) ? sizeQuantity(Size.kibibytes(kibibytes)) : String(bytes);
}

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
