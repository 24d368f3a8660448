import { check } from './check';
import { tryEvaluate } from './evaluate';
import { Fault, FormulaError } from './formula-error';
import { nilTestIn } from './nil-tests';
import { parse } from './parse';
import { Node } from './syntax-tree';
import { isNumber, isString, maybe, say, Type } from './types';
import { describe, isNumeric, onNil } from './values';

export { FormulaError };

/** What KEDA puts before a formula that does not look after nil itself. Source: keda apis/keda/v1alpha1/scaledobject_webhook.go. */
const CAST = 'float(';

/** What KEDA sets every trigger to when it tries a formula out. Source: as above. */
const DUMMY_VALUE = -1;

/** The formula of KEDA's scaling modifiers: an expression of expr-lang v1.17 over the values of the named triggers. */
export class Formula {
  /** Reads a formula as KEDA does, which runs it once too. Fails with a `FormulaError` where KEDA refuses it. */
  static parse(expression: string, variables: string[]): Formula {
    if (expression.trim() === '') {
      throw new FormulaError(expression, 0, 'the formula is empty');
    }
    const formula = new Formula(expression, new Set(variables));
    const dummies = Object.fromEntries(variables.map((name) => [name, DUMMY_VALUE]));
    formula.run(dummies, 'KEDA tries it with every trigger at -1, where ');
    return formula;
  }

  /** The triggers that it uses. */
  readonly names: ReadonlySet<string>;
  /** How many characters KEDA puts before it. */
  private readonly offset: number;
  private readonly tree: Node;
  /** What it yields before it is cast. */
  private readonly result: Node;

  private constructor(private readonly expression: string, private readonly variables: ReadonlySet<string>) {
    const cast = !expression.startsWith(CAST) && !expression.includes('??');
    this.offset = cast ? CAST.length : 0;
    const range = { from: this.offset, to: this.offset + expression.length };
    [this.tree, this.result, this.names] = this.located('', () => {
      const tree = parse(cast ? `${CAST}${expression})` : expression, variables, range);
      const result = cast ? withoutCast(tree) : tree;
      const { type, names } = check(result, variables);
      checkResult(type, result.at, cast);
      return [tree, result, names];
    });
  }

  /**
   * The value, given those of the triggers: undefined is a trigger that fails, nil in the formula.
   * Undefined where the formula yields nil, or where it uses what is not evaluated here.
   * Fails with a `FormulaError` where the formula fails.
   */
  value(values: { [name: string]: number | undefined }): number | undefined {
    return this.run(values, '');
  }

  /** Where it asks whether a trigger is nil, as `a ?? 0` does: a trigger is while it is lost, and only where a fallback leaves that to the formula. */
  nilTest(): FormulaError | undefined {
    const test = nilTestIn(this.result, this.variables);
    return test && new FormulaError(this.expression, test.at - this.offset, 'the formula tests for nil');
  }

  private run(values: { [name: string]: number | undefined }, circumstances: string): number | undefined {
    const given = new Map(Object.entries(values));
    const variables = new Map([...this.names].map((name) => [name, given.get(name) ?? null]));
    return this.located(circumstances, () => {
      const cast = this.result !== this.tree;
      const result = tryEvaluate(this.result, variables);
      const value = cast && typeof result === 'string' ? tryEvaluate(this.tree, variables) : result;
      if (value === undefined || (value === null && !cast)) {
        return undefined;
      }
      return isNumeric(value) ? Number(value) : fail(this.result.at, `the result is ${describe(value)}; KEDA needs a number${onNil(value)}`);
    });
  }

  private located<T>(circumstances: string, run: () => T): T {
    try {
      return run();
    } catch (error) {
      throw error instanceof Fault ? new FormulaError(this.expression, error.at - this.offset, circumstances + error.what) : error;
    }
  }
}

/** What KEDA casts, which its own messages would speak of as an argument. */
function withoutCast(tree: Node): Node {
  if (tree.kind !== 'call' || tree.at !== 0) {
    return tree;
  }
  const [result, second] = tree.given;
  if (!tree.builtin) {
    fail(tree.at, 'a trigger is named float, which hides the function that KEDA wraps the formula in; rename the trigger');
  }
  if (second !== undefined) {
    fail(second.at, 'a formula is one expression, not several');
  }
  return result ?? fail(tree.at, 'the formula is empty');
}

/** A cast takes strings too, and fails on most of them when it runs; nil is for formulas that look after it. */
function checkResult(type: Type, at: number, cast: boolean): void {
  if (!maybe(type, (known) => isNumber(known) || (cast ? isString(known) : known === 'nil'))) {
    fail(at, `the result is ${say(type)}; KEDA needs a number${type === 'boolean' ? ': write ... ? 1 : 0' : ''}`);
  }
}

function fail(at: number, what: string): never {
  throw new Fault(at, what);
}
