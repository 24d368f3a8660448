/** What JavaScript understands and RE2, Prometheus's engine, refuses: look-around, back-references, and some escapes. */
const NOT_RE2 = /\(\?(?:[=!]|<[=!])|\\[1-9]|\\k<|\\[Zuc]/;
/** Most repetitions that RE2 counts. Source: Go regexp/syntax. */
const MAX_REPEAT = 1000;

/** Whether a text is a regular expression that Prometheus takes. Spellings that only RE2 has are let through. */
export function isRegularExpression(text: string): boolean {
  if (NOT_RE2.test(text.replace(/\\\\/g, '')) || [...text.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].some(([, from, to]) =>
    Number(from) > MAX_REPEAT || Number(to ?? 0) > MAX_REPEAT)) {
    return false;
  }
  const spelledForJs = text.replace(/\(\?[imsU-]+\)/g, '').replace(/\(\?[imsU-]+:/g, '(?:').replace(/\(\?P</g, '(?<')
    .replace(/\[\[:\^?\w+:\]/g, '[a').replace(/\\[AzQEC]/g, '');
  try {
    new RegExp(spelledForJs);
    return true;
  } catch {
    return false;
  }
}
