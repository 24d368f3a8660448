import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEDA_SCALERS_SINCE } from '../../src/platforms/keda/scaler-types';
import { PRODUCTS } from '../../src/platforms/product-version';

/** Lines of a table of facts, without its heads. */
function linesOf(file: string): string[][] {
  return readFileSync(join(__dirname, file), 'utf8').trimEnd().split('\n').filter((line) => !line.startsWith('#')).map((line) => line.split('\t'));
}

const minorOf = (version: string) => Number(version.split('.')[1]);
const OLDEST_MINOR = minorOf(PRODUCTS.KEDA.oldest);
const keyed = (type: string, name: string) => `${type} ${name}`;

const SINCE = new Map(linesOf('keda-param-since.tsv').map(([type, name, version]) => [keyed(type, name), minorOf(version)]));
const REMOVED = new Map(linesOf('keda-param-removed.tsv').map(([type, name, last, what]) => [keyed(type, name), { from: minorOf(last) + 1, isRefused: what.startsWith('error') }]));

/** The minor version of KEDA 2 that brought a parameter; undefined where all have it that are supported and have the scaler. */
export function sinceOf(type: string, name: string): number | undefined {
  const since = SINCE.get(keyed(type, name));
  return since !== undefined && since > OLDEST_MINOR && since > (KEDA_SCALERS_SINCE[type] ?? 0) ? since : undefined;
}

/** The minor version that no longer reads a parameter, and whether it refuses it. */
export function removedIn(type: string, name: string): { readonly from: number; readonly isRefused: boolean } | undefined {
  return REMOVED.get(keyed(type, name));
}

/** The parameters of a scaler that a supported version ignores. */
export function ignoredOf(type: string): string[] {
  return [...REMOVED].filter(([key, { isRefused }]) => key.startsWith(`${type} `) && !isRefused).map(([key]) => key.slice(type.length + 1));
}
