/** The command was called in a wrong way: told in one line, with what to write instead. */
export class UsageError extends Error {}
