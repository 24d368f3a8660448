import { SCALER_TABLES } from './generated/tables';

/** Where KEDA reads a parameter: `x` of the metadata, the variable that `xFromEnv` names, or `x` of a TriggerAuthentication. */
export type ScalerSource = 'meta' | 'env' | 'auth';

/** A parameter of a scaler, as a line of its table has it. */
export interface ScalerParameter {
  readonly name: string;
  /** How a value becomes text. */
  readonly kind: string;
  /** What stands beside the kind: a separator, a unit, or the values of an enum. */
  readonly detail: string;
  readonly sources: ScalerSource[];
  readonly required: boolean;
  /** Whether it is the target of the HPA. */
  readonly target: boolean;
  /** What KEDA takes unless it is given; known for targets, and for activations that are not 0. */
  readonly default?: number;
  /** Of an activation: the targets that it stands beside, of which one counts. */
  readonly activates?: string[];
  readonly min?: number;
  readonly max?: number;
  /** Of an enum in KEDA's own words: whether KEDA takes its values in any letter case. */
  readonly anyCase: boolean;
  /** Another name by which a TriggerAuthentication may give it. */
  readonly alias?: string;
  /** What KEDA calls it, where that is no name of a property. */
  readonly key: string;
  /** The minor version of KEDA 2 that brought it, where that is known. */
  readonly since?: number;
}

/** A scaler of KEDA: what it reads, and which rules hold between its parameters. */
export interface ScalerTable {
  readonly type: string;
  /** Providers of pod identities that it can use. */
  readonly identities: string[];
  /** Whether it uses OAuth 2 of a TriggerAuthentication. */
  readonly oauth2: boolean;
  /** How the HPA always compares its metric; undefined where a trigger can say. */
  readonly metricType?: string;
  readonly parameters: ScalerParameter[];
  /** Names that KEDA knows and no trigger offers, with the parameters that they are older names of, where they are. */
  readonly others: { [name: string]: string | undefined };
  /** Names that KEDA refuses. */
  readonly refused: string[];
  readonly rules: string[];
}

/** What lines that are no parameters begin with. */
const MARKS = { other: '~ ', refused: '! ', rule: '- ' };

/** Tables that were read: each is read once, and only where a trigger uses it, since most programs use few of them. */
const READ = new Map<string, ScalerTable>();

/**
 * The table of a type of scaler; undefined for those whose triggers are written by hand. Its text is the type and what holds for all of it,
 * then a line for each parameter, `NAME: KIND DETAIL, SOURCES, FLAGS`, then `~ NAME` or `~ OLDER NAME`, `! REFUSED` and `- RULE`.
 */
export function scalerTable(type: string): ScalerTable | undefined {
  const text = Object.hasOwn(SCALER_TABLES, type) ? SCALER_TABLES[type] : undefined;
  if (text !== undefined && !READ.has(type)) {
    READ.set(type, tableOf(text));
  }
  return READ.get(type);
}

function tableOf(text: string): ScalerTable {
  const [head, ...lines] = text.trim().split('\n');
  const [type, ...flags] = head.split(', ');
  const marked = (mark: string) => lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length));
  return {
    type,
    identities: flagOf(flags, 'identity')?.split(' ') ?? [],
    oauth2: flags.includes('oauth2'),
    metricType: flagOf(flags, 'metricType'),
    parameters: lines.filter((line) => !Object.values(MARKS).some((mark) => line.startsWith(mark))).map(parameterOf),
    others: Object.fromEntries(marked(MARKS.other).map((line) => line.split(' '))),
    refused: marked(MARKS.refused),
    rules: marked(MARKS.rule),
  };
}

function parameterOf(line: string): ScalerParameter {
  const [, name, rest] = /^(\w+): (.+)$/.exec(line)!;
  const [form, sources, ...flags] = rest.split(', ');
  const [kind, detail = ''] = form.split(' ');
  return {
    name,
    kind,
    detail,
    sources: sources.split(' ') as ScalerSource[],
    required: flags.includes('required'),
    target: flags.includes('target'),
    default: numberOf(flags, 'default'),
    activates: flags.includes('activates') ? [] : flagOf(flags, 'activates')?.split('|'),
    min: numberOf(flags, 'min'),
    max: numberOf(flags, 'max'),
    anyCase: flags.includes('anyCase'),
    alias: flagOf(flags, 'alias'),
    key: flagOf(flags, 'key') ?? name,
    since: numberOf(flags, 'since'),
  };
}

function numberOf(flags: string[], name: string): number | undefined {
  const text = flagOf(flags, name);
  return text === undefined ? undefined : Number(text);
}

function flagOf(flags: string[], name: string): string | undefined {
  return flags.find((flag) => flag.startsWith(`${name} `))?.slice(name.length + 1);
}
