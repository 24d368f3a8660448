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
  /** What KEDA takes unless it is given; known for targets alone. */
  readonly default?: number;
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
  readonly rules: string[];
}

/** Prefix of the lines that are rules. */
const RULE = '- ';

/** Tables by their text, so that each is read once, and only where a trigger uses it: most programs use few of them. */
const READ = new Map<string, ScalerTable>();

/**
 * Reads the table of a scaler: its type and what holds for all of it, then a line for each parameter, `NAME: KIND DETAIL, SOURCES, FLAGS`,
 * then its rules.
 */
export function scalerTable(text: string): ScalerTable {
  const known = READ.get(text);
  if (known !== undefined) {
    return known;
  }
  const [head, ...lines] = text.trim().split('\n');
  const [type, ...flags] = head.split(', ');
  const table = {
    type,
    identities: flagOf(flags, 'identity')?.split(' ') ?? [],
    oauth2: flags.includes('oauth2'),
    metricType: flagOf(flags, 'metricType'),
    parameters: lines.filter((line) => !line.startsWith(RULE)).map(parameterOf),
    rules: lines.filter((line) => line.startsWith(RULE)).map((line) => line.slice(RULE.length)),
  };
  READ.set(text, table);
  return table;
}

function parameterOf(line: string): ScalerParameter {
  const [, name, rest] = /^(\w+): (.+)$/.exec(line)!;
  const [form, sources, ...flags] = rest.split(', ');
  const [kind, detail = ''] = form.split(' ');
  const target = flags.find((flag) => flag.startsWith('target'));
  const [, standard] = target?.split(' ') ?? [];
  const since = flagOf(flags, 'since');
  return {
    name,
    kind,
    detail,
    sources: sources.split(' ') as ScalerSource[],
    required: flags.includes('required'),
    target: target !== undefined,
    default: standard === undefined ? undefined : Number(standard),
    alias: flagOf(flags, 'alias'),
    key: flagOf(flags, 'key') ?? name,
    since: since === undefined ? undefined : Number(since),
  };
}

function flagOf(flags: string[], name: string): string | undefined {
  return flags.find((flag) => flag.startsWith(`${name} `))?.slice(name.length + 1);
}
