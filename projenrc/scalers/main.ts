/** Writes the triggers of all scalers of KEDA that have no class written by hand: `npx projen scalers`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf } from './render-class';
import { tablesOf } from './render-table';
import { FAMILIES, scalersOf } from './scaler';

export const FOLDER = 'src/constructs/triggers/scalers/generated';
const TABLES = 'src/platforms/keda/scalers/generated/tables.ts';

/** The generated files by their names. */
export function scalerFiles(): { [name: string]: string } {
  return {
    ...Object.fromEntries(FAMILIES.map((family) => [join(FOLDER, `${family.file}.ts`), fileOf(scalersOf(family))])),
    [TABLES]: tablesOf(FAMILIES.flatMap(scalersOf)),
  };
}

if (require.main === module) {
  for (const [name, text] of Object.entries(scalerFiles())) {
    writeFileSync(name, text);
    console.log(name);
  }
}
