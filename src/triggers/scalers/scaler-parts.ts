import { ScalerParameter, ScalerTable } from './scaler-table';
import { scalerValue } from './scaler-values';
import { checkVariable } from '../../authentication/parameter-rules';
import { nearest } from '../../nearest';
import { Place } from '../../place';

/** What every trigger can be given beside its parameters. */
const OPTIONS = ['authentication', 'authenticationRef', 'metricType', 'name', 'useCachedMetrics'];

/** What a TriggerAuthentication gives to a trigger, as far as that is known. */
export interface AuthenticationParts {
  /** Parameters by the names of the table; `podIdentity` and `oauth2` beside them. */
  readonly names: string[];
  /** Whether it may give more: one that is made elsewhere. */
  readonly open: boolean;
}

/** The ways to give a parameter, in words. */
export function waysOf({ name, sources }: Pick<ScalerParameter, 'name' | 'sources'>): string {
  const words = { meta: name, env: `${name}FromEnv`, auth: `authentication.${name}` };
  return sources.map((source) => words[source]).join(' or ');
}

/** What a trigger was given, wherever KEDA will read it. */
export class ScalerParts {
  /** What the metadata say. */
  readonly metadata: { [key: string]: string } = {};
  private readonly values: { [name: string]: unknown };

  constructor(readonly place: Place, readonly table: ScalerTable, props: object, private readonly authentication: AuthenticationParts) {
    this.values = { ...props };
    this.checkNames();
    for (const parameter of table.parameters) {
      this.write(parameter);
    }
  }

  /** Refuses props that nothing reads: programs without types may hold some. */
  private checkNames(): void {
    const known = [...OPTIONS, ...this.table.parameters.flatMap(({ name, sources }) => [...sources.includes('meta') ? [name] : [], ...sources.includes('env') ? [`${name}FromEnv`] : []])];
    const unknown = Object.keys(this.values).find((name) => this.values[name] !== undefined && !known.includes(name));
    if (unknown !== undefined) {
      const meant = nearest(unknown, known);
      this.place.at(unknown).refuse(`is no property of a ${this.table.type} trigger`, this.values[unknown], meant === undefined ? `use ${known.join(', ')}` : `did you mean ${meant}?`);
    }
  }

  /** Whether a parameter is given; undefined where a TriggerAuthentication of which nothing is known may give it. */
  has(name: string): boolean | undefined {
    const parameter = this.table.parameters.find((each) => each.name === name);
    const given = this.values[name] !== undefined || this.values[`${name}FromEnv`] !== undefined || this.authentication.names.includes(name);
    // What is no parameter is the pod identity or OAuth 2 of a TriggerAuthentication.
    const mayCome = this.authentication.open && (parameter === undefined || parameter.sources.includes('auth'));
    return given ? true : mayCome ? undefined : false;
  }

  /** The value that stands in the props; undefined where it is given otherwise or not at all. */
  value(name: string): unknown {
    return this.values[name];
  }

  /** What to show of a parameter in an error, however it is given. */
  shown(name: string): unknown {
    return this.values[name] ?? this.values[`${name}FromEnv`] ?? (this.authentication.names.includes(name) ? `authentication.${name}` : undefined);
  }

  /** The ways to give a parameter, for errors. */
  ways(name: string): string {
    return waysOf(this.table.parameters.find((each) => each.name === name) ?? { name, sources: ['auth'] });
  }

  private write(parameter: ScalerParameter): void {
    const { name } = parameter;
    const variable = this.values[`${name}FromEnv`];
    const ways = [this.values[name] !== undefined, variable !== undefined, this.authentication.names.includes(name)].filter((given) => given).length;
    if (ways > 1) {
      this.place.at(name).refuse('is given in several ways, of which KEDA takes one', this.values[name] ?? variable, `give one of ${this.ways(name)}`);
    }
    if (parameter.kind === 'rows') {
      Object.assign(this.metadata, rows(this.place.at(name), parameter, this.values[name] as { [row: string]: string } | undefined));
    } else if (this.values[name] !== undefined) {
      this.metadata[name] = scalerValue(this.place.at(name), this.values[name], parameter);
    }
    if (variable !== undefined) {
      checkVariable(this.place.at(`${name}FromEnv`), String(variable));
      this.metadata[`${name}FromEnv`] = String(variable);
    }
    if (parameter.required && this.has(name) === false) {
      this.place.at(name).refuse('is required; without it the whole ScaledObject is disabled', undefined, `give ${this.ways(name)}`);
    }
  }
}

/** Values that each are a key of their own, with the prefix that stands beside the kind. */
function rows(place: Place, { detail }: ScalerParameter, values: { [row: string]: string } = {}): { [key: string]: string } {
  return Object.fromEntries(Object.entries(values).map(([row, value]) => {
    if (!/^\w+$/.test(row) || value.trim() === '') {
      place.at(row).refuse('is no named row', value, 'name it by letters and digits, and say something');
    }
    return [`${detail}${row}`, value];
  }));
}
