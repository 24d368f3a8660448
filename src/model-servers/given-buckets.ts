import { wordsAfter } from './command-line';
import { serverOf, startedBy } from './model-servers';
import { BucketOption, ServerMetrics } from './server-metrics';

/** Buckets that a server was given, by histogram; undefined for those that it was given and nobody can read here. */
export type GivenBuckets = ReadonlyMap<string, number[] | undefined>;

/** The buckets that options of the command line of a server give histograms, in place of those of the catalogue. */
export function givenBuckets({ bucketOptions = [] }: ServerMetrics, args: string[]): GivenBuckets {
  const given = new Map<string, number[] | undefined>();
  for (const option of bucketOptions) {
    const words = wordsAfter(args, option.option);
    const bounds = words && boundsIn(option, words);
    if (bounds !== 'default' && words !== undefined) {
      option.histograms.forEach((histogram) => given.set(histogram, bounds));
    }
  }
  return given;
}

/** The same of the server that an image is, or a command line starts. */
export function bucketsGivenTo(image: string | undefined, args: string[]): GivenBuckets {
  const server = startedBy(args) ?? (image === undefined ? undefined : serverOf(image));
  return server === undefined ? new Map() : givenBuckets(server, args);
}

/** The bounds that an option gives; undefined where they cannot be read, such as a variable of the shell. */
function boundsIn({ key }: BucketOption, words: string[]): number[] | 'default' | undefined {
  if (key === undefined) {
    return numbersIn(words.flatMap((word) => word.split(',')).filter((word) => word !== ''));
  }
  const lists = objectIn(words);
  const list = lists?.[key];
  return lists === undefined ? undefined : list === undefined ? 'default' : Array.isArray(list) ? numbersIn(list) : undefined;
}

/** The object in JSON that the first words are, with the quotes of a shell around it or without. */
function objectIn(words: string[]): { readonly [key: string]: unknown } | undefined {
  for (let end = 1; end <= words.length; end++) {
    try {
      const value: unknown = JSON.parse(words.slice(0, end).join(' ').replace(/^'(.*)'$/, '$1'));
      return typeof value === 'object' && value !== null ? { ...value } : undefined;
    } catch {
      // It may go on after the next space.
    }
  }
  return undefined;
}

function numbersIn(values: unknown[]): number[] | undefined {
  const numbers = values.map(Number);
  return numbers.length > 0 && numbers.every((each) => Number.isFinite(each)) ? numbers : undefined;
}
