import { AutoscalerContext } from './autoscaler-context';
import { KedaOptions } from './keda-options';
import type { ScaledObjectSpec } from '../../../imports/keda.sh';
import { below, Fault, within } from '../../faults/fault';
import { reworded } from '../../faults/fix';
import { Place, PlacedFault } from '../../faults/place';
import { boundsFaults } from '../../platforms/keda/bounds-faults';
import { fallbackFaults, fallbackRangeFaults } from '../../platforms/keda/fallback-faults';
import { nameFaults } from '../../platforms/keda/name-faults';
import { pauseFaults } from '../../platforms/keda/pause-faults';
import { scalingModifiersFaults, uncountedFaults } from '../../platforms/keda/scaling-modifiers-faults';
import { repeatedNameFaults } from '../../platforms/keda/triggers-faults';
import { Fields } from '../../platforms/kubernetes/untyped';
import { ProductVersion } from '../../platforms/product-version';

/** A ScaledObject as it is written, and what decides on it. */
export interface WrittenScaledObject {
  readonly name: string;
  readonly annotations?: { readonly [key: string]: string };
  readonly spec: ScaledObjectSpec;
  readonly version: ProductVersion<'KEDA'>;
}

/** What fields of YAML are called in the props. */
const WORDS: [RegExp, string][] = [
  [/minReplicaCount/g, 'minReplicas'],
  [/maxReplicaCount/g, 'maxReplicas'],
  [/write advanced\.scalingModifiers\.formula/g, 'give Autoscaler.keda({ formula })'],
  [/name the HPA by advanced\.horizontalPodAutoscalerConfig\.name/g, 'set Autoscaler.keda({ name }) or ({ hpaName })'],
  [/ or (use )?KEDA 2\.\d+$/, ' or correct the version of Autoscaler.keda({ kedaVersion })'],
];
/** Props of the model that a ScaledObject has under another name. */
const OF_MODEL: { readonly [field: string]: string } = { minReplicaCount: 'minReplicas', maxReplicaCount: 'maxReplicas' };
/** Fields of the formula. */
const OF_FORMULA: { readonly [field: string]: string } = { formula: 'expression' };

/** Refuses what the API server or KEDA refuses in a ScaledObject (but for the target of a formula, which is judged as a number), in the words of the props that it comes from. */
export function checkScaledObject(context: AutoscalerContext, options: KedaOptions, { name, annotations, spec, version }: WrittenScaledObject): void {
  const stated: Fields = { ...spec };
  const faults = version.faultsIn([
    ...boundsFaults(stated), ...fallbackFaults(stated), ...fallbackRangeFaults(stated), ...scalingModifiersFaults(stated).filter(({ pointer }) => pointer.at(-1) !== 'target'), ...uncountedFaults(stated),
    ...within(['triggers'], repeatedNameFaults(spec.triggers)),
  ]).map((fault) => placed(placeOf(context.place, options, fault.pointer), fault));
  const at = context.place.at('autoscaler');
  const names = version.faultsIn(nameFaults(name, options.hpaName)).map((fault) => placed(below(at, fault.pointer), fault));
  const pauses = pauseFaults(annotations).map(({ fix: _fix, ...fault }) => ({ ...fault, at: at.at('paused'), fix: 'write KedaPause.atReplicas(2), or KedaPause.now() for those that are there' }));
  context.place.refuseEach([...faults, ...names, ...pauses]);
}

/** A fault at a prop. */
function placed(at: Place, { what, got, fix }: Fault): PlacedFault {
  return { at, what: inProps(what), got, fix: reworded(fix, inProps) };
}

function inProps(text: string): string {
  return WORDS.reduce((words, [field, prop]) => words.replace(field, prop), text);
}

function placeOf(place: Place, { formula }: KedaOptions, pointer: (string | number)[]): Place {
  const [first, part, ...rest] = pointer;
  const at = place.at('autoscaler');
  if (first === 'triggers') {
    return below(place, pointer);
  }
  if (first === 'advanced' && part === 'scalingModifiers') {
    return below(at.at('formula'), rest.map((field) => field === 'target' ? formula?._targetField ?? 'target' : OF_FORMULA[field] ?? field));
  }
  return Object.hasOwn(OF_MODEL, first) ? place.at(OF_MODEL[first]) : below(at, pointer);
}
