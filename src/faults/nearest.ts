/** How many letters may be wrong, in a short and in a long name. */
const [REACH, FAR_REACH, LONG] = [1, 2, 5];
/** Shorter names are all near to each other. */
const SHORTEST = 3;

/** The known name that a wrong one most likely means. */
export function nearest(wrong: string, known: Iterable<string>): string | undefined {
  if (wrong.length < SHORTEST) {
    return undefined;
  }
  let best: string | undefined;
  let least = (wrong.length < LONG ? REACH : FAR_REACH) + 1;
  for (const name of known) {
    const distance = distanceOf(wrong.toLowerCase(), name.toLowerCase());
    if (distance < least) {
      [best, least] = [name, distance];
    }
  }
  return best;
}

/**
 * The known name that a wrong one most likely means, for a fix: one that has all of it as words, as `vhostName` has `vhost`, before one
 * with other letters, as `host` is.
 */
export function meantBy(wrong: string, known: Iterable<string>): string | undefined {
  const names = [...known];
  const words = wordsOf(wrong).join('');
  const holding = wrong.length < SHORTEST ? [] : names.filter((name) => runsOf(wordsOf(name)).includes(words));
  const rank = (name: string) => (wordsOf(name).join('').startsWith(words) ? 0 : 1000) + name.length;
  return holding.sort((one, other) => rank(one) - rank(other))[0] ?? nearest(wrong, names);
}

/** The known name that a wrong one means, where no other one is near to it; by how sure that is, since the same letters mean the same. */
export function onlyMeantBy(wrong: string, known: Iterable<string>): { readonly name: string; readonly hasSameLetters: boolean } | undefined {
  const names = [...known];
  const same = names.filter((name) => wordsOf(name).join('') === wordsOf(wrong).join(''));
  const near = same.length > 0 ? same : names.filter((name) => nearest(wrong, [name]) !== undefined);
  return near.length === 1 ? { name: near[0], hasSameLetters: same.length > 0 } : undefined;
}

/** `aws-sqs-queue` and `awsSqsQueue` as `aws`, `sqs`, `queue`. */
function wordsOf(name: string): string[] {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z0-9]+/);
}

/** Words that stand beside each other, as one. */
function runsOf(words: string[]): string[] {
  return words.flatMap((_, from) => words.slice(from).map((_word, length) => words.slice(from, from + length + 1).join('')));
}

/** How many letters have to be added, removed or replaced. */
export function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length];
}
