import { PREDICATES } from './builtins';
import { Cursor } from './cursor';
import { Fault } from './formula-error';
import { literalOf } from './literals';
import { Node } from './syntax-tree';
import { BINDING, CHAINED, FROM_THE_RIGHT, NEGATABLE, Token, tokensOf, UNARY_BINDING } from './tokens';
import { Range } from './unfinished';

/** The syntax tree of a formula. Fails with a `Fault` where expr's parser fails. */
export function parse(text: string, variables: ReadonlySet<string>, formula: Range): Node {
  return new Parser(tokensOf(text), variables, formula).whole();
}

class Parser extends Cursor {
  /** How many predicates are open: `#` and `.name` mean the element there. */
  private predicates = 0;

  constructor(tokens: Token[], private readonly variables: ReadonlySet<string>, formula: Range) {
    super(tokens, formula);
  }

  whole(): Node {
    const node = this.sequence();
    return this.current.kind === 'end' ? node : this.unexpected();
  }

  private sequence(): Node {
    const steps = [this.expression()];
    while (this.takes(';') && this.current.kind !== 'end') {
      steps.push(this.expression());
    }
    return steps.length === 1 ? steps[0] : { kind: 'sequence', at: steps[0].at, steps };
  }

  private expression(level = 0): Node {
    if (level === 0 && this.is('let')) {
      return this.declaration();
    }
    if (level === 0 && this.is('if')) {
      return this.branches();
    }
    const node = this.binaries(level);
    return level === 0 ? this.ternaries(node) : node;
  }

  private binaries(level: number): Node {
    let left = this.primary();
    let previous = '';
    for (;;) {
      const negated = this.is('not');
      const operator = (negated ? this.next : undefined) ?? this.current;
      const binding = operator.kind === 'operator' ? BINDING.get(operator.text) : undefined;
      if (negated && !NEGATABLE.has(operator.text)) {
        this.unexpected();
      }
      if (binding === undefined || binding < level) {
        return left;
      }
      this.position += negated ? 2 : 1;
      if (previous === '??' && operator.text !== '??' && operator.text !== '|') {
        throw new Fault(operator.at, `\`??\` and \`${operator.text}\` cannot be mixed; put one of them in parentheses`);
      }
      left = this.binary(left, operator, binding);
      left = negated ? { kind: 'unary', at: operator.at, operator: 'not', operand: left } : left;
      previous = operator.text;
    }
  }

  private binary(left: Node, { text: operator, at }: Token, binding: number): Node {
    if (operator === '|') {
      return this.postfixes(this.call(this.expectKind('name'), [left]));
    }
    const right = this.expression(FROM_THE_RIGHT.has(operator) ? binding : binding + 1);
    const node: Node = { kind: 'binary', at, operator, left, right };
    const next = this.current;
    if (!CHAINED.has(operator) || next.kind !== 'operator' || !CHAINED.has(next.text)) {
      return node;
    }
    this.position++;
    return { kind: 'binary', at: next.at, operator: '&&', left: node, right: this.binary(right, next, binding) };
  }

  private ternaries(node: Node): Node {
    const { at } = this.current;
    if (!this.takes('?')) {
      return node;
    }
    if (this.takes(':')) {
      return this.ternaries({ kind: 'conditional', at, condition: node, yes: node, no: this.expression() });
    }
    const yes = this.expression();
    this.expect(':');
    return this.ternaries({ kind: 'conditional', at, condition: node, yes, no: this.expression() });
  }

  private declaration(): Node {
    this.expect('let');
    const { text: name, at } = this.expectKind('name');
    this.expect('=');
    const value = this.expression();
    this.expect(';');
    return { kind: 'let', at, name, value, body: this.sequence() };
  }

  private branches(): Node {
    const { at } = this.current;
    this.expect('if');
    const condition = this.expression();
    const yes = this.block();
    this.expect('else');
    return { kind: 'conditional', at, condition, yes, no: this.is('if') ? this.branches() : this.block() };
  }

  private block(): Node {
    this.expect('{');
    const node = this.sequence();
    this.expect('}');
    return node;
  }

  private primary(): Node {
    const { kind, text, at } = this.current;
    const binding = kind === 'operator' ? UNARY_BINDING.get(text) : undefined;
    if (binding !== undefined) {
      this.position++;
      return this.postfixes({ kind: 'unary', at, operator: text, operand: this.expression(binding) });
    }
    if (this.takes('(')) {
      const node = this.sequence();
      this.expect(')');
      return this.postfixes(node);
    }
    if (this.takes('::')) {
      return this.postfixes(this.call(this.expectKind('name'), [], true));
    }
    return this.operand();
  }

  private operand(): Node {
    const token = this.current;
    const { kind, text, at } = token;
    if (kind === 'pointer' || (kind === 'operator' && text === '.')) {
      if (this.predicates === 0) {
        throw new Fault(at, `\`${text}\` means the element of a predicate, as in count([a, b], # > 1), and stands outside of one`);
      }
      // The dot itself is read as a postfix of the element.
      this.position += kind === 'pointer' ? 1 : 0;
      return this.postfixes({ kind: 'pointer', at, name: kind === 'pointer' ? text.slice(1) : '' });
    }
    const value = literalOf(token);
    if (value !== undefined) {
      this.position++;
      const literal: Node = { kind: 'literal', at, value };
      return kind === 'string' ? this.postfixes(literal) : literal;
    }
    if (kind === 'name') {
      this.position++;
      return this.postfixes(this.is('(') ? this.call(token, []) : { kind: 'name', at, name: text });
    }
    if (this.is('[')) {
      return this.postfixes({ kind: 'array', at, items: this.list('[', ']', () => this.expression()) });
    }
    if (this.is('{')) {
      return this.postfixes({ kind: 'map', at, entries: this.list('{', '}', () => this.entry()).flat() });
    }
    return this.unexpected();
  }

  private entry(): Node[] {
    const key = this.is('(') ? this.expression() : this.key();
    this.expect(':');
    return [key, this.expression()];
  }

  private key(): Node {
    const { text, at } = this.expectKind('name', 'number', 'string');
    return { kind: 'literal', at, value: text };
  }

  private call(name: Token, piped: Node[], always = false): Node {
    const builtin = always || !this.variables.has(name.text);
    const given = builtin && PREDICATES.has(name.text)
      ? this.list('(', ')', (index) => index + piped.length === 1 ? this.predicate() : this.expression())
      : this.list('(', ')', () => this.expression());
    return { kind: 'call', at: name.at, name: name.text, builtin, given: [...piped, ...given] };
  }

  private predicate(): Node {
    this.predicates++;
    const node = this.is('{') ? this.block() : this.expression();
    this.predicates--;
    return node;
  }

  private postfixes(node: Node): Node {
    const optional = this.is('?.');
    if (optional && this.next?.text === '[') {
      this.position++;
      return this.postfixes(this.index(node, true));
    }
    if (this.takes('.') || this.takes('?.')) {
      const { kind, text, at } = this.current;
      if (kind !== 'name' && !/^[a-z]/i.test(text)) {
        this.unexpected();
      }
      this.position++;
      const member: Node = { kind: 'member', at, of: node, property: { kind: 'literal', at, value: text }, optional };
      return this.postfixes(this.is('(') ? { kind: 'method', at, member, given: this.list('(', ')', () => this.expression()) } : member);
    }
    return this.is('[') ? this.postfixes(this.index(node, false)) : node;
  }

  private index(of: Node, optional: boolean): Node {
    const { at } = this.current;
    this.expect('[');
    const from = this.is(':') ? undefined : this.expression();
    if (this.takes(':') || from === undefined) {
      const to = this.is(']') ? undefined : this.expression();
      this.expect(']');
      return { kind: 'slice', at, of, from, to };
    }
    this.expect(']');
    return { kind: 'member', at, of, property: from, optional };
  }
}
