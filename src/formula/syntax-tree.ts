/** A part of a formula, and the index of the character that stands for it in messages. */
export type Node = { readonly at: number } & (
  | { readonly kind: 'literal'; readonly value: Literal }
  | { readonly kind: 'name'; readonly name: string }
  /** The element that a predicate looks at (no name), its `index`, or what `reduce` has gathered (`acc`). */
  | { readonly kind: 'pointer'; readonly name: string }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Node }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'conditional'; readonly condition: Node; readonly yes: Node; readonly no: Node }
  | { readonly kind: 'let'; readonly name: string; readonly value: Node; readonly body: Node }
  | { readonly kind: 'sequence'; readonly steps: Node[] }
  | { readonly kind: 'array'; readonly items: Node[] }
  | { readonly kind: 'map'; readonly entries: Node[] }
  | { readonly kind: 'member'; readonly of: Node; readonly property: Node; readonly optional: boolean }
  | { readonly kind: 'slice'; readonly of: Node; readonly from?: Node; readonly to?: Node }
  | Call
  | { readonly kind: 'method'; readonly member: Node; readonly given: Node[] }
);

/** A call of a function by its name; a `builtin` cannot be hidden by a trigger, other names are looked up. */
export interface Call {
  readonly kind: 'call';
  readonly at: number;
  readonly name: string;
  readonly builtin: boolean;
  /** Where the function is a predicate, the second one is evaluated for each element. */
  readonly given: Node[];
}

/** Whole numbers are `bigint`: the language tells `1` from `1.0`. */
export type Literal = number | bigint | boolean | string | null;
