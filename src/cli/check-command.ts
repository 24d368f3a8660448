import { showFixes, writeFixes } from './fix-command';
import { clusterInFile, readBaseline, readInputs, STANDARD_INPUT, writeBaseline } from './inputs';
import { Io, UsageError } from './io';
import { OutputOptions, OutputTarget } from './outputs';
import { loadRules } from './own-rule-files';
import { Progress } from './progress';
import { writeReport } from './report-output';
import { ruleChoice } from './rules-command';
import { baselineOf } from '../report/baseline';
import { check, Checked } from '../report/check';
import { CheckFinding, isAtLeast, isUnread, Level, levelOf, sentenceOf } from '../report/check-finding';
import { counted } from '../report/summary-text';
import { RULES } from '../rules';

/** From which level on a check fails. */
export const FAIL_ON = ['error', 'warning', 'never'] as const;
export type FailOn = typeof FAIL_ON[number];

/** What each command that reports findings is told of its input and its report. */
export interface ReportSettings {
  readonly paths: string[];
  readonly outputs: OutputOptions;
  readonly failOn: FailOn;
  readonly minSeverity: Level;
  readonly strict: boolean;
  readonly only: string[];
  readonly ignore: string[];
  /** Files of rules of one's own. */
  readonly rules: string[];
}

/** What the check is told by its options, or by the file of options. */
export interface CheckSettings extends ReportSettings {
  readonly namespace?: string;
  readonly cluster?: string;
  readonly baseline?: string;
  readonly writeBaseline: boolean;
  readonly statistics: boolean;
  readonly diff: boolean;
  readonly fix: boolean;
  readonly unsafe: boolean;
  readonly color?: boolean;
  /** The file of options that was read. */
  readonly configuration?: string;
}

/** What the process of a check ends with. */
export const ExitCode = { NOTHING: 0, FINDINGS: 1, WRONG_USE: 2, UNREAD: 3 } as const;
export type ExitCode = typeof ExitCode[keyof typeof ExitCode];

/** Checks manifests and tells what is found; gives the exit code. */
export function runCheck(settings: CheckSettings, io: Io): ExitCode {
  const targets = settings.outputs.targets(settings.diff);
  refuseContradictions(settings, targets);
  const { paths, namespace, minSeverity } = settings;
  const rules = [...RULES, ...loadRules(settings.rules)];
  const tells = ruleChoice(settings.only, settings.ignore, rules);
  const cluster = settings.cluster === undefined ? undefined : clusterInFile(settings.cluster);
  const baseline = settings.baseline === undefined || settings.writeBaseline ? undefined : readBaseline(settings.baseline);
  const options = { baseline, cluster, minSeverity, rules, tells, namespace, unsafe: settings.unsafe };
  const progress = new Progress(io.stderr);
  const read = readInputs(paths, namespace, io, progress);
  progress.show(`Judging ${counted(read.files.reduce((sum, { objects }) => sum + objects.length, 0), 'object')}`);
  if (settings.diff) {
    showFixes(read, options, io);
  }
  const checked = check(settings.fix ? writeFixes(read, options, io) : read, options);
  progress.end();
  if (settings.writeBaseline) {
    const written = baselineOf(checked.active);
    writeBaseline(settings.baseline!, written);
    io.stderr.write(`Wrote ${counted(written.findings.reduce((sum, { count }) => sum + count, 0), 'finding')} to ${settings.baseline}.\n`);
    return checked.findings.some(isUnread) ? tellUnread(checked, io) : ExitCode.NOTHING;
  }
  const fails = failing(settings);
  const { color, statistics, configuration } = settings;
  targets.forEach((target) => writeReport(target, checked, { fails, color, statistics, configuration }, io));
  return exitCodeOf(checked, fails);
}

/** What a baseline cannot have. */
function tellUnread({ findings }: Checked, { stderr }: Io): ExitCode {
  findings.filter(isUnread).forEach((finding) => stderr.write(`Not read: ${finding.place}: ${sentenceOf(finding)}; ${finding.fix.text}.\n`));
  return ExitCode.UNREAD;
}

function refuseContradictions(settings: CheckSettings, targets: OutputTarget[]): void {
  const { paths, failOn, strict, minSeverity, baseline, writeBaseline: writes, statistics, diff, fix, unsafe } = settings;
  if (paths.length === 0) {
    throw new UsageError('there is nothing to check; name files or folders, or - for standard input, such as: helm template . | cdk8s-model-autoscaling check -');
  }
  if (failOn === 'warning' && minSeverity === 'error') {
    throw new UsageError('--fail-on warning would fail for what --min-severity error hides; leave one of them out');
  }
  if (strict && !isAtLeast('unknown', minSeverity)) {
    throw new UsageError(`--strict would fail for what --min-severity ${minSeverity} hides; leave one of them out`);
  }
  if (writes && baseline === undefined) {
    throw new UsageError('--write-baseline needs the file to write; add --baseline FILE');
  }
  if (statistics && targets.every(({ format }) => format !== 'text')) {
    throw new UsageError('--statistics is for --format text; --format json always has the counts, as summary.rules');
  }
  if (diff && fix) {
    throw new UsageError('--diff shows what --fix would write; leave one of them out');
  }
  if (unsafe && !diff && !fix) {
    throw new UsageError('--unsafe tells which fixes to apply; add --fix or --diff');
  }
  if (fix && paths.includes(STANDARD_INPUT)) {
    throw new UsageError('--fix cannot write to standard input; use --diff, or name files');
  }
}

/** Whether a finding makes the check fail. */
export function failing({ failOn, strict }: Pick<CheckSettings, 'failOn' | 'strict'>): (finding: CheckFinding) => boolean {
  return (finding) => {
    const level = levelOf(finding);
    return finding.ignoredBecause === undefined && (level === 'unknown' ? strict : failOn !== 'never' && isAtLeast(level, failOn));
  };
}

function exitCodeOf({ findings }: Checked, fails: (finding: CheckFinding) => boolean): ExitCode {
  if (findings.some((finding) => finding.ignoredBecause === undefined && isUnread(finding))) {
    return ExitCode.UNREAD;
  }
  return findings.some(fails) ? ExitCode.FINDINGS : ExitCode.NOTHING;
}
