import { AddressForm } from './address-faults';
import { SCALER_TABLES } from './generated/tables';
import { TextPattern } from './pattern-faults';
import { ScalerRule, ScalerSource } from './scaler-rule';

/** How KEDA counts a time; all others are texts such as `1m30s`. */
export type TimeUnit = 'seconds' | 'offset' | 'period' | 'minutes' | 'hours' | 'clock';

/** What the text of a parameter is to KEDA. */
export type ScalerForm =
  | { readonly kind: 'string' | 'single' | 'variable' | 'boolean' | 'integer' | 'number' | 'map' }
  | { readonly kind: 'list'; readonly separator: string }
  | { readonly kind: 'ranges'; readonly separator: string }
  | { readonly kind: 'enum' | 'enums'; readonly values: string[]; readonly anyCase?: boolean }
  | { readonly kind: 'duration'; readonly unit?: TimeUnit }
  | { readonly kind: 'text'; readonly pattern: TextPattern }
  | { readonly kind: 'rows'; readonly prefix: string }
  | { readonly kind: 'address'; readonly address: AddressForm; readonly isList?: boolean };

/** A parameter of a scaler. */
export interface ScalerParameter {
  readonly name: string;
  readonly form: ScalerForm;
  readonly sources: ScalerSource[];
  readonly isRequired?: boolean;
  /** Whether it is the target of the HPA. */
  readonly isTarget?: boolean;
  /** What KEDA takes unless it is given; known for targets, and for activations that are not 0. */
  readonly default?: number;
  /** Of an activation: the targets that it stands beside, of which one counts. */
  readonly activates?: string[];
  readonly min?: number;
  readonly max?: number;
  /** Another name by which a TriggerAuthentication may give it. */
  readonly alias?: string;
  /** What KEDA calls it, where that is no name of a property. */
  readonly key?: string;
  /** The minor version of KEDA 2 that brought it, where not all that are supported have it. */
  readonly since?: number;
}

/** A name that KEDA knows and no trigger offers. */
export interface OtherName {
  readonly name: string;
  /** The parameter that it is an older name of. */
  readonly of?: string;
  /** The minor version of KEDA 2 from which on it is refused; 0 where every version refuses it. */
  readonly refusedFrom?: number;
  /** The minor version from which on it is ignored. */
  readonly ignoredFrom?: number;
  /** The minor version of KEDA 2 that brought it, where not all that are supported have it. */
  readonly since?: number;
}

/** A scaler of KEDA: what it reads, and which rules hold between its parameters. */
export interface ScalerTable {
  readonly type: string;
  /** Providers of pod identities that it can use. */
  readonly identities: string[];
  /** Whether it uses OAuth 2 of a TriggerAuthentication. */
  readonly oauth2?: boolean;
  /** How the HPA always compares its metric; undefined where a trigger can say. */
  readonly metricType?: 'Value' | 'AverageValue';
  /** The version of KEDA from which on a trigger can say it all the same. */
  readonly metricTypeUntil?: string;
  readonly parameters: ScalerParameter[];
  readonly others: OtherName[];
  readonly rules: ScalerRule[];
}

/** Tables that were made: each is made once, and only where a trigger uses it, since most programs use few of them. */
const MADE = new Map<string, ScalerTable>();

/** The table of a type of scaler; undefined for those whose rules are written by hand, and for unknown types. */
export function scalerTable(type: string): ScalerTable | undefined {
  if (!MADE.has(type) && Object.hasOwn(SCALER_TABLES, type)) {
    MADE.set(type, SCALER_TABLES[type]());
  }
  return MADE.get(type);
}

/** What KEDA calls a parameter. */
export function keyOf({ key, name }: ScalerParameter): string {
  return key ?? name;
}
