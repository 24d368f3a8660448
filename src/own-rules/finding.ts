import { KubernetesObject } from './kubernetes-object';
import { Severity } from '../rules/severity';

/** Something that a rule of one's own found. */
export interface Finding {
  /**
   * What follows from it, where the problem does not tell.
   *
   * @default - nothing more is told
   */
  readonly effect?: string;

  /**
   * Where in the object, such as `spec.triggers[0].metadata.query`.
   *
   * @default - the object as a whole
   */
  readonly field?: string;

  /** What to do about it, as an order: `set at most 20`. */
  readonly fix: string;

  /**
   * What stands there, as text.
   *
   * @default - the value of `field`, or the name of the object
   */
  readonly got?: string;

  /** The object at fault. Its annotations can say to ignore the rule. */
  readonly object: KubernetesObject;

  /** What is wrong, read after the field: `is more than the budget of the team`. */
  readonly problem: string;

  /**
   * How sure it is that this does harm.
   *
   * @default - that of the rule
   */
  readonly severity?: Severity;
}
