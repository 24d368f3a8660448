import { Command, CommanderError, Option } from 'commander';
import { CheckSettings, ExitCode, FAIL_ON, FailOn, runCheck } from './check-command';
import { findConfiguration, readConfiguration } from './configuration';
import { Io, packageVersion, UnreadError, UsageError } from './io';
import { collected, listed, oneOf } from './option-values';
import { OutputOptions } from './outputs';
import { PACKAGE_NAME } from '../platforms/annotations';
import { Level, LEVELS } from '../report/check-finding';
import { FORMATS } from '../report/formats';

const CHECK = 'check';

const HELP_WIDTH = 80;

const EXIT_CODES = `
Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong use,
            3 some input could not be read, such as a template not rendered
Examples:   helm template . | npx ${PACKAGE_NAME} check -
            npx ${PACKAGE_NAME} check k8s/ --output report.sarif`;

interface GivenOptions {
  /** `false` where the file of options is not to be read. */
  readonly config?: string | false;
  readonly failOn?: FailOn;
  readonly minSeverity?: Level;
  readonly strict?: boolean;
  readonly only?: string[];
  readonly ignore?: string[];
  readonly rules?: string[];
  readonly namespace?: string;
  readonly cluster?: string;
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
  readonly statistics?: boolean;
  readonly diff?: boolean;
  readonly fix?: boolean;
  readonly unsafe?: boolean;
  readonly color?: boolean;
}

/** Runs the command with its arguments; gives the exit code. */
export async function run(args: string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = ExitCode.NOTHING;
  const program = programOf(args[0], io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? ExitCode.NOTHING : ExitCode.WRONG_USE;
    }
    if (error instanceof UsageError) {
      io.stderr.write(`error: ${error.message}\n`);
      return error instanceof UnreadError ? ExitCode.UNREAD : ExitCode.WRONG_USE;
    }
    throw error;
  }
}

function programOf(name: string | undefined, io: Io, finish: (code: ExitCode) => void): Command {
  const program = new Command(PACKAGE_NAME)
    .description('Finds what makes the autoscaling of model servers fail in silence.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .configureHelp({ helpWidth: HELP_WIDTH })
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) });
  addCheck(program, io, finish);
  if (name !== CHECK) {
    otherCommands().addOtherCommands(program, io, finish);
  }
  return program;
}

/** All but `check`, which are loaded where it is not called: they are as large as it is, and an import would load them always. */
function otherCommands(): typeof import('./other-commands') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./other-commands');
}

function addCheck(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const outputs = new OutputOptions();
  program.command(CHECK)
    .description('Check manifests: YAML or JSON files, folders of them, or - for standard input.')
    .argument('[path...]', 'files and folders, or -')
    .addOption(new Option('-f, --format <format>', Object.keys(FORMATS).join(', ')).argParser((value) => outputs.format(value)))
    .addOption(new Option('-o, --output <file>', 'write there what the --format before it makes').argParser((value) => outputs.output(value)))
    .option('--fail-on <level>', 'exit with 1 from here on: error (default), warning, never', oneOf('--fail-on', FAIL_ON))
    .option('--min-severity <level>', 'hide what is below: error, warning, unknown (default), info', oneOf('--min-severity', LEVELS))
    .option('--strict', 'exit with 1 for facts that are not stated, too')
    .option('--only <rules>', 'report these rules alone: ids, with commas between', listed)
    .option('--ignore <rules>', 'hide these rules; the start of ids stands for a family', listed)
    .option('--rules <file>', 'rules of your own: JavaScript, beside those built in', collected)
    .option('-n, --namespace <name>', 'namespace of objects without one (default: default)')
    .option('--cluster <file>', 'a file of versions, flags and capacity of the cluster')
    .option('--baseline <file>', 'findings that are known, and not reported again')
    .option('--write-baseline', 'write all findings to the --baseline')
    .option('--statistics', 'count findings by rule instead')
    .option('--diff', 'show what --fix would write, as a diff')
    .option('--fix', 'apply the fixes that cannot change what was meant')
    .option('--unsafe', 'apply or show the other mechanical fixes, too')
    .option('--config <file>', 'options (default: the nearest .model-autoscaling.yaml)')
    .addOption(new Option('--no-config').hideHelp())
    .option('--color', 'colour the text (--no-color: do not)')
    .addOption(new Option('--no-color').hideHelp())
    .addHelpText('after', EXIT_CODES)
    .action((paths: string[], given: GivenOptions) => finish(runCheck(settingsOf(paths, outputs, given, io), io)));
}

/** What is given on the command line, before what a file gives, before what holds otherwise. */
function settingsOf(paths: string[], outputs: OutputOptions, given: GivenOptions, { cwd }: Io): CheckSettings {
  const { config = findConfiguration(cwd), writeBaseline = false, statistics = false, diff = false, fix = false, unsafe = false } = given;
  const configuration = typeof config === 'string' ? readConfiguration(config) : {};
  return {
    failOn: 'error',
    minSeverity: 'unknown',
    strict: false,
    only: [],
    ignore: [],
    rules: [],
    ...configuration,
    ...given,
    paths: paths.length > 0 ? paths : configuration.paths ?? [],
    outputs,
    writeBaseline,
    statistics,
    diff,
    fix,
    unsafe,
    configuration: typeof config === 'string' ? config : undefined,
  };
}
