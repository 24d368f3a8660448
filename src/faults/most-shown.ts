/** Faults that a message shows; the others are counted. */
const MOST_SHOWN = 20;
const NO_RULE = 'other faults';

/** The first faults, and of all others one line that counts them by their rules; none where all are shown. */
export function firstShown<T extends { readonly rule?: string }>(faults: T[]): { readonly shown: T[]; readonly others?: string } {
  if (faults.length <= MOST_SHOWN) {
    return { shown: faults };
  }
  const counts = new Map<string, number>();
  for (const { rule = NO_RULE } of faults.slice(MOST_SHOWN)) {
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  const byRule = [...counts].map(([rule, count]) => `${count} of ${rule}`).join(', ');
  return { shown: faults.slice(0, MOST_SHOWN), others: `and ${faults.length - MOST_SHOWN} more: ${byRule}` };
}
