import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Untyped } from './untyped';

/** What is read of it. */
interface Assembly {
  readonly fqn: string;
  readonly types: { readonly [fqn: string]: Untyped };
  readonly bundled?: { readonly [name: string]: string };
  readonly dependencies: { readonly [name: string]: string };
}

const FILE = join(__dirname, '../../.jsii');

/** The compiled jsii assembly: the public API as other languages see it. */
export function assembly(): Assembly {
  if (!existsSync(FILE)) {
    throw new Error('.jsii: does not exist; compile first: npx projen compile');
  }
  return JSON.parse(readFileSync(FILE, 'utf8'));
}
