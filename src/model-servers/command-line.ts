/** What follows an option on a command line, as `--option value` or `--option=value`; undefined where it is not there. */
export function optionOf(args: string[], option: string): string | undefined {
  const at = indexOfOption(args, option);
  return at < 0 ? undefined : args[at] === option ? args[at + 1] ?? '' : args[at].slice(option.length + 1);
}

/** All words that follow an option, up to the next one; undefined where it is not there. */
export function wordsAfter(args: string[], option: string): string[] | undefined {
  const first = optionOf(args, option);
  if (first === undefined) {
    return undefined;
  }
  const at = indexOfOption(args, option);
  const rest = args.slice(args[at] === option ? at + 2 : at + 1);
  const next = rest.findIndex((arg) => arg.startsWith('--'));
  return [first, ...next < 0 ? rest : rest.slice(0, next)];
}

function indexOfOption(args: string[], option: string): number {
  return args.findIndex((arg) => arg === option || arg.startsWith(`${option}=`));
}

/** The words of a command line, as a shell would tell most of them apart. */
export function commandWords(...lines: (string[] | undefined)[]): string[] {
  return lines.flatMap((line) => line ?? []).flatMap((each) => each.split(/\s+/));
}
