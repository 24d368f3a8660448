import { unusable } from './inputs';
import { UsageError } from './io';
import { Fault, faultAt, within } from '../faults/fault';
import { fieldBelow } from '../faults/field-path';
import { fixText } from '../faults/fix';
import { display } from '../faults/place';
import { AutoscalerNode } from '../graph/autoscaler';
import { nameOf } from '../graph/manifest';
import { readFile } from '../manifests/read-files';
import { loadsOfCsv, ReadLoads } from '../preview/load-csv';
import { loadOfPrometheusRange } from '../preview/prometheus-range';
import { scenario, Scenario, ScenarioFields } from '../preview/read-scenario';
import { StatedSignal } from '../preview/read-signal';

/** A scenario as the options of a command state it; those of a file come first, and an option takes the place of its field. */
export interface ScenarioOptions {
  readonly scenario?: string;
  readonly load?: string;
  readonly signal?: string[];
  readonly begin?: string;
  readonly duration?: string;
  readonly replicas?: string;
  readonly podStartup?: string;
  readonly podTermination?: string;
  readonly podCapacity?: string;
  readonly places?: string;
  readonly quota?: string;
  readonly gpusPerPod?: string;
  readonly costPerReplicaHour?: string;
  readonly scrapeInterval?: string;
  readonly outage?: string[];
}

const FILE = /\.(csv|json)$/i;
/** The end of a file's name, whatever it holds. */
const OTHER_FILE = /^[^:=]+\.[a-z]+$/i;
/** What is a field of a document, and no file nor line of one. */
const FIELD = /^\w+$/;
/** The name of a load of which a file says none. */
const UNNAMED = 'load';

/** What files and options state. */
export function scenarioOf(options: ScenarioOptions, faults: Fault[]): Scenario {
  const stated: ScenarioFields = { ...options.scenario === undefined ? {} : fieldsInFile(options.scenario), ...fieldsOf(options) };
  const { load, ...rest } = stated;
  if (typeof load === 'string' && OTHER_FILE.test(load) && !FILE.test(load)) {
    faults.push(faultAt(['load'], 'is no file of loads', load, 'name a file that ends with .csv or .json'));
    return scenario(rest, faults)!;
  }
  if (typeof load !== 'string' || !FILE.test(load)) {
    return scenario(stated, faults)!;
  }
  const read = loadsInFile(load);
  faults.push(...within([load], read.faults));
  return withLoads(scenario(rest, faults)!, read, load);
}

function fieldsOf(options: ScenarioOptions): ScenarioFields {
  const { outage, scenario: _, signal, ...rest } = options;
  const plain = ['load', 'begin', 'duration', 'replicas', 'podStartup', 'podTermination', 'podCapacity', 'places', 'quota', 'gpusPerPod', 'costPerReplicaHour', 'scrapeInterval'] as const;
  return {
    ...Object.fromEntries(plain.flatMap((name) => rest[name] === undefined ? [] : [[name, valueOf(rest[name])]])),
    ...signal !== undefined && { signals: Object.fromEntries(signal.map(signalOf)) },
    ...outage !== undefined && { outages: outage },
  };
}

function signalOf(text: string): [string, string] {
  const [, metric, said] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (metric === undefined) {
    throw new UsageError(`--signal ${text} does not say which metric it is of; write METRIC=KIND, such as --signal cpu=perPod:perUnit=0.02`);
  }
  return [metric.trim(), said];
}

/** A number as itself. */
function valueOf(text: string): unknown {
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

function fieldsInFile(file: string): ScenarioFields {
  const { faults, mappings, objects } = readFile(file);
  const [found, ...others] = [...mappings.map(({ value }) => value), ...objects.map(({ manifest }) => manifest)];
  const unread = faults.filter(({ id }) => id !== 'not-an-object');
  if (unread.length > 0) {
    throw unusable('--scenario', file, unread);
  }
  if (found === undefined || others.length > 0) {
    throw new UsageError(`--scenario ${file} holds ${found === undefined ? 'no' : 'more than one'} document; write one, such as load: 20`);
  }
  return found as ScenarioFields;
}

function loadsInFile(file: string): ReadLoads {
  const { faults, source } = readFile(file);
  if (source === undefined) {
    throw unusable('--load', file, faults);
  }
  if (/\.csv$/i.test(file)) {
    return loadsOfCsv(source.text);
  }
  try {
    return loadOfPrometheusRange(UNNAMED, JSON.parse(source.text));
  } catch (error) {
    throw new UsageError(`--load ${file} is no JSON: ${(error as Error).message}; give the answer of /api/v1/query_range`);
  }
}

/** One column is the load of all metrics; of several, each is that of its metric. */
function withLoads(stated: Scenario, { beginMillis, durationSeconds, loads }: ReadLoads, file: string): Scenario {
  const [[, only], ...others] = Object.entries(loads).length === 0 ? [['', undefined]] as const : Object.entries(loads);
  const signals: { [metric: string]: StatedSignal } = Object.fromEntries(Object.entries(others.length === 0 ? {} : loads).map(([metric, load]) =>
    [metric, { of: stated.signals[metric]?.of ?? ((of) => ({ is: 'total', load: of })), load, file }]));
  return {
    ...stated,
    beginMillis: stated.beginMillis ?? beginMillis,
    durationSeconds: stated.durationSeconds ?? (durationSeconds > 0 ? durationSeconds : undefined),
    ...others.length === 0 && { load: only },
    signals: { ...stated.signals, ...signals },
  };
}

/** Refuses what is wrong with what was stated, all of it in one error. */
export function refuse(faults: Fault[]): void {
  if (faults.length > 0) {
    const lines = faults.map(({ fix, got, pointer, what }) => `${whereText(pointer)} ${what}${got === undefined ? '' : `, got ${display(got)}`}; ${fixText(fix, false)}`);
    throw new UsageError(lines.join('\n       '));
  }
}

/** A file, a line and an option as they are, and fields behind them as such. */
function whereText(pointer: Fault['pointer']): string {
  const first = pointer.findIndex((part) => FIELD.test(String(part)));
  const [before, fields] = first === -1 ? [pointer, []] : [pointer.slice(0, first), pointer.slice(first)];
  return [...before, ...fields.length === 0 ? [] : [fieldBelow('', ...fields)]].join(', ');
}

/** That an autoscaler cannot be previewed yet. */
export function unstated({ manifest }: AutoscalerNode, missing: readonly string[]): UsageError {
  return new UsageError(`${nameOf(manifest)} cannot be previewed before more is stated, by --load, --signal, --from-prometheus or --scenario:\n${missing.map((each) => `  ${each}`).join('\n')}`);
}
