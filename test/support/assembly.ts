import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Untyped } from './untyped';

const FILE = join(__dirname, '../../.jsii');

/** The compiled jsii assembly: the public API as other languages see it. */
export function assembly(): { fqn: string; types: { [fqn: string]: Untyped }; bundled?: Untyped; dependencies: { [name: string]: string } } {
  if (!existsSync(FILE)) {
    throw new Error('.jsii: does not exist; compile first: npx projen compile');
  }
  return JSON.parse(readFileSync(FILE, 'utf8'));
}
