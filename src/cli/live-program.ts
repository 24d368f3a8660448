import { Command } from 'commander';
import { ExitCode } from './check-command';
import { Io, UsageError } from './io';
import { addKubectlOptions, KubectlOptions, refuseBoth } from './kubectl-options';
import { LiveSettings, runLive } from './live-command';
import { collected } from './option-values';
import { OutputOptions } from './outputs';
import { addPrometheusOptions, prometheusAt, PrometheusOptions } from './prometheus-options';
import { addReportOptions, ReportOptions, reportSettings } from './report-options';
import { duration } from '../cluster/fields';
import { PACKAGE_NAME } from '../platforms/annotations';

const EXAMPLES = `
Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong use,
            3 the cluster or its autoscalers cannot be read
Rules:      live-... for the links of the chain, all of them by --only live
Examples:   npx ${PACKAGE_NAME} live --namespace llm
            npx ${PACKAGE_NAME} live k8s/ --wait 5m --output live.xml`;

interface GivenOptions extends ReportOptions, KubectlOptions, PrometheusOptions {
  readonly namespace?: string[];
  readonly allNamespaces?: boolean;
  readonly allLinks?: boolean;
  readonly model?: string;
  readonly writeCluster?: string;
  readonly prometheus?: string;
  readonly wait?: number;
}

/** Adds the subcommand that looks at a cluster. */
export function addLive(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const outputs = new OutputOptions();
  const command = program.command('live')
    .description('Tell what really happens: what scales in a cluster, link by link, and where it breaks. Reads by your kubectl; writes nothing.')
    .argument('[path...]', 'manifests whose autoscalers are looked at (default: all)')
    .option('-n, --namespace <name>', 'where to look (default: as kubectl); may be repeated', collected)
    .option('-A, --all-namespaces', 'look everywhere')
    .option('--all-links', 'with --all-namespaces, all links of healthy autoscalers too')
    .option('--model <name>', 'one autoscaler, or what it scales')
    .option('--prometheus <url>', 'ask it too; a Service in the cluster is reached by kubectl')
    .option('--wait <time>', 'look again until nothing is wrong, at most so long, such as 5m (default: look once)', waitTime)
    .option('--write-cluster <file>', 'write versions, Prometheus and capacity for check --cluster')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], given: GivenOptions) => finish(await runLive(settingsOf(paths, outputs, given, io), io)));
  addPrometheusOptions(addKubectlOptions(command));
  addReportOptions(command, outputs);
}

function waitTime(value: string): number {
  const millis = duration(value, []);
  if (millis === undefined || millis <= 0) {
    throw new UsageError(`--wait ${value} is no time; write it as 5m or 90s`);
  }
  return millis;
}

function settingsOf(paths: string[], outputs: OutputOptions, { prometheus: url, ...given }: GivenOptions, io: Io): LiveSettings {
  const { settings, configuration } = reportSettings(given, outputs, io);
  const { allLinks = false, allNamespaces = false, namespace, wait: waitMillis } = given;
  refuseBoth(given);
  const namespaces = namespace ?? (configuration.namespace === undefined ? [] : [configuration.namespace]);
  const prometheus = url === undefined ? undefined : prometheusAt(url, given, io);
  const { color, context, kubeconfig, kubectl, model, writeCluster } = given;
  return {
    ...settings, color, context, kubeconfig, kubectl, model, writeCluster, allLinks, allNamespaces, paths, namespaces, waitMillis, prometheus,
  };
}
