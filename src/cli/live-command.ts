import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { ExitCode, failing, ReportSettings } from './check-command';
import { readInputs } from './inputs';
import { Io, UsageError } from './io';
import { KubectlOptions, kubectlOf } from './kubectl-options';
import { loadRules } from './own-rule-files';
import { Progress } from './progress';
import { RenderReport, writeReport } from './report-output';
import { ruleChoice } from './rules-command';
import { AutoscalerNode } from '../graph/autoscaler';
import { isMeantBy } from '../graph/autoscaler-names';
import { ScalingGraph } from '../graph/scaling-graph';
import { ClusterClient, ClusterUnreachableError } from '../kubectl/cluster-client';
import { Kubectl } from '../kubectl/kubectl';
import { isLiveRule, LIVE_RULES } from '../live/live-findings';
import { chainData, chainsText } from '../live/live-text';
import { look, Looked } from '../live/look';
import { documentText } from '../manifests/render-value';
import { PrometheusClient } from '../prometheus-api/prometheus-client';
import { CheckInput, documentsIn, judged } from '../report/check';
import { CheckFinding } from '../report/check-finding';
import { FORMATS } from '../report/formats';
import { jsonReport } from '../report/formats/json';
import { RULES } from '../rules';

/** What `live` is told by its options. */
export interface LiveSettings extends ReportSettings, KubectlOptions {
  readonly namespaces: string[];
  readonly allNamespaces: boolean;
  /** Whether all links of healthy autoscalers are told, too. */
  readonly allLinks: boolean;
  /** The name of one autoscaler, or of what it scales. */
  readonly model?: string;
  readonly writeCluster?: string;
  /** How to ask Prometheus; undefined where it is not asked. */
  readonly prometheus?: (kubectl: Kubectl) => PrometheusClient;
  /** How long to wait until nothing is wrong, in milliseconds. */
  readonly waitMillis?: number;
  readonly color?: boolean;
}

/** What is told where there is nothing to look at. */
const NOTHING_THERE = 'No HorizontalPodAutoscaler or ScaledObject was seen.\n\n';
/** How long is waited between two looks. */
const BETWEEN_MILLIS = 5_000;

/** Looks at a cluster and tells what is found; gives the exit code. */
export async function runLive(settings: LiveSettings, io: Io): Promise<ExitCode> {
  const targets = settings.outputs.targets(false);
  const rules = [...RULES, ...loadRules(settings.rules)];
  const tells = ruleChoice(settings.only, settings.ignore, rules, LIVE_RULES);
  const input = readInputs(settings.paths, settings.namespaces[0], io);
  const written = settings.paths.length === 0 ? undefined : autoscalersOf(input);
  const progress = new Progress(io.stderr);
  const kubectl = kubectlOf(settings, io);
  progress.show('Reading the cluster');
  try {
    const looked = await lookUntil(settings, { kubectl, written, rules });
    progress.end();
    if (settings.writeCluster !== undefined) {
      writeCluster(settings.writeCluster, looked, io);
    }
    const { findings, profile: cluster, seen: { observations } } = looked;
    const checked = judged(findings, { ...input, live: observations.objects }, { cluster, minSeverity: settings.minSeverity, rules, tells });
    const all = { ...checked, rules: [...checked.rules, ...LIVE_RULES] };
    const fails = failing(settings);
    targets.forEach((target) => writeReport(target, all, { fails, color: settings.color }, io, withChains(looked, healthyTold(settings))));
    return looked.isBlind ? ExitCode.UNREAD : checked.findings.some(fails) ? ExitCode.FINDINGS : ExitCode.NOTHING;
  } catch (error) {
    progress.end();
    if (error instanceof ClusterUnreachableError) {
      io.stderr.write(`error: ${error.message}\n`);
      return ExitCode.UNREAD;
    }
    throw error;
  } finally {
    await kubectl.close();
  }
}

interface Way {
  readonly kubectl: Kubectl;
  readonly written?: AutoscalerNode[];
  readonly rules: typeof RULES;
}

/** Looks again until nothing is wrong and nothing is on its way, or the time is over. */
async function lookUntil(settings: LiveSettings, { kubectl, written, rules }: Way): Promise<Looked> {
  const { waitMillis = 0, model, minSeverity, prometheus } = settings;
  const isWanted = model === undefined ? undefined : (node: AutoscalerNode) => isMeantBy(model, node);
  const until = Date.now() + waitMillis;
  const fails = failing(settings);
  for (;;) {
    const client = new ClusterClient(kubectl.run);
    const namespaces = await namespacesOf(settings, client, written);
    const looked = await look(client, { namespaces, written, isWanted, prometheus: prometheus?.(kubectl), rules, withInfo: minSeverity === 'info' });
    if (model !== undefined && looked.chains.length === 0 && !looked.isBlind) {
      throw new UsageError(`--model ${model} is no autoscaler that was found ${namespaces === undefined ? 'in the cluster' : `in namespace ${namespaces.join(', ')}`}; correct the name, or choose another --namespace`);
    }
    if (isSettled(looked, fails) || Date.now() + BETWEEN_MILLIS > until) {
      return looked;
    }
    await pause(BETWEEN_MILLIS);
  }
}

/** Whether it is as it should be, and stays so. */
function isSettled({ chains, findings }: Looked, fails: (finding: CheckFinding) => boolean): boolean {
  const links = chains.flatMap(({ triggers }) => triggers.flatMap((trigger) => trigger.links));
  return !findings.some((finding) => isLiveRule(finding.rule) && fails(finding)) && !links.some(({ isStarting }) => isStarting === true);
}

/** Those that are named, those of the manifests, or the one that kubectl goes to. */
async function namespacesOf(
  { allNamespaces, namespaces }: LiveSettings, client: ClusterClient, written?: AutoscalerNode[],
): Promise<readonly string[] | undefined> {
  if (allNamespaces) {
    return undefined;
  }
  const stated = namespaces.length > 0 ? namespaces : (written ?? []).flatMap(({ manifest }) => manifest.metadata.namespace ?? []);
  return stated.length > 0 ? [...new Set(stated)] : [await client.currentNamespace()];
}

function autoscalersOf({ files }: CheckInput): AutoscalerNode[] {
  const { autoscalers } = new ScalingGraph(documentsIn(files));
  if (autoscalers.length === 0) {
    throw new UsageError('the manifests hold no autoscaler: no HorizontalPodAutoscaler, ScaledObject, or object of KServe or Seldon Core that scales');
  }
  return autoscalers;
}

/** Of a whole cluster most autoscalers are healthy, and a line tells that. */
function healthyTold({ allLinks, allNamespaces, model }: LiveSettings): 'links' | 'line' {
  return allNamespaces && model === undefined && !allLinks ? 'line' : 'links';
}

/** The formats for people tell the chains too, and JSON has them as data. */
function withChains({ chains }: Looked, healthy: 'links' | 'line'): RenderReport {
  return (format, checked, options) => {
    switch (format) {
      case 'text': return `${chains.length === 0 ? NOTHING_THERE : `${chainsText(chains, options.paint, options.width, healthy)}\n`}${FORMATS.text(checked, options)}`;
      case 'markdown': return `${chains.length === 0 ? '' : `\`\`\`text\n${chainsText(chains, options.paint, options.width, healthy)}\`\`\`\n\n`}${FORMATS.markdown(checked, options)}`;
      case 'json': return jsonReport(checked, chains.map(chainData));
      default: return FORMATS[format](checked, options);
    }
  };
}

function writeCluster(file: string, { cluster }: Looked, { stderr }: Io): void {
  try {
    writeFileSync(file, documentText(cluster));
  } catch (error) {
    throw new UsageError(`--write-cluster ${file} cannot be written: ${(error as Error).message}; correct the path, or make its folder first`);
  }
  stderr.write(`Wrote what was seen of the cluster to ${file}; check --cluster ${file} judges by it.\n`);
}
