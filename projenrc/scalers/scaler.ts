import { propertyOf } from './names';
import { Family, Overlay, REFUSED } from './overlay';
import { AWS } from './overlay/aws';
import { AZURE } from './overlay/azure';
import { DATABASES } from './overlay/databases';
import { GCP } from './overlay/gcp';
import { KAFKA } from './overlay/kafka';
import { MONITORING } from './overlay/monitoring';
import { PLATFORMS } from './overlay/platforms';
import { QUEUES } from './overlay/queues';
import { REDIS } from './overlay/redis';
import { SEARCH } from './overlay/search';
import { Row, rows } from './table';
import { ignoredOf, sinceOf } from './versions';

export const FAMILIES: readonly Family[] = [AWS, AZURE, DATABASES, GCP, KAFKA, MONITORING, PLATFORMS, QUEUES, REDIS, SEARCH];

/** Scalers whose triggers are written by hand, by the classes that they are. */
export const BY_HAND: { readonly [type: string]: readonly string[] } = {
  'cpu': ['CpuTrigger'],
  'cron': ['CronTrigger'],
  'external': ['ExternalTrigger', 'OpenTelemetryTrigger'],
  'external-push': ['ExternalPushTrigger'],
  'memory': ['MemoryTrigger'],
  'prometheus': ['PrometheusTrigger', 'RequestRateTrigger', 'LatencyTrigger'],
};

/** A parameter as the classes have it. */
export interface Parameter {
  readonly name: string;
  /** Form of its values, such as `duration seconds`. */
  readonly form: string;
  readonly sources: readonly string[];
  readonly required: boolean;
  readonly default: string;
  readonly target: boolean;
  /** Further flags of its line. */
  readonly flags: readonly string[];
}

/** A name that KEDA knows and that the classes do not offer. */
export interface Unoffered {
  readonly name: string;
  readonly why: string;
  /** The parameter that is offered in its stead. */
  readonly alias?: string;
}

/** A scaler of which a class is made. */
export interface Scaler {
  readonly type: string;
  readonly overlay: Overlay;
  readonly parameters: readonly Parameter[];
  readonly unoffered: readonly Unoffered[];
  readonly goFile: string;
}

const FORMS: { readonly [goType: string]: string } = {
  'string': 'string',
  'bool': 'boolean',
  'int': 'integer',
  'int64': 'integer',
  'uint32': 'integer',
  'float64': 'number',
  '*float64': 'number',
  '[]string': 'list',
  'time.Duration': 'duration',
  'map[string]string': 'map',
  'url.Values': 'string',
};

/** The scalers of a family, each of its table and its overlay. */
export function scalersOf(family: Family): Scaler[] {
  const all = rows();
  return Object.entries(family.scalers).map(([type, overlay]) => {
    const own = all.filter(({ scaler }) => scaler === type);
    checkNames(type, overlay, own);
    const extra = Object.entries(overlay.parameters ?? {}).map(([name, line]) => stated(type, name, line, own));
    const read = own.filter(({ name }) => overlay.omit?.[name] === undefined && overlay.parameters?.[name] === undefined)
      .map((row) => tagged(row, overlay, own));
    const parameters = [...read, ...extra].sort((one, other) => one.name < other.name ? -1 : 1);
    return { type, overlay, parameters, unoffered: [...unofferedOf(parameters, overlay, own), ...ignoredOf(type).map((name) => ({ name, why: 'KEDA no longer reads it' }))], goFile: own[0].goFile };
  });
}

function unofferedOf(parameters: readonly Parameter[], { omit = {} }: Overlay, own: Row[]): Unoffered[] {
  const offered = (name: string) => parameters.some((parameter) => parameter.name === name);
  return Object.entries(omit).filter(([name, why]) => why === REFUSED || !offered(name)).map(([name, why]) => {
    const alias = own.find((row) => row.name === name)?.alias ?? '';
    return { name, why, alias: offered(alias) ? alias : undefined };
  });
}

/** What is said of a parameter that the table does not have is a mistake. */
function checkNames(type: string, { activations, flags, kinds, parameters = {}, targets = [] }: Overlay, own: Row[]): void {
  const known = own.map(({ name }) => name).filter((name) => parameters[name] === undefined);
  const unknown = [activations, flags, kinds].flatMap((part) => Object.keys(part ?? {})).concat(targets).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Error(`${type}: ${unknown} is no parameter of the table, or has a line of its own`);
  }
}

/** A parameter that the overlay states as a line: its form, its sources, its flags. */
function stated(type: string, name: string, line: string, own: Row[]): Parameter {
  const [form, sources, ...flags] = line.split(', ');
  return {
    name,
    form,
    sources: sources.split(' '),
    required: flags.includes('required'),
    default: own.find((row) => row.name === name)?.default ?? '',
    target: flags.includes('target'),
    flags: [...flags.filter((flag) => !['required', 'target'].includes(flag)), ...sinceFlag(type, name)],
  };
}

function tagged(row: Row, overlay: Overlay, own: Row[]): Parameter {
  const { name, goType, separator, values } = row;
  const form = overlay.kinds?.[name] ?? (values.length > 0 ? `enum ${values.join('|')}` : FORMS[goType] ?? 'string');
  const number = form === 'integer' || form === 'number';
  const property = propertyOf(name);
  return {
    name: property,
    form: form === 'list' && separator !== '' ? `list ${separator}` : form,
    sources: row.sources,
    required: row.required,
    default: row.default,
    target: number && isTarget(name, overlay, own),
    flags: [
      ...row.alias !== '' && overlay.omit?.[row.alias] !== undefined && row.sources.includes('auth') ? [`alias ${row.alias}`] : [],
      ...activates(name, overlay, own),
      ...sinceFlag(row.scaler, name),
      ...property === name ? [] : [`key ${name}`],
      ...overlay.flags?.[name] === undefined ? [] : [overlay.flags[name]],
    ],
  };
}

function sinceFlag(type: string, name: string): string[] {
  const since = sinceOf(type, name);
  return since === undefined ? [] : [`since ${since}`];
}

const ACTIVATION = 'activation';

function activationOf(target: string): string {
  return `${ACTIVATION}${target[0].toUpperCase()}${target.slice(1)}`;
}

function isTarget(name: string, { activations = {}, targets = [] }: Overlay, own: Row[]): boolean {
  return targets.includes(name) || own.some((other) => other.name === activationOf(name)) || Object.values(activations).some((each) => each.split('|').includes(name));
}

/** The targets beside which an activation stands. */
function activates(name: string, { activations = {} }: Overlay, own: Row[]): string[] {
  if (!name.startsWith(ACTIVATION)) {
    return [];
  }
  const targets = activations[name] ?? own.find((other) => activationOf(other.name) === name)?.name;
  return [['activates', ...targets === undefined ? [] : [targets]].join(' ')];
}
