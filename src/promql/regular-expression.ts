/** What JavaScript understands and RE2, Prometheus's engine, refuses: look-around and back-references. */
const NOT_RE2 = /\(\?(?:[=!]|<[=!])|\\[1-9]|\\k</;

/** Whether a text is a regular expression that Prometheus takes. Spellings that only RE2 has are let through. */
export function isRegularExpression(text: string): boolean {
  if (NOT_RE2.test(text.replace(/\\\\/g, ''))) {
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
