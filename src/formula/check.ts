import { BUILTINS, NO_CONDITION, PREDICATES, typeOfCall } from './builtins';
import { Fault } from './formula-error';
import { typeOfBinary } from './operands';
import { Call, Node } from './syntax-tree';
import { either, isArray, isBoolean, isInt, isNumber, isString, maybe, say, Type } from './types';
import { nearest } from '../faults/nearest';

/** All variables by their names. */
const ENVIRONMENT = '$env';

/** What a formula yields, and which triggers it names. Fails with a `Fault` where expr does not compile it. */
export function check(node: Node, variables: ReadonlySet<string>): { type: Type; names: Set<string> } {
  const checker = new Checker(variables);
  return { type: checker.typeOf(node), names: checker.names };
}

class Checker {
  readonly names = new Set<string>();
  private readonly locals = new Map<string, Type>();
  /** What `#` is in the predicates around. */
  private readonly elements: Type[] = [];

  constructor(private readonly variables: ReadonlySet<string>) {}

  typeOf(node: Node): Type {
    switch (node.kind) {
      case 'literal': return typeOfLiteral(node.value);
      case 'name': return this.name(node.name, node.at);
      case 'pointer': return this.pointer(node.name, node.at);
      case 'unary': return unary(node.operator, this.typeOf(node.operand), node.at);
      case 'binary': return typeOfBinary(node, this.typeOf(node.left), this.typeOf(node.right));
      case 'conditional': return this.conditional(node);
      case 'let': return this.declaration(node);
      // The parser makes no sequence of nothing.
      case 'sequence': return node.steps.map((step) => this.typeOf(step)).at(-1)!;
      case 'array': return this.array(node.items);
      case 'map': return this.all(node.entries, 'map');
      case 'member': return this.member(node);
      case 'slice': return this.slice(node);
      case 'call': return this.call(node);
      case 'method': return this.all([node.member, ...node.given], 'any');
    }
  }

  private all(nodes: Node[], type: Type): Type {
    nodes.forEach((node) => this.typeOf(node));
    return type;
  }

  private name(name: string, at: number): Type {
    const local = this.locals.get(name);
    if (local !== undefined || name === ENVIRONMENT) {
      return local ?? 'any';
    }
    if (this.variables.has(name)) {
      this.names.add(name);
      return 'float';
    }
    if (BUILTINS.has(name) || PREDICATES.has(name)) {
      return 'function';
    }
    throw new Fault(at, this.unknown(name));
  }

  private unknown(name: string): string {
    const dashed = [...this.variables].find((known) => known.startsWith(`${name}-`));
    if (dashed !== undefined) {
      return `\`${name}\` is no named trigger: \`${dashed}\` reads as a subtraction here; name the trigger ${dashed.replace(/-/g, '_')}`;
    }
    const meant = nearest(name, this.variables);
    const known = this.variables.size === 0 ? 'none has a name' : `known are ${[...this.variables].join(', ')}`;
    return `\`${name}\` is no named trigger; ${meant === undefined ? known : `did you mean ${meant}?`}`;
  }

  private pointer(name: string, at: number): Type {
    if (name !== '') {
      return name === 'index' ? 'int' : name === 'acc' ? 'any' : fail(at, `\`#${name}\` is unknown; there are #, #index and #acc`);
    }
    // The parser takes `#` inside of a predicate alone.
    return this.elements.at(-1)!;
  }

  private conditional(node: Node & { kind: 'conditional' }): Type {
    const condition = this.typeOf(node.condition);
    if (!maybe(condition, isBoolean)) {
      fail(node.condition.at, `a condition has to be a boolean, got ${say(condition)}; write ... > 0 ? ... : ...`);
    }
    return either(this.typeOf(node.yes), this.typeOf(node.no));
  }

  private declaration({ name, value, body, at }: Node & { kind: 'let' }): Type {
    if ([this.variables, this.locals, BUILTINS, PREDICATES].some((taken) => taken.has(name))) {
      fail(at, `\`${name}\` is taken; \`let\` needs a new name`);
    }
    const type = this.typeOf(value);
    this.locals.set(name, type);
    const yielded = this.typeOf(body);
    this.locals.delete(name);
    return yielded;
  }

  private array(items: Node[]): Type {
    const [first = 'any', ...others] = items.map((item) => this.typeOf(item));
    return { of: others.every((other) => other === first) ? first : 'any' };
  }

  private member({ of, property, at }: Node & { kind: 'member' }): Type {
    const key = property.kind === 'literal' && typeof property.value === 'string' ? property.value : undefined;
    if (of.kind === 'name' && of.name === ENVIRONMENT) {
      return key !== undefined && this.variables.has(key) ? this.name(key, property.at) : 'any';
    }
    const [base, index] = [this.typeOf(of), this.typeOf(property)];
    if (isArray(base)) {
      return maybe(index, isInt) ? base.of : fail(property.at, `an element of an array is chosen by an int, got ${say(index)}; write int(...)`);
    }
    return base === 'any' || base === 'map' ? 'any' : fail(at, `${say(base)} has no ${key ?? 'elements'}`);
  }

  private slice({ of, from, to, at }: Node & { kind: 'slice' }): Type {
    const base = this.typeOf(of);
    if (!maybe(base, (type) => isArray(type) || isString(type))) {
      fail(at, `${say(base)} has no elements`);
    }
    for (const bound of [from, to]) {
      if (bound === undefined) {
        continue;
      }
      const type = this.typeOf(bound);
      if (base !== 'any' && !maybe(type, isInt)) {
        fail(bound.at, `the bound of a slice has to be an int, got ${say(type)}; write int(...)`);
      }
    }
    return base;
  }

  private call(node: Call): Type {
    const { name, given, at } = node;
    if (node.builtin && PREDICATES.has(name)) {
      return this.predicate(node);
    }
    if (!node.builtin) {
      fail(at, `\`${name}\` is a named trigger and no function here${BUILTINS.has(name) || PREDICATES.has(name) ? `; write ::${name}(...)` : ''}`);
    }
    if (!BUILTINS.has(name)) {
      return this.local(node);
    }
    const result = typeOfCall(name, given.map((argument) => this.typeOf(argument)));
    return 'type' in result ? result.type : fail(at, result.fault);
  }

  private local({ name, given, at }: Call): Type {
    const type = this.locals.get(name);
    if (type === 'any' || type === 'function') {
      return this.all(given, 'any');
    }
    const close = nearest(name, [...BUILTINS.keys(), ...PREDICATES.keys()]);
    return fail(at, `\`${name}\` is no function${close === undefined ? '' : `; did you mean ${close}?`}`);
  }

  private predicate({ name, given, at }: Call): Type {
    // Asked for names of that table alone.
    const { optional = false, last = false, yields } = PREDICATES.get(name)!;
    const [array, each, order] = given;
    if (given.length < (optional ? 1 : 2) || given.length > (last ? 3 : 2)) {
      fail(at, `\`${name}\` takes an array and a predicate, as in ${name}([a, b], # > 1)`);
    }
    const type = this.typeOf(array);
    if (!maybe(type, isArray)) {
      fail(array.at, `\`${name}\` takes an array, got ${say(type)}; write [...]`);
    }
    const element = isArray(type) ? type.of : 'any';
    this.elements.push(element);
    const tested = each === undefined ? element : this.typeOf(each);
    this.elements.pop();
    if (each !== undefined && !NO_CONDITION.has(name) && !maybe(tested, isBoolean)) {
      fail(each.at, `the predicate of \`${name}\` has to be a boolean, got ${say(tested)}`);
    }
    this.all(order === undefined ? [] : [order], 'any');
    return yields(type, tested);
  }
}

function typeOfLiteral(value: unknown): Type {
  return value === null ? 'nil' : typeof value === 'bigint' ? 'int' : typeof value === 'number' ? 'float' : typeof value as 'boolean' | 'string';
}

function unary(operator: string, type: Type, at: number): Type {
  const logical = operator === 'not' || operator === '!';
  if (!maybe(type, logical ? isBoolean : isNumber)) {
    const hint = logical && isNumber(type) ? `; write ${operator}(...) around a comparison` : '';
    fail(at, `\`${operator}\` takes a ${logical ? 'boolean' : 'number'}, got ${say(type)}${hint}`);
  }
  return logical ? 'boolean' : type;
}

function fail(at: number, what: string): never {
  throw new Fault(at, what);
}
