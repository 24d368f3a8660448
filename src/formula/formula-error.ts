/** A formula that KEDA refuses, or that fails when it runs. */
export class FormulaError extends Error {
  /** What is wrong, in words. */
  readonly fault: string;
  /** The line of the fault, and a caret under it. */
  readonly excerpt: string;

  constructor(expression: string, position: number, fault: string) {
    const excerpt = caret(expression, Math.max(0, Math.min(position, expression.trimEnd().length)));
    super(`${fault}:\n${excerpt}`);
    this.name = 'FormulaError';
    this.fault = fault;
    this.excerpt = excerpt;
  }
}

function caret(expression: string, position: number): string {
  const start = expression.lastIndexOf('\n', position - 1) + 1;
  const end = expression.indexOf('\n', position);
  const line = expression.slice(start, end === -1 ? undefined : end);
  return `  ${line}\n  ${' '.repeat(position - start)}^`;
}

/** What is wrong with a formula, and at which character of the text that is read. */
export class Fault extends Error {
  constructor(readonly at: number, readonly what: string) {
    super(what);
    this.name = 'Fault';
  }
}
