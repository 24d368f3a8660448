/** What known servers tell of themselves, as a table of docs/signals.md: their triggers, from the assembly of jsii. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'src/constructs/triggers/servers/';

interface Docs {
  readonly summary?: string;
}

interface Property {
  readonly name: string;
  readonly optional?: boolean;
}

interface Method {
  readonly name: string;
  readonly static?: boolean;
  readonly docs?: Docs;
  readonly parameters?: { readonly type: { readonly fqn?: string } }[];
}

interface Type {
  readonly name: string;
  readonly kind: string;
  readonly docs?: Docs;
  readonly locationInModule: { readonly filename: string };
  readonly methods?: Method[];
  readonly properties?: Property[];
}

/** A row for each signal of each known server: what to write, and what it measures. */
export function signalsTable(): string {
  const types: Record<string, Type> = JSON.parse(readFileSync(join(__dirname, '../.jsii'), 'utf8')).types;
  const triggers = Object.values(types).filter(({ kind, locationInModule: { filename } }) => kind === 'class' && filename.startsWith(FOLDER));
  const rows = triggers.flatMap((trigger) => (trigger.methods ?? []).filter((method) => method.static).map((method) => ({ trigger, method })));
  const lines = rows.map(({ trigger: { name }, method }) =>
    `| \`${name}.${method.name}(${optionsOf(method, types)})\` | ${(method.docs?.summary ?? '').replace(/[;.:]$/, '')} |`);
  return ['| Trigger | What it measures |', '|---|---|', ...lines].join('\n');
}

function optionsOf({ parameters = [] }: Method, types: Record<string, Type>): string {
  const required = parameters.flatMap(({ type }) => types[type.fqn ?? '']?.properties ?? []).filter(({ optional }) => optional !== true);
  return required.length === 0 ? '' : `{ ${required.map(({ name }) => name).join(', ')} }`;
}
