/**
 * A manifest or a part of it that somebody wrote, or that cdk8s-plus renders without a public type: it may hold anything, so that whoever
 * reads of it takes nothing for granted. With `unknown` each of its fields would need a guard of its own to be looked at.
 */
export type Untyped = any;

/** The fields of an object of which nothing more is known. */
export type Fields = { readonly [field: string]: Untyped };
