import { ApiObject, App, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { AddedRules } from './added-rules';
import { clusterAround, installedBy, reasonsToIgnore } from './construct-metadata';
import { errorsByChart } from './errors-by-chart';
import { SynthWatch } from './synth-watch';
import { WrittenObject } from './written-object';
import { ASSUMED_CLUSTER } from '../cluster/versions';
import { LocatedDocument } from '../graph/manifest';
import { ignoreAnnotation } from '../platforms/annotations';
import { Untyped } from '../platforms/kubernetes/untyped';
import { handOver, isPluginToFollow } from '../report/handover';
import { textOf } from '../report/report';
import { RULES } from '../rules';
import { ReportedFinding, stops } from '../rules/reported-finding';
import { findingsIn } from '../rules/run';

/** One per root of a construct tree, so that an app is checked once however many models it has. */
const VALIDATION = 'cdk8s-model-autoscaling:synth-validation';

/** Has the whole app checked whenever it is synthesized, in all its ways: `app.synth()`, `app.synthYaml()`, `Testing.synth(chart)`. */
export function validateAtSynth(scope: Construct): void {
  const { root, scopes } = scope.node;
  validationOf(root).add(scopes.filter(Chart.isChart).at(-1) ?? root);
}

/** What validates the construct tree of a root. */
export function validationOf(root: IConstruct): SynthValidation {
  const known = root.node.metadata.find(({ type, data }) => type === VALIDATION && data instanceof SynthValidation);
  const validation: SynthValidation = known?.data ?? new SynthValidation(root);
  if (known === undefined) {
    root.node.addMetadata(VALIDATION, validation);
  }
  return validation;
}

/** What the rules have to say of objects that construct trees write, and rules of one's own that were added to them. */
export function findingsOf(documents: LocatedDocument[], added: AddedRules[]): ReportedFinding[] {
  return findingsIn(documents, [...RULES, ...AddedRules.together(added)], ASSUMED_CLUSTER);
}

/** A chart, and the validation in which it has told its errors last. */
interface AskedChart {
  readonly chart: IConstruct;
  told?: number;
}

const NO_ERRORS: string[] = [];

export class SynthValidation {
  /** Rules of one's own. */
  readonly ownRules = new AddedRules();
  /** What each chart has to tell, as of the last look. */
  private errors?: Map<IConstruct, string[]>;
  /** The validation under way. cdk8s asks each chart for each other one, so that this is a number and no set of charts. */
  private validation = 0;
  private readonly charts = new Set<IConstruct>();
  /** The chart that is the first to be asked in a validation. */
  private first?: IConstruct;
  private readonly printed = new Set<string>();
  private readonly watch: SynthWatch;
  /** Whether all was found right, and is being written. */
  private isChecked = false;

  constructor(private readonly root: IConstruct) {
    this.watch = new SynthWatch(root);
  }

  /** Lets a chart tell what is wrong in it: cdk8s says the path of who does, and the root has none. */
  add(chart: IConstruct): void {
    if (!this.charts.has(chart)) {
      this.charts.add(chart);
      this.errors = undefined;
      const asked: AskedChart = { chart };
      chart.node.addValidation({ validate: () => this.errorsOf(asked) });
    }
  }

  /** cdk8s validates the app once and then again for each chart; within one synth nothing changes, so one look is enough. */
  private errorsOf(asked: AskedChart): string[] {
    if (this.isChecked) {
      return NO_ERRORS;
    }
    if (this.errors === undefined || asked.chart === this.first || asked.told === this.validation || this.watch.wasReadSince) {
      this.validation += 1;
      const goesOn = this.watch.validates() && this.errors !== undefined;
      this.errors = goesOn ? this.errors : this.look();
    }
    asked.told = this.validation;
    return this.errors?.get(asked.chart) ?? NO_ERRORS;
  }

  private look(): Map<IConstruct, string[]> {
    const constructs = this.root.node.findAll();
    const charts = constructs.filter((construct): construct is Chart => Chart.isChart(construct));
    const asSeen = rendersAsSeen(charts);
    this.errors = undefined;
    const isWritten = asSeen ? (chart: Chart) => this.watch.isWriting(chart) : undefined;
    const found = findingsOf(constructs.flatMap((construct) => documentsOf(construct, isWritten)), [this.ownRules]);
    this.warn(found);
    this.watch.looked(charts, found.some(stops));
    const told = constructs.filter((construct) => this.charts.has(construct));
    [this.first] = told;
    return errorsByChart(found, told);
  }

  /** Prints what is no error, each line once; where a plugin of cdk8s-cli follows, that tells it. */
  warn(found: ReportedFinding[]): void {
    const { outdir } = this.root as Partial<App>;
    if (outdir !== undefined && !found.some(stops) && isPluginToFollow()) {
      handOver(this.root, outdir, found);
      return;
    }
    for (const warning of found.filter((each) => !stops(each)).map(textOf).filter((each) => !this.printed.has(each))) {
      this.printed.add(warning);
      process.stderr.write(`cdk8s-model-autoscaling: ${warning}\n`);
    }
  }

  /** The objects of the tree, for rules that judge them with those of others. */
  documents(): LocatedDocument[] {
    const constructs = this.root.node.findAll();
    const asSeen = rendersAsSeen(constructs.filter((construct): construct is Chart => Chart.isChart(construct)));
    return constructs.flatMap((construct) => documentsOf(construct, asSeen ? () => this.isChecked : undefined));
  }

  /** Writes what was found right as it was read. */
  writeChecked<T>(write: () => T): T {
    this.isChecked = true;
    try {
      return write();
    } finally {
      this.isChecked = false;
      this.errors = undefined;
    }
  }
}

/** The objects of a part of a tree, as far as they are wanted. */
export function documentsBelow(scope: IConstruct, isWanted: (construct: IConstruct) => boolean): LocatedDocument[] {
  return scope.node.findAll().filter(isWanted).flatMap((construct) => documentsOf(construct));
}

/** A chart that has its own way to render may change objects before it does. */
function rendersAsSeen(charts: Chart[]): boolean {
  return charts.every((chart) => chart.toJson === Chart.prototype.toJson);
}

/** The objects that a construct stands for; what `isWritten` says to be under way in a chart is written as it was read. */
function documentsOf(construct: IConstruct, isWritten?: (chart: Chart) => boolean): LocatedDocument[] {
  const at = { location: construct.node.path, cluster: clusterAround(construct)?.profile };
  if (!ApiObject.isApiObject(construct)) {
    return installedBy(construct).map((installed) => ({ ...installed, ...at, isOurs: true }));
  }
  if (WrittenObject.is(construct)) {
    const manifest = construct.renderToCheck(isWritten && (() => isWritten(construct.chart)));
    return [{ ...at, manifest, isOurs: true, parsedData: construct.parsedData }];
  }
  return [{ ...at, manifest: withIgnored((construct as ApiObject).toJson(), construct) }];
}

/** An object of somebody else inside of a model: what the model ignores is ignored in it too. */
function withIgnored(manifest: Untyped, construct: IConstruct): Untyped {
  const reasons = Object.entries(reasonsToIgnore(construct)).map(([rule, reason]) => [ignoreAnnotation(rule), reason]);
  return reasons.length === 0 ? manifest : {
    ...manifest, metadata: { ...manifest.metadata, annotations: { ...Object.fromEntries(reasons), ...manifest.metadata?.annotations } },
  };
}
