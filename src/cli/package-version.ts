import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version of this package, which is found above this file wherever that is compiled to. */
export function packageVersion(): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) {
      return JSON.parse(readFileSync(file, 'utf8')).version;
    }
  }
  return 'unknown';
}
