import { GivenBuckets } from './given-buckets';

/** The bounds of the buckets of one histogram, as whoever wrote a trigger on it stated them. */
export interface StatedBuckets {
  readonly histogram: string;
  /** Upper bounds in the unit of the histogram, without `+Inf`. */
  readonly bounds: number[];
}

/** Stated buckets as the text of an annotation, such as `latency_seconds=0.1,0.5,1`; what is stated twice of one histogram is joined. */
export function bucketsText(stated: StatedBuckets[]): string {
  const byHistogram = new Map<string, Set<number>>();
  for (const { histogram, bounds } of stated) {
    byHistogram.set(histogram, new Set([...byHistogram.get(histogram) ?? [], ...bounds]));
  }
  return [...byHistogram].map(([histogram, bounds]) => `${histogram}=${[...bounds].sort((a, b) => a - b).join(',')}`).join(';');
}

/** The buckets that such a text states; undefined where it is none. */
export function bucketsIn(text: string): GivenBuckets | undefined {
  const parts = text.split(';').map((part) => part.trim()).filter((part) => part !== '').map(histogramIn);
  return parts.length === 0 || parts.includes(undefined) ? undefined : new Map(parts.flatMap((part) => part === undefined ? [] : [part]));
}

function histogramIn(part: string): [string, number[]] | undefined {
  const [name, list, ...more] = part.split('=').map((each) => each.trim());
  const words = list?.split(',').map((word) => word.trim()) ?? [];
  const isRead = name !== '' && words.length > 0 && more.length === 0 && words.every((word) => word !== '' && Number.isFinite(Number(word)));
  return isRead ? [name, words.map(Number)] : undefined;
}
