import { Command, CommanderError, Option } from 'commander';
import { ADVICE_FORMATS, AdviseSettings, runAdvise } from './advise-command';
import { CheckSettings, ExitCode, FAIL_ON, FailOn, runCheck } from './check-command';
import { findConfiguration, readConfiguration } from './configuration';
import { EXPLAIN_FORMATS, ExplainSettings, runExplain } from './explain-command';
import { Io, packageVersion, UnreadError, UsageError } from './io';
import { addLive } from './live-program';
import { OBSERVE_FORMATS, ObserveSettings, runObserve } from './observe-command';
import { collected, listed, oneOf } from './option-values';
import { OutputOptions } from './outputs';
import { loadRules } from './own-rule-files';
import { PREVIEW_FORMATS, PreviewSettings, runPreview } from './preview-command';
import { addPrometheusOptions } from './prometheus-options';
import { listRules, showRule } from './rules-command';
import { PACKAGE_NAME } from '../platforms/annotations';
import { Level, LEVELS } from '../report/check-finding';
import { FORMATS } from '../report/formats';
import { RULES } from '../rules';

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
  const program = programOf(io, (result) => {
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

function programOf(io: Io, finish: (code: ExitCode) => void): Command {
  const program = new Command(PACKAGE_NAME)
    .description('Finds what makes the autoscaling of model servers fail in silence.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .configureHelp({ helpWidth: HELP_WIDTH })
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) });
  addCheck(program, io, finish);
  addExplain(program, io, finish);
  addPreview(program, io, finish);
  addAdvise(program, io, finish);
  addLive(program, io, finish);
  addObserve(program, io, finish);
  program.command('rules')
    .description('List all rules with their severity.')
    .option('--json', 'as JSON')
    .option('--rules <file>', 'with rules of your own', collected)
    .action(({ json = false, rules = [] }: { json?: boolean; rules?: string[] }) => listRules(io, json, [...RULES, ...loadRules(rules)]));
  program.command('rule')
    .description('Tell what is known of a rule.')
    .argument('<id>', 'the id of a rule, or what the ids of several begin with')
    .option('--rules <file>', 'with rules of your own', collected)
    .action((id: string, { rules = [] }: { rules?: string[] }) => showRule(id, io, [...RULES, ...loadRules(rules)]));
  return program;
}

function addCheck(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const outputs = new OutputOptions();
  program.command('check')
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

function addExplain(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program.command('explain')
    .description('Tell what autoscalers do: bounds, arithmetic, speed, zero, lost metrics.')
    .argument('[path]', 'a file, a folder, or - for standard input')
    .argument('[name]', 'of one autoscaler, or of what it scales')
    .option('-f, --format <format>', `${EXPLAIN_FORMATS.join(', ')} (default: text)`, oneOf('--format', EXPLAIN_FORMATS))
    .option('-n, --namespace <name>', 'namespace of objects without one (default: default)')
    .option('--cluster <file>', 'a file of versions, flags and capacity of the cluster')
    .action((path: string | undefined, name: string | undefined, given: Partial<ExplainSettings>) =>
      finish(runExplain({ format: 'text', ...given, path, name }, io)));
}

const PREVIEW_EXAMPLES = `
Loads:    20  steps:0=5,10m=50  ramp:start=5,end=50,at=10m,over=5m
          spike:base=5,peak=50,at=10m,duration=5m  day:low=5,high=50,peak=14h
          FILE.csv, or FILE.json as Prometheus answers a range query
Signals:  total  perPod:perUnit=0.02,idle=0.1  share:perPod=10  table:1=0.1,9=1
          latency:requestsPerSecond=10,concurrency=2,timeout=30s,quantile=0.95
          backlog:servedPerSecondPerPod=5
Example:  helm template . | npx ${PACKAGE_NAME} preview - chat \\
            --load 30 --signal cpu=perPod:perUnit=0.02 --output chat.html`;

/** A command about one autoscaler and a load. */
function withScenario(command: Command): Command {
  return command
    .argument('[path]', 'a file, a folder, or - for standard input')
    .argument('[name]', 'of the autoscaler, or of what it scales')
    .option('--load <load>', 'what users ask of all pods together, over time')
    .option('--signal <metric=kind>', 'what a metric makes of the load', collected)
    .option('--from-prometheus <url>', 'the load is what it answers to the triggers')
    .option('--last <time>', 'how far back to ask (default: 24h)')
    .option('--duration <time>', 'how long (default: 1h, or as the file)')
    .option('--begin <timestamp>', 'when it begins, for schedules')
    .option('--replicas <count>', 'at the begin')
    .option('--pod-startup <time>', 'until a new pod is ready')
    .option('--pod-termination <time>', 'until a pod that ends is gone')
    .option('--pod-capacity <number>', 'what a ready pod serves of the load')
    .option('--places <count>', 'pods with room, such as GPUs; others wait')
    .option('--quota <count>', 'pods that may be made at all')
    .option('--scrape-interval <time>', 'of Prometheus, so that queries lag')
    .option('--outage <outage>', 'such as targets:at=10m,duration=5m,percent=50', collected)
    .option('--gpus-per-pod <count>', 'for GPU-hours')
    .option('--cost-per-replica-hour <amount>', 'for costs')
    .option('--scenario <file>', 'all of this in a file of YAML')
    .option('-n, --namespace <name>', 'of objects without one')
    .option('--cluster <file>', 'versions, flags and capacity of the cluster');
}

function addPreview(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const command = withScenario(program.command('preview').description('Show what an autoscaler would do over a load, second by second.'))
    .option('--against <path>', 'compare with the same in other manifests')
    .option('--against-cluster <file>', 'compare with another cluster or version')
    .option('-f, --format <format>', PREVIEW_FORMATS.join(', '), oneOf('--format', PREVIEW_FORMATS))
    .option('-o, --output <file>', 'write to a file')
    .addHelpText('after', PREVIEW_EXAMPLES)
    .action(async (path: string | undefined, name: string | undefined, given: Partial<PreviewSettings>) =>
      finish(await runPreview({ ...given, path, name }, io)));
  addPrometheusOptions(command);
}

const ADVISE_EXAMPLES = `
Goals:    unserved=1 (percent of the load, the default)  p95=2s  ttft-p99=500ms
Results:  k6 (handleSummary, --summary-export), vllm bench serve --save-result,
          inference-perf, GuideLLM
Example:  npx ${PACKAGE_NAME} advise k8s/ chat --load day:low=5,high=50,peak=14h \\
            --duration 24h --pod-capacity-from k6.json --goal p95=2s --pod-startup 90s`;

function addAdvise(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const command = withScenario(program.command('advise').description('Propose target, bounds and times for a load and a capacity, and preview them.'))
    .option('--goal <goal>', 'what the proposal has to keep to', collected)
    .option('--pod-capacity-from <file>', 'results of a load test, for --pod-capacity', collected)
    .option('--benchmark-pods <count>', 'pods that took it (default: 1)', podCount)
    .option('-f, --format <format>', `${ADVICE_FORMATS.join(', ')} (default: text)`, oneOf('--format', ADVICE_FORMATS))
    .addHelpText('after', ADVISE_EXAMPLES)
    .action(async (path: string | undefined, name: string | undefined, given: Partial<AdviseSettings>) =>
      finish(await runAdvise({ format: 'text', ...given, path, name }, io)));
  addPrometheusOptions(command);
}

function podCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) {
    throw new UsageError(`--benchmark-pods ${text} is no whole number from 1 on; write how many pods took the load`);
  }
  return count;
}

function addObserve(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program.command('observe')
    .description('Write alerts and recording rules for autoscalers: what each means is in docs/alerts.md.')
    .argument('[path]', 'a file, a folder, or - for standard input')
    .argument('[name]', 'of one autoscaler, or of what it scales')
    .option('-f, --format <format>', 'yaml (PrometheusRule, default), rules (for Prometheus itself)', oneOf('--format', OBSERVE_FORMATS))
    .option('-o, --output <file>', 'write to a file')
    .option('--together <name>', 'one PrometheusRule for all, of this name')
    .option('--label <name=value>', 'of the PrometheusRule, for the ruleSelector', collected)
    .option('--alert-label <name=value>', 'of each alert, such as team=ml', collected)
    .option('--severity <alert=severity>', 'such as AutoscalingAtMaximum=info', collected)
    .option('--runbooks <url>', 'the page to which alerts link')
    .option('-n, --namespace <name>', 'of objects without one')
    .option('--cluster <file>', 'versions, labels of monitors, start-up time of pods')
    .action((path: string | undefined, name: string | undefined, given: Partial<ObserveSettings>) =>
      finish(runObserve({ format: 'yaml', ...given, path, name }, io)));
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
