/** How sure a rule is that its fault does harm. */
export enum Severity {
  /** Code upstream or arithmetic proves the fault: synth fails. */
  ERROR = 'error',
  /** It often does harm: it is printed, and synth goes on. */
  WARNING = 'warning',
  /** Worth knowing, but no fault: it is told only to those who ask for it, and not at synth. */
  INFO = 'info',
}
