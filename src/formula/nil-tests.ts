import { PREDICATES } from './builtins';
import { Node } from './syntax-tree';

/** Functions that yield a number, an array or a truth of whatever they take, or fail. Source: expr v1.17 builtin/builtin.go. */
const NEVER_NIL = new Set([
  'abs', 'all', 'any', 'ceil', 'concat', 'count', 'filter', 'flatten', 'float', 'floor', 'groupBy', 'int', 'len', 'map', 'max', 'mean', 'median',
  'min', 'none', 'one', 'reverse', 'round', 'sort', 'sortBy', 'sum', 'take', 'uniq',
]);
/** Functions whose array has no other elements than the one that they take. */
const SAME_ELEMENTS = new Set(['filter', 'reverse', 'sort', 'sortBy', 'take', 'uniq']);
const ENVIRONMENT = '$env';

/** The first place where a formula asks whether a value is nil that is one of the triggers', or made of them, and so is only where one is lost. */
export function nilTestIn(tree: Node, triggers: ReadonlySet<string>): Node | undefined {
  return new Search(triggers).testIn(tree);
}

class Search {
  /** Whether a value that was named by `let` is never nil while no trigger is. */
  private readonly locals = new Map<string, boolean>();
  /** The same of what `#` is in the predicates around. */
  private readonly elements: boolean[] = [];

  constructor(private readonly triggers: ReadonlySet<string>) {}

  testIn(node: Node): Node | undefined {
    return this.isTest(node) ? node : this.below(node, (part) => this.testIn(part));
  }

  private isTest(node: Node): boolean {
    switch (node.kind) {
      case 'member': return node.optional && this.isKnown(node.of);
      case 'binary': break;
      default: return false;
    }
    const { operator, left, right } = node;
    switch (operator) {
      case '??': return this.isKnown(left);
      case '==':
      case '!=': return (isNil(left) && this.isKnown(right)) || (isNil(right) && this.isKnown(left));
      case 'in': return isNil(left) && this.hasKnownElements(right);
      default: return false;
    }
  }

  /** Whether a value is not nil while no trigger is. */
  private isKnown(node: Node): boolean {
    switch (node.kind) {
      case 'literal': return node.value !== null;
      case 'name': return this.locals.get(node.name) ?? (this.triggers.has(node.name) || node.name === ENVIRONMENT);
      case 'pointer': return node.name === 'index' || (node.name === '' && this.elements.at(-1) === true);
      case 'binary': return node.operator !== '??' || this.isKnown(node.left) || this.isKnown(node.right);
      case 'conditional': return this.isKnown(node.yes) && this.isKnown(node.no);
      case 'let': return this.below(node, (part) => part === node.body ? this.isKnown(part) : undefined) ?? false;
      case 'sequence': return this.isKnown(node.steps.at(-1)!); // The parser makes no sequence of nothing.
      case 'member': return this.isMemberKnown(node);
      case 'slice': return this.isKnown(node.of);
      case 'call': return node.builtin && NEVER_NIL.has(node.name);
      case 'method': return false;
      case 'unary':
      case 'array':
      case 'map': return true;
    }
  }

  private isMemberKnown({ of, property }: Node & { kind: 'member' }): boolean {
    if (of.kind === 'name' && of.name === ENVIRONMENT) {
      return property.kind === 'literal' && typeof property.value === 'string' && this.triggers.has(property.value);
    }
    return this.hasKnownElements(of);
  }

  private hasKnownElements(node: Node): boolean {
    return node.kind === 'array' ? node.items.every((item) => this.isKnown(item))
      : node.kind === 'call' && node.builtin && SAME_ELEMENTS.has(node.name) && this.hasKnownElements(node.given[0]);
  }

  /** What the parts of a node yield first, each looked at with the names that hold there. */
  private below<T>(node: Node, look: (part: Node) => T | undefined): T | undefined {
    switch (node.kind) {
      case 'literal':
      case 'name':
      case 'pointer': return undefined;
      case 'unary': return look(node.operand);
      case 'binary': return look(node.left) ?? look(node.right);
      case 'conditional': return look(node.condition) ?? look(node.yes) ?? look(node.no);
      case 'let': return look(node.value) ?? this.within(node, look);
      case 'sequence': return first(node.steps, look);
      case 'array': return first(node.items, look);
      case 'map': return first(node.entries, look);
      case 'member': return look(node.of) ?? look(node.property);
      case 'slice': return first([node.of, node.from, node.to].flatMap((part) => part ?? []), look);
      case 'call': return this.inCall(node, look);
      case 'method': return first([node.member, ...node.given], look);
    }
  }

  private within<T>({ name, value, body }: Node & { kind: 'let' }, look: (part: Node) => T | undefined): T | undefined {
    this.locals.set(name, this.isKnown(value));
    const found = look(body);
    this.locals.delete(name);
    return found;
  }

  private inCall<T>({ builtin, name, given }: Node & { kind: 'call' }, look: (part: Node) => T | undefined): T | undefined {
    const [array, each, ...others] = given;
    if (!builtin || !PREDICATES.has(name) || each === undefined) {
      return first(given, look);
    }
    const found = look(array);
    this.elements.push(this.hasKnownElements(array));
    const within = found ?? look(each);
    this.elements.pop();
    return within ?? first(others, look);
  }
}

function first<T>(parts: Node[], look: (part: Node) => T | undefined): T | undefined {
  for (const part of parts) {
    const found = look(part);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function isNil(node: Node): boolean {
  return node.kind === 'literal' && node.value === null;
}
