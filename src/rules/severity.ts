/** How sure a rule is that its fault does harm. */
export enum Severity {
  /** Upstream code or arithmetic proves it: synth fails. */
  ERROR = 'error',
  /** It often does harm: it is printed. */
  WARNING = 'warning',
  /** Worth knowing, and no fault: it is told to those who ask for it, and not at synth. */
  INFO = 'info',
}
