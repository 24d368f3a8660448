import { Command } from 'commander';
import { ADVICE_FORMATS, AdviseSettings, runAdvise } from './advise-command';
import { ExitCode } from './check-command';
import { EXPLAIN_FORMATS, ExplainSettings, runExplain } from './explain-command';
import { Io, UsageError } from './io';
import { addLiveOptions } from './live-autoscalers';
import { addLive } from './live-program';
import { DASHBOARD_FORMS, OBSERVE_FORMATS, ObserveSettings, runObserve } from './observe-command';
import { collected, oneOf } from './option-values';
import { loadRules } from './own-rule-files';
import { PREVIEW_FORMATS, PreviewSettings, runPreview } from './preview-command';
import { addPrometheusOptions } from './prometheus-options';
import { listRules, showRule } from './rules-command';
import { PACKAGE_NAME } from '../platforms/annotations';
import { RULES } from '../rules';

/** Adds the subcommands beside `check`. */
export function addOtherCommands(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  addExplain(program, io, finish);
  addPreview(program, io, finish);
  addAdvise(program, io, finish);
  addLive(program, io, finish);
  addObserve(program, io, finish);
  addRules(program, io);
}

function addExplain(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  addLiveOptions(program.command('explain')
    .description('Tell what autoscalers do: bounds, arithmetic, speed, zero, lost metrics.')
    .argument('[path]', 'a file, a folder, or - for standard input')
    .argument('[name]', 'of one autoscaler, or of what it scales')
    .option('-f, --format <format>', `${EXPLAIN_FORMATS.join(', ')} (default: text)`, oneOf('--format', EXPLAIN_FORMATS))
    .option('-n, --namespace <name>', 'namespace of objects without one (default: default)')
    .option('--cluster <file>', 'a file of versions, flags and capacity of the cluster'))
    .action(async (path: string | undefined, name: string | undefined, given: Partial<ExplainSettings>) =>
      finish(await runExplain({ format: 'text', ...given, path, name }, io)));
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
    .option('--replicas <count>', 'at the begin (default: those of the workload)')
    .option('--pod-startup <time>', 'until a new pod is ready, such as 90s (default: as --cluster says, else at once)')
    .option('--pod-termination <time>', 'until a pod that ends is gone (default: at once)')
    .option('--pod-capacity <number>', 'what a ready pod serves of the load, in its unit (default: no limit)')
    .option('--places <count>', 'pods for which there is room, such as GPUs; others wait (default: no limit)')
    .option('--quota <count>', 'pods that a quota lets be made (default: no limit)')
    .option('--scrape-interval <time>', 'of Prometheus: queries lag by it (default: as --cluster says, else no lag)')
    .option('--outage <outage>', 'such as targets:at=10m,duration=5m,percent=50', collected)
    .option('--gpus-per-pod <count>', 'GPUs of a pod, or of a group of pods that is a replica: counts GPU-hours')
    .option('--cost-per-replica-hour <amount>', 'counts costs, in any currency')
    .option('--scenario <file>', 'all of this in a file of YAML')
    .option('-n, --namespace <name>', 'of objects without one (default: default)')
    .option('--cluster <file>', 'a file of versions, flags and capacity of the cluster');
}

function addPreview(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const command = withScenario(program.command('preview').description('Show what an autoscaler would do over a load, second by second.'))
    .option('--against <path>', 'compare with the same in other manifests')
    .option('--against-cluster <file>', 'compare with the same on another cluster: a file as of --cluster')
    .option('-f, --format <format>', `${PREVIEW_FORMATS.join(', ')} (default: text)`, oneOf('--format', PREVIEW_FORMATS))
    .option('-o, --output <file>', 'write to a file')
    .addHelpText('after', PREVIEW_EXAMPLES)
    .action(async (path: string | undefined, name: string | undefined, given: Partial<PreviewSettings>) =>
      finish(await runPreview({ ...given, path, name }, io)));
  addPrometheusOptions(addLiveOptions(command));
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
  addPrometheusOptions(addLiveOptions(command));
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
    .description('Write alerts, recording rules and dashboards for autoscalers: docs/alerts.md and docs/dashboards.md tell what they mean.')
    .argument('[path]', 'a file, a folder, or - for standard input')
    .argument('[name]', 'of one autoscaler, or of what it scales')
    .option('-f, --format <format>', 'yaml (PrometheusRule, default), rules (for Prometheus itself), json (a dashboard)', oneOf('--format', OBSERVE_FORMATS))
    .option('-o, --output <file>', 'write to a file')
    .option('--together <name>', 'one PrometheusRule for all, of this name')
    .option('--label <name=value>', 'of the PrometheusRule, for the ruleSelector', collected)
    .option('--alert-label <name=value>', 'of each alert, such as team=ml', collected)
    .option('--severity <alert=severity>', 'such as AutoscalingAtMaximum=info', collected)
    .option('--runbooks <url>', 'the page to which alerts link')
    .option('--dashboards <form>', 'dashboards too: configmap (for the sidecar of Grafana), operator', oneOf('--dashboards', DASHBOARD_FORMS))
    .option('--dashboard-label <name=value>', 'by which the sidecar finds them, or of your Grafana', collected)
    .option('--dashboard-folder <name>', 'in which they are shown')
    .option('-n, --namespace <name>', 'of objects without one')
    .option('--cluster <file>', 'versions, labels of monitors, start-up time of pods')
    .action((path: string | undefined, name: string | undefined, given: Partial<ObserveSettings>) =>
      finish(runObserve({ format: 'yaml', ...given, path, name }, io)));
}

function addRules(program: Command, io: Io): void {
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
}
