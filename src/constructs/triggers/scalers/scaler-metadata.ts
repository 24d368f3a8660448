import { written } from './scaler-values';
import { Fault, fault, faultAt, within } from '../../../faults/fault';
import { meantBy } from '../../../faults/nearest';
import { variableFaults } from '../../../platforms/keda/authentication-sources';
import { keyOf, ScalerParameter, ScalerTable } from '../../../platforms/keda/scalers/scaler-table';

/** What every trigger can be given beside its parameters. */
const OPTIONS = ['authenticationRef', 'credentials', 'metricType', 'name', 'useCachedMetrics'];

/** The props of a trigger as metadata; the pointers of the faults are props. */
export interface WrittenMetadata {
  readonly metadata: { readonly [key: string]: string };
  /** Parameters that were given and cannot be written. */
  readonly unreadable: string[];
  readonly faults: Fault[];
}

/** The metadata that props stand for; what nothing reads, what is given twice, and what KEDA would misread is at fault. */
export function metadataOf(table: ScalerTable, props: { readonly [name: string]: unknown }, inCredentials: readonly string[]): WrittenMetadata {
  const metadata: { [key: string]: string } = {};
  const unreadable: string[] = [];
  const faults = namesFaults(table, props);
  for (const parameter of table.parameters) {
    const { form, name, sources } = parameter;
    const key = keyOf(parameter);
    // A parameter that KEDA reads from the environment alone may be called as an option is.
    const [value, variable] = [sources.includes('meta') ? props[name] : undefined, sources.includes('env') ? props[`${name}FromEnv`] : undefined];
    if ([value !== undefined, variable !== undefined, inCredentials.includes(name)].filter((given) => given).length > 1) {
      faults.push(faultAt([name], 'is given in several ways, and KEDA uses only one', value ?? variable, `give one of ${waysOf(parameter).join(' or ')}`));
    }
    if (variable !== undefined) {
      faults.push(...within([`${name}FromEnv`], variableFaults(variable)));
      metadata[`${key}FromEnv`] = String(variable);
    } else if (value !== undefined && form.kind === 'rows') {
      const rows = value as { [row: string]: string };
      faults.push(...within([name], rowFaults(rows)));
      Object.entries(rows).forEach(([row, text]) => metadata[`${form.prefix}${row}`] = text);
    } else if (value !== undefined) {
      const made = written(value, parameter);
      if ('text' in made) {
        metadata[key] = made.text;
      } else {
        unreadable.push(name);
        faults.push(...within([name], made.faults));
      }
    }
  }
  return { metadata, unreadable, faults };
}

/** Props that nothing reads: programs without types may hold some. */
function namesFaults({ parameters, type }: ScalerTable, props: { readonly [name: string]: unknown }): Fault[] {
  const known = [...OPTIONS, ...parameters.flatMap(({ name, sources }) => [...sources.includes('meta') ? [name] : [], ...sources.includes('env') ? [`${name}FromEnv`] : []])];
  return Object.keys(props).filter((name) => props[name] !== undefined && !known.includes(name)).map((name) => {
    const meant = meantBy(name, known);
    return faultAt([name], `is no property of a trigger on ${type}`, props[name], meant === undefined ? `use ${known.join(', ')}` : `did you mean ${meant}?`);
  });
}

function waysOf({ name, sources }: ScalerParameter): string[] {
  const words = { meta: name, env: `${name}FromEnv`, auth: `credentials.${name}` };
  return sources.map((source) => words[source]);
}

/** Values that each are a key of their own. */
function rowFaults(rows: { readonly [row: string]: string }): Fault[] {
  return Object.entries(rows).filter(([row, text]) => !/^\w+$/.test(row) || text.trim() === '').flatMap(([row, text]) =>
    within([row], [fault('is no named row', text, 'name it by letters and digits, and say something')]));
}
