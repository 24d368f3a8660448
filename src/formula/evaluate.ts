import { PREDICATES } from './builtins';
import { calculate } from './calculate';
import { Fault } from './formula-error';
import { elements, FUNCTIONS, Refused } from './functions';
import { Each, runPredicate } from './predicates';
import { Call, Node } from './syntax-tree';
import { describe, isNumeric, onNil, Unknown, Value } from './values';

/** What a predicate sees. */
interface Scope {
  readonly element: Value;
  readonly index: number;
  readonly acc: Value;
}

/** The value of a formula, undefined where it uses what is not evaluated here. Fails with a `Fault` where expr fails at run time. */
export function tryEvaluate(node: Node, variables: ReadonlyMap<string, number | null>): Value | undefined {
  try {
    return new Run(variables).valueOf(node);
  } catch (error) {
    if (error instanceof Unknown) {
      return undefined;
    }
    throw error;
  }
}

class Run {
  private readonly locals = new Map<string, Value>();
  private readonly scopes: Scope[] = [];

  constructor(private readonly variables: ReadonlyMap<string, number | null>) {}

  valueOf(node: Node): Value {
    switch (node.kind) {
      case 'literal': return node.value;
      case 'name': return this.name(node.name);
      case 'pointer': return this.pointer(node.name);
      case 'unary': return this.unary(node);
      case 'binary': return this.binary(node);
      case 'conditional': return this.valueOf(this.truth(node.condition) ? node.yes : node.no);
      case 'let': return this.declaration(node);
      // The parser makes no sequence of nothing.
      case 'sequence': return node.steps.map((step) => this.valueOf(step)).at(-1)!;
      case 'array': return node.items.map((item) => this.valueOf(item));
      case 'member': return this.member(node);
      case 'slice': return this.slice(node);
      case 'call': return this.call(node);
      case 'map':
      case 'method': throw new Unknown();
    }
  }

  private name(name: string): Value {
    const value = this.locals.has(name) ? this.locals.get(name) : this.variables.get(name);
    return value === undefined ? unknown() : value;
  }

  private pointer(name: string): Value {
    // The parser takes `#` inside of a predicate alone.
    const { element, index, acc } = this.scopes.at(-1)!;
    return name === '' ? element : name === 'index' ? BigInt(index) : acc;
  }

  private truth(node: Node): boolean {
    const value = this.valueOf(node);
    return typeof value === 'boolean' ? value : fail(node.at, `expected a boolean, got ${describe(value)}`);
  }

  private unary({ operator, operand, at }: Node & { kind: 'unary' }): Value {
    if (operator === 'not' || operator === '!') {
      return !this.truth(operand);
    }
    const value = this.valueOf(operand);
    if (!isNumeric(value)) {
      return fail(at, `\`${operator}\` takes a number, got ${describe(value)}${onNil(value)}`);
    }
    return operator === '-' ? -value : value;
  }

  private binary({ operator, left, right, at }: Node & { kind: 'binary' }): Value {
    switch (operator) {
      case 'and':
      case '&&': return this.truth(left) && this.truth(right);
      case 'or':
      case '||': return this.truth(left) || this.truth(right);
      case '??': return this.valueOf(left) ?? this.valueOf(right);
      default: {
        const result = calculate(operator, this.valueOf(left), this.valueOf(right));
        return 'value' in result ? result.value : fail(at, result.fault);
      }
    }
  }

  private declaration({ name, value, body }: Node & { kind: 'let' }): Value {
    this.locals.set(name, this.valueOf(value));
    const result = this.valueOf(body);
    this.locals.delete(name);
    return result;
  }

  private member({ of, property, optional, at }: Node & { kind: 'member' }): Value {
    const base = this.valueOf(of);
    if (base === null) {
      return optional ? null : fail(at, 'nil has no elements');
    }
    const index = this.valueOf(property);
    if (!Array.isArray(base) || !isNumeric(index)) {
      throw new Unknown();
    }
    const value = base.at(Number(index));
    return value === undefined ? fail(property.at, `there is no element ${index} in an array of ${base.length}`) : value;
  }

  private slice({ of, from, to, at }: Node & { kind: 'slice' }): Value {
    const base = this.valueOf(of);
    const [first, last] = [from, to].map((bound) => bound === undefined ? undefined : Number(this.valueOf(bound)));
    if (base === null) {
      fail(at, 'nil has no elements');
    }
    return Array.isArray(base) ? base.slice(first, last) : unknown();
  }

  private call({ name, given, at }: Call): Value {
    try {
      if (PREDICATES.has(name)) {
        return this.predicate(name, given);
      }
      const run = FUNCTIONS.get(name) ?? unknown();
      return run(given.map((argument) => this.valueOf(argument)));
    } catch (error) {
      throw error instanceof Refused ? new Fault(at, error.message) : error;
    }
  }

  private predicate(name: string, [array, each, last]: Node[]): Value {
    const values = elements(name, this.valueOf(array));
    const within: Each = (element, index, acc) => {
      this.scopes.push({ element, index, acc });
      const value = this.valueOf(each);
      this.scopes.pop();
      return value;
    };
    return runPredicate(name, values, each === undefined ? undefined : within, last === undefined ? undefined : this.valueOf(last));
  }
}

function fail(at: number, what: string): never {
  throw new Fault(at, what);
}

function unknown(): never {
  throw new Unknown();
}
