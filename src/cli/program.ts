import { Command, CommanderError } from 'commander';
import { CheckSettings, ExitCode, runCheck } from './check-command';
import { Io, packageVersion, UnreadError, UsageError } from './io';
import { OutputOptions } from './outputs';
import { addReportOptions, ReportOptions, reportSettings } from './report-options';
import { PACKAGE_NAME } from '../platforms/annotations';

const CHECK = 'check';

const HELP_WIDTH = 80;

const EXIT_CODES = `
Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong use,
            3 some input could not be read, such as a template not rendered
Examples:   helm template . | npx ${PACKAGE_NAME} check -
            npx ${PACKAGE_NAME} check k8s/ --output report.sarif`;

interface GivenOptions extends ReportOptions {
  readonly namespace?: string;
  readonly cluster?: string;
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
  readonly statistics?: boolean;
  readonly diff?: boolean;
  readonly fix?: boolean;
  readonly unsafe?: boolean;
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
  const command = program.command(CHECK)
    .description('Check manifests: YAML or JSON files, folders of them, or - for standard input.')
    .argument('[path...]', 'files and folders, or -');
  addReportOptions(command, outputs)
    .option('-n, --namespace <name>', 'namespace of objects without one (default: default)')
    .option('--cluster <file>', 'a file of versions, flags and capacity of the cluster')
    .option('--baseline <file>', 'findings that are known, and not reported again')
    .option('--write-baseline', 'write all findings to the --baseline')
    .option('--statistics', 'count findings by rule instead')
    .option('--diff', 'show what --fix would write, as a diff')
    .option('--fix', 'apply the fixes that cannot change what was meant')
    .option('--unsafe', 'apply or show the other mechanical fixes, too')
    .addHelpText('after', EXIT_CODES)
    .action((paths: string[], given: GivenOptions) => finish(runCheck(settingsOf(paths, outputs, given, io), io)));
}

/** What is given on the command line, before what a file gives. */
function settingsOf(paths: string[], outputs: OutputOptions, given: GivenOptions, io: Io): CheckSettings {
  const { settings, configuration, file } = reportSettings(given, outputs, io);
  const { baseline, cluster, namespace } = { ...configuration, ...given };
  const { color, diff = false, fix = false, statistics = false, unsafe = false, writeBaseline = false } = given;
  return {
    ...settings,
    baseline,
    cluster,
    namespace,
    color,
    diff,
    fix,
    statistics,
    unsafe,
    writeBaseline,
    paths: paths.length > 0 ? paths : configuration.paths ?? [],
    configuration: file,
  };
}
