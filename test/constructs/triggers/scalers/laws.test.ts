import * as fc from 'fast-check';
import { merged, Props, requiredOf, SCALERS, triggerOf, WAYS, waysOf, without } from './scaler-samples';
import { Parameter, Scaler } from '../../../../projenrc/scalers/scaler';
import { ProductVersion } from '../../../../src/platforms/product-version';
import { readAsKeda } from '../../../support/keda-reader';
import { reportOfTrigger } from '../../../support/keda-trigger-report';
import { PLACE } from '../../../support/place';
import { samples } from '../../../support/samples';
import { contextOf } from '../../../support/signals';
import { newChart, synth } from '../../../support/synth';
import { Untyped } from '../../../support/untyped';

const NEXT = ProductVersion.parse(PLACE, 'KEDA', '2.21');

const basesOf = (scaler: Scaler) => (WAYS[scaler.type] ?? [{}]).map((way) => merged(requiredOf(scaler), way));

/** Any ways to give any parameters, over what has to be given, and without some of it. */
function propsOf(scaler: Scaler): fc.Arbitrary<Props> {
  const ways = scaler.parameters.flatMap((parameter) => waysOf(parameter).map((way): [Parameter, Props] => [parameter, way]));
  const some = <T>(values: readonly T[], most: number) => fc.subarray(values.slice(), { maxLength: Math.min(most, values.length) });
  return fc.tuple(fc.constantFrom(...basesOf(scaler)), some(ways, 5), some(scaler.parameters, 2)).map(([base, given, taken]) => {
    const more = given.reduce((props, [{ name }, way]) => merged(without(props, name), way), base);
    return taken.reduce((props, { name }) => without(props, name), more);
  });
}

/** What KEDA finds in the TriggerAuthentication. */
function parametersOf({ parameters }: Scaler, { credentials = {} }: Props): { [key: string]: string } {
  const keyOf = (name: string) => parameters.find((parameter) => parameter.name === name)?.flags.find((flag) => flag.startsWith('key '))?.slice(4) ?? name;
  return Object.fromEntries(Object.keys(credentials as object).filter((name) => name !== 'podIdentity').map((name) => [keyOf(name), 'x']));
}

/** Whether props are taken; what is, KEDA has to read. */
function isTaken(scaler: Scaler, props: Props): boolean {
  const scope = newChart();
  let trigger: Untyped;
  try {
    trigger = triggerOf(scaler.type, props)._toKeda({ ...contextOf(), scope, version: NEXT });
  } catch (error) {
    expect((error as Error).message).toMatch(/^\[chart\] value.*, got .*; \w/s);
    return false;
  }
  const { errors, unread } = readAsKeda(scaler.type, { metadata: trigger.metadata, auth: parametersOf(scaler, props) });
  expect({ errors, unread }).toEqual({ errors: [], unread: [] });
  // What is written is judged as what anybody else writes.
  expect(reportOfTrigger(trigger, synth(scope), '2.21')).toEqual([]);
  return true;
}

test.each(SCALERS.map((scaler): [string, Scaler] => [scaler.type, scaler]))('%s: what is not refused has parameters that KEDA knows, in forms that it reads', (_, scaler) => {
  expect(basesOf(scaler).filter((props) => !isTaken(scaler, props))).toEqual([]);
  fc.assert(fc.property(propsOf(scaler), (props) => {
    isTaken(scaler, props);
  }), { numRuns: samples(60) });
});
