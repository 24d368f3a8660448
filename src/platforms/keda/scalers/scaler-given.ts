import { ScalerSource } from './scaler-rule';
import { keyOf, ScalerParameter, ScalerTable } from './scaler-table';

/** What a TriggerAuthentication gives to a trigger, as far as that is known. */
export interface GivenAuthentication {
  readonly name?: string;
  /** Its parameters, by the names that KEDA has for them. */
  readonly names: string[];
  /** Those that have an entry of their own, where others are what `oauth2` sets; all where it is not said. */
  readonly entries?: string[];
  /** The provider of its pod identity. */
  readonly identity?: string;
  /** Whether it may give more: it is made elsewhere, or a file decides. */
  readonly isOpen?: boolean;
}

/** What a trigger was given, wherever KEDA will read it. */
export class ScalerGiven {
  /** Parameters of the TriggerAuthentication by the names of the table; `podIdentity` beside them. */
  private readonly fromAuthentication: string[];

  constructor(
    readonly table: ScalerTable,
    /** Values that stand in the trigger; undefined for those that cannot be read. */
    private readonly values: ReadonlyMap<string, unknown>,
    /** Variables of the environment that the trigger takes parameters from. */
    private readonly variables: ReadonlyMap<string, string>,
    private readonly authentication: GivenAuthentication | undefined,
  ) {
    const { names = [], identity } = authentication ?? {};
    const named = names.map((name) => table.parameters.find((parameter) => name === keyOf(parameter) || name === parameter.alias)?.name ?? name);
    this.fromAuthentication = identity === undefined ? named : [...named, 'podIdentity'];
  }

  /** Whether a parameter is given; undefined where a TriggerAuthentication of which nothing is known may give it. */
  has(name: string): boolean | undefined {
    const parameter = this.parameter(name);
    // What is no parameter is the pod identity of a TriggerAuthentication.
    const mayCome = this.authentication?.isOpen && (parameter === undefined || parameter.sources.includes('auth'));
    return this.sources(name).length > 0 ? true : mayCome ? undefined : false;
  }

  /** Where a parameter is given. */
  sources(name: string): ScalerSource[] {
    return [
      ...this.values.has(name) ? ['meta' as const] : [],
      ...this.variables.has(name) ? ['env' as const] : [],
      ...this.fromAuthentication.includes(name) ? ['auth' as const] : [],
    ];
  }

  /** Whether a parameter stands in the trigger in a form that KEDA cannot read. */
  isUnreadable(name: string): boolean {
    return this.values.has(name) && this.values.get(name) === undefined;
  }

  /** The value that stands in the trigger; undefined where it is given otherwise, cannot be read, or is not given. */
  value(name: string): unknown {
    return this.values.get(name);
  }

  /** What to show of a parameter in an error, however it is given. */
  shown(name: string): unknown {
    return this.values.get(name) ?? this.variables.get(name) ?? (this.fromAuthentication.includes(name) ? `${name} of the TriggerAuthentication` : undefined);
  }

  parameter(name: string): ScalerParameter | undefined {
    return this.table.parameters.find((each) => each.name === name);
  }
}

/** What of the autoscaler around a trigger decides what is wrong with it. */
export interface Surroundings {
  /** Whether the value of the trigger is a number in a formula, and its target has no effect. */
  readonly inFormula: boolean;
  /** Whether the model may go to zero. */
  readonly sleeps: boolean;
  /** Undefined where nothing limits the replicas from below, as for jobs. */
  readonly minReplicas?: number;
  /** Undefined where that is not known. */
  readonly maxReplicas?: number;
  /** How whoever wrote the trigger calls a parameter of a TriggerAuthentication. */
  readonly authenticationWord: (name: string, key: string) => string;
}

/** The ways to give a parameter, or the one from a source, for errors. */
export function waysTo(given: ScalerGiven, { authenticationWord }: Surroundings, name: string, only?: ScalerSource): string {
  const parameter = given.parameter(name);
  const sources = only === undefined ? parameter?.sources ?? ['auth' as const] : [only];
  const words = { meta: name, env: `${name}FromEnv`, auth: authenticationWord(name, parameter?.key ?? name) };
  return sources.map((source) => words[source]).join(' or ');
}
