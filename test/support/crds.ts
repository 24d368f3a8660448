import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Names the folder of CRD facts; where it is set, their absence fails the tests instead of skipping them. */
export const CRDS_VARIABLE = 'CRDS_DIR';
const FALLBACK = resolve(__dirname, '../../../shared/crds');

/** The folder of CRD facts, or undefined where there is none on this machine. */
export function crdsFolder(): string | undefined {
  const stated = process.env[CRDS_VARIABLE];
  if (stated !== undefined && !existsSync(stated)) {
    throw new Error(`${CRDS_VARIABLE}: is no folder, got ${stated}; name the folder that holds reduced/ and core-1.27.json`);
  }
  const folder = stated ?? FALLBACK;
  return existsSync(folder) ? folder : undefined;
}

/** The file of the CRDs of an API group. */
export function crdFile(folder: string, group: string): string {
  return join(folder, 'reduced', `${group}.yaml`);
}

export function coreFile(folder: string): string {
  return join(folder, 'core-1.27.json');
}
