import { Size, SizeRoundingBehavior } from 'cdk8s';
import { refuseAll } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { sizeQuantity } from '../../../platforms/kubernetes/quantity';
import { memoryFaults } from '../../../platforms/seldon-core2/model-faults';

const BYTES_PER_KIBIBYTE = 1024;

/** Memory of a Model, of which the operator refuses parts of a byte. Source: seldon-core v2.10 operator/apis/mlops/v1alpha1/model_types.go, AsSchedulerModel. */
export function memoryQuantity(place: Place, size: Size): string {
  const kibibytes = size.toKibibytes({ rounding: SizeRoundingBehavior.NONE });
  const bytes = kibibytes * BYTES_PER_KIBIBYTE;
  refuseAll(place, memoryFaults(bytes, `${bytes} bytes`).map((each) => ({ ...each, fix: 'round it up, such as to Size.kibibytes(100)' })));
  return Number.isInteger(kibibytes) ? sizeQuantity(Size.kibibytes(kibibytes)) : String(bytes);
}
