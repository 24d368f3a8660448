/** What is wrong with a query: its effect, and what to write instead. */
export interface QueryFault {
  readonly problem: string;
  readonly fix: string;
}
