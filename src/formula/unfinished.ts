import { Fault } from './formula-error';
import { Token } from './tokens';

const PAIRS = new Map([[')', '('], [']', '['], ['}', '{']]);

/** Where in a text the formula itself stands: KEDA may wrap it. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Why the word at a position cannot stand there; what KEDA adds around the formula is not spoken of. */
export function misplaced(tokens: Token[], position: number, formula: Range): Fault {
  const token = tokens[position];
  const before = tokens[position - 1];
  const needsOperand = before?.kind === 'operator' && before.at >= formula.from;
  if (needsOperand && (token.at >= formula.to || token.kind !== 'operator')) {
    return new Fault(before.at, `expected an operand after \`${before.text}\``);
  }
  if (token.kind !== 'end' && token.at < formula.to && PAIRS.get(token.text) === undefined) {
    return new Fault(token.at, `\`${token.text}\` cannot stand here`);
  }
  const lonely = unmatched(tokens.filter(({ kind, at }) => kind === 'bracket' && at >= formula.from && at < formula.to));
  if (lonely !== undefined) {
    return new Fault(lonely.at, `\`${lonely.text}\` ${PAIRS.has(lonely.text) ? 'closes nothing' : 'is never closed'}`);
  }
  if (token.at < formula.to) {
    return new Fault(token.at, `expected an operand before \`${token.text}\``);
  }
  const swallowed = tokens.every(({ kind, at }) => kind === 'end' || at < formula.to);
  return new Fault(formula.to, swallowed && formula.from > 0
    ? 'the `//` comment hides the `)` that KEDA adds; end it with a line break'
    : 'the formula ends too early');
}

function unmatched(brackets: Token[]): Token | undefined {
  const open: Token[] = [];
  for (const bracket of brackets) {
    const opening = PAIRS.get(bracket.text);
    if (opening === undefined) {
      open.push(bracket);
    } else if (open.at(-1)?.text === opening) {
      open.pop();
    } else {
      return open.at(-1) ?? bracket;
    }
  }
  return open[0];
}
