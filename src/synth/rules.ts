import { IConstruct } from 'constructs';
import { validateAtSynth, validationOf } from './synth-validation';
import { Rule } from '../own-rules/rule';

/**
 * The rules of one's own that judge what is below a construct: an app, a chart or a model.
 *
 * @example
 * Rules.of(app).add(rule);
 */
export class Rules {
  /** Returns the rules that judge a construct and everything below it. */
  public static of(scope: IConstruct): Rules {
    return new Rules(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Adds rules. They see all objects of the app, and report those below the construct, whenever these are added. Add them before
   * a model ignores one of them. One rule can be added to several constructs, also of several apps of a Fleet.
   *
   * Fails for a second rule of the same id around the same objects.
   */
  public add(...rules: Rule[]): void {
    validateAtSynth(this.scope);
    const { ownRules } = validationOf(this.scope.node.root);
    rules.forEach((rule) => ownRules.add(this.scope, rule));
  }
}
