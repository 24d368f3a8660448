import { ScalerGiven } from './scaler-given';
import { ScalerSource } from './scaler-table';

/** What of the autoscaler around a trigger decides what is wrong with it. */
export interface JudgedContext {
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
export function waysTo(given: ScalerGiven, { authenticationWord }: JudgedContext, name: string, only?: ScalerSource): string {
  const parameter = given.parameter(name);
  const sources = only === undefined ? parameter?.sources ?? ['auth' as const] : [only];
  const words = { meta: name, env: `${name}FromEnv`, auth: authenticationWord(name, parameter?.key ?? name) };
  return sources.map((source) => words[source]).join(' or ');
}
