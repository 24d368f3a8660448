/** Numbers with dots, and whatever a release adds to them, such as `.post5`, `rc1` or `-py3`. */
const VERSION = /^v?(\d+(?:\.\d+)*)(?:[-.+]?[a-zA-Z][\w.+-]*)?$/;

/** Whether a text is a version that can be compared. */
export function isServerVersion(text: string): boolean {
  return VERSION.test(text);
}

/** Whether a version comes before another: `0.9.1` before `0.10`. */
export function isBefore(version: string, other: string): boolean {
  const [one, two] = [numbersOf(version), numbersOf(other)];
  for (let i = 0; i < Math.max(one.length, two.length); i++) {
    const difference = (one[i] ?? 0) - (two[i] ?? 0);
    if (difference !== 0) {
      return difference < 0;
    }
  }
  return false;
}

function numbersOf(version: string): number[] {
  return (VERSION.exec(version)?.[1] ?? '').split('.').map(Number);
}
