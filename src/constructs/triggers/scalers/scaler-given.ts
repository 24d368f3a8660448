import { Duration } from 'cdk8s';
import { ScalerParameter, ScalerSource, ScalerTable } from '../../../platforms/keda/scalers/scaler-table';

/** What a TriggerAuthentication gives to a trigger, as far as that is known. */
export interface AuthenticationParts {
  /** Parameters by the names of the table; `podIdentity` beside them. */
  readonly names: string[];
  /** Whether it may give more: one that is made elsewhere. */
  readonly open: boolean;
}

/** What a trigger was given, wherever KEDA will read it. */
export class ScalerGiven {
  constructor(
    readonly table: ScalerTable,
    protected readonly values: { readonly [name: string]: unknown },
    protected readonly authentication: AuthenticationParts,
  ) {}

  /** Whether a parameter is given; undefined where a TriggerAuthentication of which nothing is known may give it. */
  has(name: string): boolean | undefined {
    const parameter = this.parameter(name);
    // What is no parameter is the pod identity of a TriggerAuthentication.
    const mayCome = this.authentication.open && (parameter === undefined || parameter.sources.includes('auth'));
    return this.sources(name).length > 0 ? true : mayCome ? undefined : false;
  }

  /** Where a parameter is given. */
  sources(name: string): ScalerSource[] {
    return [
      ...this.values[name] !== undefined ? ['meta' as const] : [],
      ...this.values[`${name}FromEnv`] !== undefined ? ['env' as const] : [],
      ...this.authentication.names.includes(name) ? ['auth' as const] : [],
    ];
  }

  /** The value that stands in the trigger; undefined where it is given otherwise or not at all. */
  value(name: string): unknown {
    return this.values[name];
  }

  /** What to show of a parameter in an error, however it is given. */
  shown(name: string): unknown {
    const value = this.values[name];
    return value instanceof Duration ? `${value.toMilliseconds()}ms` : value ?? this.values[`${name}FromEnv`] ?? (this.authentication.names.includes(name) ? `authentication.${name}` : undefined);
  }

  /** The ways to give a parameter, or the one from a source, for errors. */
  ways(name: string, only?: ScalerSource): string {
    const sources = only === undefined ? this.parameter(name)?.sources ?? ['auth' as const] : [only];
    const words = { meta: name, env: `${name}FromEnv`, auth: `authentication.${name}` };
    return sources.map((source) => words[source]).join(' or ');
  }

  private parameter(name: string): ScalerParameter | undefined {
    return this.table.parameters.find((each) => each.name === name);
  }
}
