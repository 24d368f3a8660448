import { failing } from './check-command';
import { configurationOf, findConfiguration, readConfiguration } from './configuration';
import { clusterInFile, readBaseline, readInputs } from './inputs';
import { loadRules } from './own-rule-files';
import { ruleChoice } from './rules-command';
import { check, CheckInput, findingsOf, judged } from '../report/check';
import { CheckFinding, levelOf, objectText, positionOf, sentenceOf } from '../report/check-finding';
import { takeOver } from '../report/handover';
import { RuleText } from '../report/rule-texts';
import { versionTexts } from '../report/summary-text';
import { RULES } from '../rules';

/** Options of `ModelAutoscalingValidation`, under `properties` of its entry in cdk8s.yaml. */
export interface ModelAutoscalingValidationProps {
  /**
   * A file of findings that are known, and not told again: `check --write-baseline` writes it.
   *
   * @default - all findings are told
   */
  readonly baseline?: string;
  /**
   * A file that states what is known of the cluster, where the app has no `Cluster`.
   *
   * @default - nothing is known
   */
  readonly cluster?: string;
  /**
   * From which level on the validation fails: `error`, `warning` or `never`.
   *
   * @default 'error'
   */
  readonly failOn?: string;
  /**
   * Rules to hide: ids of rules, or of families of rules.
   *
   * @default - none
   */
  readonly ignore?: string[];
  /**
   * Findings below this level are hidden: `error`, `warning`, `unknown` or `info`.
   *
   * @default 'unknown'
   */
  readonly minSeverity?: string;
  /**
   * The only rules to report: ids of rules, or of families of rules.
   *
   * @default - all rules
   */
  readonly only?: string[];
  /**
   * Files of JavaScript with rules of your own, from the folder of cdk8s.yaml.
   *
   * @default - none
   */
  readonly rules?: string[];
  /**
   * Whether a fact that is not stated fails the validation.
   *
   * @default false
   */
  readonly strict?: boolean;
}

/** What cdk8s-cli gives a plugin, as far as it is used here. Source: cdk8s-cli v2.207 src/plugins/validation.ts, ValidationContext. */
interface Context {
  readonly manifests: readonly string[];
  readonly report: {
    addViolation(violation: Violation): void;
    submit(status: 'success' | 'failure', metadata?: { readonly [key: string]: string }): void;
  };
}

interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: { readonly resourceName: string; readonly locations: string[]; readonly manifestPath: string }[];
}

/**
 * Has `cdk8s synth` check all manifests that an app writes, with constructs of this library or without, and fail on errors.
 *
 * Options that cdk8s.yaml does not give are those of the nearest `.model-autoscaling.yaml`, as of the command `check`.
 *
 * ```yaml
 * validations:
 *   - package: cdk8s-model-autoscaling
 *     version: 1.0.0
 *     class: ModelAutoscalingValidation
 *     properties: { failOn: warning }
 * ```
 */
export class ModelAutoscalingValidation {
  /**
   * @param properties what stands under `properties` in cdk8s.yaml
   */
  constructor(private readonly properties: ModelAutoscalingValidationProps = {}) {}

  /**
   * Checks the manifests and adds what is found to the report; cdk8s-cli calls it.
   *
   * @param context the `ValidationContext` of cdk8s-cli
   */
  public async validate(context: any): Promise<void> {
    const { manifests, report }: Context = context;
    const file = findConfiguration(process.cwd());
    const { failOn = 'error', strict = false, only = [], ignore = [], rules: ruleFiles = [], minSeverity, namespace, cluster, baseline } = {
      ...file === undefined ? {} : readConfiguration(file), ...configurationOf(this.properties, 'properties in cdk8s.yaml'),
    };
    const ownRules = loadRules(ruleFiles);
    const options = {
      minSeverity,
      rules: [...RULES, ...ownRules],
      tells: ruleChoice(only, ignore, [...RULES, ...ownRules]),
      cluster: cluster === undefined ? undefined : clusterInFile(cluster),
      baseline: baseline === undefined ? undefined : readBaseline(baseline),
    };
    const input = readInputs([...manifests], namespace);
    const handed = takeOver(manifests);
    // What an app left are findings of the rules that it knows.
    const { findings, rules, summary } = handed === undefined ? check(input, options)
      : judged([...handed, ...findingsOf(input, { ...options, rules: ownRules })], input, options);
    const told = findings.filter(({ ignoredBecause }) => ignoredBecause === undefined);
    violationsOf(told, rules, filesOf(input)).forEach((violation) => report.addViolation(violation));
    const { errors, warnings, unknown, ignored, inBaseline, hidden } = summary;
    const counts = Object.entries({ errors, warnings, unknown, ignored, inBaseline, hidden }).map(([name, count]) => [name, String(count)]);
    report.submit(told.some(failing({ failOn, strict })) ? 'failure' : 'success', {
      ...Object.fromEntries(counts), ...handed === undefined && { versions: versionTexts(summary, 'the property cluster').join(' ') },
    });
  }
}

/** Findings by their rule and what to do about them, as the report has one text of each for all its occurrences. */
function violationsOf(findings: CheckFinding[], rules: RuleText[], files: Map<string, string>): Violation[] {
  const says = new Map(rules.map((rule) => [rule.id, rule.says]));
  const violations = new Map<string, Violation>();
  for (const finding of findings) {
    const { rule, object, place, fix } = finding;
    const key = JSON.stringify([rule, fix.text]);
    const violation = violations.get(key) ?? { ruleName: rule, recommendation: says.get(rule) ?? '', fix: fix.text || 'state the fact that is missing', violatingResources: [] };
    const name = object === undefined ? undefined : objectText(object);
    violation.violatingResources.push({
      resourceName: object?.name ?? place,
      locations: [`${levelOf(finding)}: ${sentenceOf(finding)}${finding.got === undefined ? '' : `, got ${finding.got}`}`],
      manifestPath: files.get(name ?? '') ?? positionOf(finding).file,
    });
    violations.set(key, violation);
  }
  return [...violations.values()];
}

/** The file of each object, as a finding of a construct names no file. */
function filesOf({ files }: CheckInput): Map<string, string> {
  return new Map(files.flatMap(({ objects }) => objects.map(({ manifest, position }) => [
    objectText({ ...manifest, namespace: manifest.metadata?.namespace, name: manifest.metadata?.name }), position.file,
  ])));
}
