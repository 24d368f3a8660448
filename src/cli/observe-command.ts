import { AutoscalerChoice, chooseAutoscalers } from './autoscalers';
import { ExitCode } from './check-command';
import { clusterInFile } from './inputs';
import { Io, UsageError } from './io';
import { writeOutput } from './outputs';
import { fixText } from '../faults/fix';
import { yaml } from '../manifests/parse-document';
import { prometheusRule, ruleGroup, RuleOptions } from '../observability/prometheus-rule';
import { ruleOptionsFaults } from '../observability/rule-options-faults';
import { watched, WatchedAutoscaler } from '../observability/watched-autoscaler';

export const OBSERVE_FORMATS = ['yaml', 'rules'] as const;

export interface ObserveSettings extends AutoscalerChoice {
  /** Objects of the Prometheus operator, or a file of rules as Prometheus itself reads it. */
  readonly format: typeof OBSERVE_FORMATS[number];
  readonly cluster?: string;
  readonly output?: string;
  /** One object for all, of this name. */
  readonly together?: string;
  readonly label?: string[];
  readonly alertLabel?: string[];
  readonly severity?: string[];
  readonly runbooks?: string;
}

/** The options that state how alerts are written, by the fields that they fill. */
const FLAGS: { readonly [field: string]: string } = { labels: '--alert-label', severities: '--severity', runbookUrl: '--runbooks' };

/** Writes the rules that watch autoscalers. */
export function runObserve(settings: ObserveSettings, io: Io): ExitCode {
  const options = { labels: pairs('--alert-label', settings.alertLabel), severities: pairs('--severity', settings.severity), runbookUrl: settings.runbooks };
  const faults = ruleOptionsFaults(options);
  if (faults.length > 0) {
    throw new UsageError(faults.map(({ fix, pointer: [field, ...names], what }) => `${[FLAGS[field], ...names].join(' ')} ${what}; ${fixText(fix, false)}`).join('\n       '));
  }
  const cluster = settings.cluster === undefined ? undefined : clusterInFile(settings.cluster);
  const labels = { ...cluster?.prometheus?.[0]?.monitorLabels, ...pairs('--label', settings.label) };
  const chosen = chooseAutoscalers(settings, 'observe', io);
  const { autoscalers, notes } = watched(chosen.autoscalers, cluster);
  notes.forEach((note) => io.stderr.write(`Note: ${note}.\n`));
  const text = documentsOf(autoscalers, settings, labels, options).map((each) => yaml().stringify(each, { lineWidth: 0 })).join('---\n');
  if (settings.output === undefined) {
    io.stdout.write(text);
  } else {
    writeOutput(settings.output, text);
    io.stderr.write(`Wrote ${settings.output}.\n`);
  }
  return chosen.isWhole ? ExitCode.NOTHING : ExitCode.UNREAD;
}

function documentsOf(autoscalers: WatchedAutoscaler[], settings: ObserveSettings, labels: { [key: string]: string }, options: RuleOptions): object[] {
  const { format, namespace, together } = settings;
  if (format === 'rules') {
    return [{ groups: autoscalers.map((each) => ruleGroup(each, options)) }];
  }
  const stated = Object.keys(labels).length === 0 ? {} : { labels };
  return together !== undefined ? [prometheusRule({ name: together, namespace, ...stated }, autoscalers, options)]
    : autoscalers.map((each) => prometheusRule({ name: `${each.name}-autoscaling`, namespace: each.namespace, ...stated }, [each], options));
}

function pairs(flag: string, texts: string[] = []): { [key: string]: string } {
  return Object.fromEntries(texts.map((text) => {
    const [, key, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (key === undefined) {
      throw new UsageError(`${flag} ${text} has no value; write it as NAME=VALUE`);
    }
    return [key, value];
  }));
}
