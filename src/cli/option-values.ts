import { UsageError } from './io';

/** Takes what an option is given, each time that it is. */
export function collected(value: string, before: string[] = []): string[] {
  return [...before, value];
}

/** Takes texts with commas between, each time that they are given. */
export function listed(value: string, before: string[] = []): string[] {
  return [...before, ...value.split(',').map((each) => each.trim()).filter((each) => each !== '')];
}

/** Takes one of some words. */
export function oneOf<T extends string>(flag: string, words: readonly T[]): (value: string) => T {
  return (value) => {
    const found = words.find((word) => word === value);
    if (found === undefined) {
      throw new UsageError(`${flag} ${value} is not known; write one of ${words.join(', ')}`);
    }
    return found;
  };
}
