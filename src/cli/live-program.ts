import { Command, Option } from 'commander';
import { ExitCode, FAIL_ON, FailOn } from './check-command';
import { findConfiguration, readConfiguration } from './configuration';
import { Io, UsageError } from './io';
import { LiveSettings, runLive } from './live-command';
import { collected, listed, oneOf } from './option-values';
import { OutputOptions } from './outputs';
import { addPrometheusOptions, connectionTo, PrometheusOptions } from './prometheus-options';
import { duration } from '../cluster/fields';
import { RunKubectl } from '../kubectl/run-kubectl';
import { proxyTo } from '../live/service-proxy';
import { PACKAGE_NAME } from '../platforms/annotations';
import { HttpTransport } from '../prometheus-api/http-transport';
import { PrometheusClient } from '../prometheus-api/prometheus-client';
import { Level, LEVELS } from '../report/check-finding';
import { FORMATS } from '../report/formats';

const EXAMPLES = `
Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong use,
            3 the cluster or its autoscalers cannot be read
Examples:   npx ${PACKAGE_NAME} live --namespace llm
            npx ${PACKAGE_NAME} live k8s/ --wait 5m --output live.xml`;

interface GivenOptions extends PrometheusOptions {
  readonly config?: string | false;
  readonly failOn?: FailOn;
  readonly minSeverity?: Level;
  readonly strict?: boolean;
  readonly only?: string[];
  readonly ignore?: string[];
  readonly rules?: string[];
  readonly namespace?: string[];
  readonly allNamespaces?: boolean;
  readonly model?: string;
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly kubectl?: string;
  readonly writeCluster?: string;
  readonly prometheus?: string;
  readonly wait?: number;
  readonly color?: boolean;
}

/** Adds the subcommand that looks at a cluster. */
export function addLive(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const outputs = new OutputOptions();
  const command = program.command('live')
    .description('Tell what really happens: what scales in a cluster, link by link, and where it breaks. Reads by your kubectl; writes nothing.')
    .argument('[path...]', 'manifests whose autoscalers are looked at (default: all)')
    .option('-n, --namespace <name>', 'where to look (default: as kubectl); may be repeated', collected)
    .option('-A, --all-namespaces', 'look everywhere')
    .option('--model <name>', 'one autoscaler, or what it scales')
    .option('--context <name>', 'the context of the kubeconfig')
    .option('--kubeconfig <file>', 'as kubectl has it')
    .option('--kubectl <program>', 'another kubectl')
    .option('--prometheus <url>', 'ask it too; a Service in the cluster is asked through the API server')
    .option('--wait <time>', 'look again until nothing is wrong, at most so long: 5m', waitTime)
    .option('--write-cluster <file>', 'write versions, Prometheus and capacity for check --cluster')
    .addOption(new Option('-f, --format <format>', Object.keys(FORMATS).join(', ')).argParser((value) => outputs.format(value)))
    .addOption(new Option('-o, --output <file>', 'write there what the --format before it makes').argParser((value) => outputs.output(value)))
    .option('--fail-on <level>', 'exit with 1 from here on: error (default), warning, never', oneOf('--fail-on', FAIL_ON))
    .option('--min-severity <level>', 'hide what is below: error, warning, unknown (default), info', oneOf('--min-severity', LEVELS))
    .option('--strict', 'exit with 1 for what is not known, too')
    .option('--only <rules>', 'report these alone: ids, with commas between; live for all of the chain', listed)
    .option('--ignore <rules>', 'hide these rules', listed)
    .option('--rules <file>', 'rules of your own: JavaScript', collected)
    .option('--config <file>', 'options (default: the nearest .model-autoscaling.yaml)')
    .addOption(new Option('--no-config').hideHelp())
    .option('--color', 'colour the text (--no-color: do not)')
    .addOption(new Option('--no-color').hideHelp())
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], given: GivenOptions) => finish(await runLive(settingsOf(paths, outputs, given, io), io)));
  addPrometheusOptions(command);
}

function waitTime(value: string): number {
  const millis = duration(value, []);
  if (millis === undefined || millis <= 0) {
    throw new UsageError(`--wait ${value} is no time; write it as 5m or 90s`);
  }
  return millis;
}

/** What is given on the command line, before what a file gives, before what holds otherwise. */
function settingsOf(paths: string[], outputs: OutputOptions, { namespace, prometheus: url, ...given }: GivenOptions, io: Io): LiveSettings {
  const { config = findConfiguration(io.cwd) } = given;
  const { failOn = 'error', minSeverity = 'unknown', strict = false, only = [], ignore = [], rules = [], namespace: stated } = typeof config === 'string' ? readConfiguration(config) : {};
  const namespaces = namespace ?? (stated === undefined ? [] : [stated]);
  if (given.allNamespaces && namespace !== undefined) {
    throw new UsageError('--all-namespaces is beside --namespace; leave one of them out');
  }
  const { allNamespaces = false, wait: waitMillis } = given;
  const connection = url === undefined ? undefined : connectionTo(url, given, io);
  const prometheus = connection && ((run: RunKubectl) => new PrometheusClient(proxyTo(connection, run) ?? new HttpTransport(connection)));
  return { failOn, minSeverity, strict, only, ignore, rules, ...given, allNamespaces, paths, outputs, namespaces, waitMillis, prometheus };
}
