import { optionOf } from './command-line';
import { MODEL_SERVERS, serverOf, tagOf } from './model-servers';
import { MetricsSwitch, ServerMetrics } from './server-metrics';

/** How a container is started. */
export interface ContainerStart {
  readonly image?: string;
  /** The words of its command and of its arguments. */
  readonly args: string[];
  /** Whether it has a command of its own, and does not start what its image starts. */
  readonly hasCommand: boolean;
  /** Names of its environment variables; undefined where there may be others. */
  readonly variables?: string[];
}

/** A server that is started so that it exports no metrics. */
export interface SilentServer {
  readonly server: ServerMetrics;
  /** What stands in its command line, or is missing there, such as `without --metrics`. */
  readonly how: string;
  /** What to do about it. */
  readonly fix: string;
  /** Whether something else that is not known here may turn its metrics on. */
  readonly isUnsure: boolean;
}

/** The server of a container, where its command line leaves its metrics off; undefined where they are on, or something decides that is not known. */
export function silentServer(start: ContainerStart): SilentServer | undefined {
  const ofImage = start.image === undefined ? undefined : serverOf(start.image);
  for (const server of start.args.length === 0 && ofImage === undefined ? [] : MODEL_SERVERS) {
    const { metricsSwitch: found } = server;
    if (found !== undefined && isStarted(found, start, server === ofImage)) {
      const said = turnedOff(found, start.args) ?? notTurnedOn(found, start);
      return said && { server, ...said, isUnsure: found.isUnsure === true };
    }
  }
  return undefined;
}

/** Whether a metric is one that a silent server would export under a name that is its own. */
export function isSilenced({ server: { prefix } }: SilentServer, metric: string): boolean {
  return prefix !== undefined && metric.startsWith(prefix);
}

/** Where metrics have to be turned on, the whole command line has to be known: that of an image is, where it starts the server by itself. */
function isStarted({ off, programs, startedByTag }: MetricsSwitch, { args, hasCommand, image }: ContainerStart, isOfImage: boolean): boolean {
  const startsByItself = isOfImage && !hasCommand && startedByTag !== undefined && (tagOf(image ?? '') ?? '').startsWith(startedByTag);
  return programs.some((program) => isIn(args, program.split(' '))) || (isOfImage && off !== undefined) || startsByItself;
}

/** Whether words follow each other on a command line, the first with a path before it or without. */
function isIn(args: string[], [program, ...others]: string[]): boolean {
  return args.some((arg, i) => (arg === program || arg.endsWith(`/${program}`)) && others.every((word, j) => args[i + 1 + j] === word));
}

function turnedOff({ isBoolean, off }: MetricsSwitch, args: string[]): Pick<SilentServer, 'fix' | 'how'> | undefined {
  if (off === undefined) {
    return undefined;
  }
  const isOff = isBoolean === true ? isFalse(optionOf(args, off)) : isLast(off, args.map(withDashes));
  const given = isBoolean === true ? `${off}=false` : off;
  return isOff ? { how: `with ${given}`, fix: `leave ${given} out` } : undefined;
}

/** Whether an option counts, which a later `--no-` takes back. Source: Python's argparse, BooleanOptionalAction. */
function isLast(option: string, args: string[]): boolean {
  return args.lastIndexOf(option) > args.lastIndexOf(option.replace('--', '--no-'));
}

/** Source: triton-inference-server/server src/command_line_parser.cc, ParseOption of a bool. */
function isFalse(value: string | undefined): boolean {
  return value !== undefined && ['false', 'off', '0'].includes(value.toLowerCase());
}

/** Programs of Python take underscores for dashes. */
function withDashes(arg: string): string {
  return arg.startsWith('--') ? arg.replace(/_/g, '-') : arg;
}

function notTurnedOn(
  { files = [], on, variable }: MetricsSwitch, { args, variables }: ContainerStart,
): Pick<SilentServer, 'fix' | 'how'> | undefined {
  const isOpen = args.some(mayBeMore) || files.some((option) => optionOf(args, option) !== undefined)
    || (variable !== undefined && (variables === undefined || variables.includes(variable)));
  if (on === undefined || isOpen || args.some((arg) => arg.includes(on))) {
    return undefined;
  }
  const [file] = files;
  return { how: `without ${on}`, fix: on.startsWith('--') ? `add ${on}` : `set ${on}: true in the file that ${file} names` };
}

/** Whether a word may stand for any options, as `$@` and `$(OPTIONS)` do. */
function mayBeMore(arg: string): boolean {
  return /^["']?\$/.test(arg);
}
