import { Token } from './tokens';
import { Range, misplaced } from './unfinished';

/** A place among the words of a formula. */
export class Cursor {
  protected position = 0;

  constructor(protected readonly tokens: Token[], private readonly formula: Range) {}

  protected get current(): Token {
    return this.tokens[this.position];
  }

  protected get next(): Token | undefined {
    return this.tokens[this.position + 1];
  }

  /** Whether an operator or a bracket comes. */
  protected is(text: string): boolean {
    return this.current.text === text && (this.current.kind === 'operator' || this.current.kind === 'bracket');
  }

  /** Whether it comes, and then goes past it. */
  protected takes(text: string): boolean {
    const found = this.is(text);
    this.position += found ? 1 : 0;
    return found;
  }

  protected expect(text: string): void {
    if (!this.takes(text)) {
      this.unexpected();
    }
  }

  protected expectKind(...kinds: Token['kind'][]): Token {
    const token = this.current;
    if (!kinds.includes(token.kind)) {
      this.unexpected();
    }
    this.position++;
    return token;
  }

  /** What stands between two brackets and commas, the last of which may be followed by nothing. */
  protected list<T>(open: string, close: string, item: (index: number) => T): T[] {
    this.expect(open);
    const items: T[] = [];
    while (!this.is(close)) {
      items.push(item(items.length));
      if (!this.is(close)) {
        this.expect(',');
      }
    }
    this.expect(close);
    return items;
  }

  protected unexpected(): never {
    throw misplaced(this.tokens, this.position, this.formula);
  }
}
