/** What is asked of a parameter: whether it is given, where, or what it is. What is false is not given. */
export type Term =
  | { readonly name: string; readonly test: 'given' | 'absent' }
  | { readonly name: string; readonly test: 'from'; readonly source: ScalerSource }
  /** One of the values, or a list that has one; `isNot` holds too where it is left to KEDA. */
  | { readonly name: string; readonly test: 'is' | 'isNot'; readonly values: string[] }
  /** A text that is like a pattern, or is not. */
  | { readonly name: string; readonly test: 'like' | 'unlike'; readonly pattern: RegExp };

/** Terms that all hold. */
export type Condition = Term[];

/** A parameter that a rule speaks of, perhaps from one source alone, perhaps as one of some values alone. */
export interface Named {
  readonly name: string;
  readonly source?: ScalerSource;
  readonly values?: string[];
}

/** What holds of rules of any verb. */
interface AnyRule {
  /** The minor version of KEDA 2 that no longer asks for it. */
  readonly before?: number;
  /** Whether KEDA passes over what breaks it in silence; else it refuses the trigger. */
  readonly isIgnored?: boolean;
}

/** A rule between the parameters of a scaler, which no parameter says by itself; the sources stand in `projenrc/scalers/overlay`. */
export type ScalerRule = AnyRule & (
  /** One of the ways, each named by its first parameter, which needs its others. */
  | { readonly verb: 'one'; readonly ways: string[][] }
  /** At least one. */
  | { readonly verb: 'some'; readonly names: string[]; readonly when?: Condition }
  /** No more than one. */
  | { readonly verb: 'most'; readonly names: string[] }
  /** A list that holds no more than one of these. */
  | { readonly verb: 'apart'; readonly name: string; readonly values: string[] }
  | { readonly verb: 'needs'; readonly when: Condition; readonly named: Named[] }
  | { readonly verb: 'not'; readonly when: Condition; readonly named: Named[] }
  /** What only the management API of RabbitMQ can tell. */
  | { readonly verb: 'http'; readonly when: Condition; readonly names: string[] }
  /** A certificate of an authority that is read beside a mode alone. */
  | { readonly verb: 'trust'; readonly when: Condition; readonly names: string[] }
  /** A regular expression of Go. */
  | { readonly verb: 'regex'; readonly when: Condition; readonly names: string[] }
  /** Lists of one length. */
  | { readonly verb: 'alike'; readonly names: [string, string] }
  /** A number that has to be less than another, with what KEDA takes for that unless given. */
  | { readonly verb: 'less'; readonly name: string; readonly than: string; readonly standard: number }
  /** Seconds that hold others a whole number of times, each with what KEDA takes unless given. */
  | { readonly verb: 'multiple'; readonly name: string; readonly standard: number; readonly of: string; readonly standardOf: number }
  /** A text that is a key of a map. */
  | { readonly verb: 'key'; readonly name: string; readonly map: string }
  /** Needed unless a formula has a target of its own. */
  | { readonly verb: 'alone'; readonly name: string }
  /** Such a trigger reads 0 for ever while there are no pods. */
  | { readonly verb: 'wakeless'; readonly when: Condition }
  /** It is always active, so that a model never goes to zero. */
  | { readonly verb: 'sleepless' });

/** Where KEDA reads a parameter: `x` of the metadata, the variable that `xFromEnv` names, or `x` of a TriggerAuthentication. */
export type ScalerSource = 'meta' | 'env' | 'auth';
