import { ApiObject, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { errorsByChart } from './errors-by-chart';
import { reasonsToIgnore } from './ignored-rules';
import { installedBy } from './installed-objects';
import { SynthWatch } from './synth-watch';
import { WrittenObject } from './written-object';
import { LocatedDocument } from '../graph/manifest';
import { ignoreAnnotation } from '../platforms/annotations';
import { Untyped } from '../platforms/kubernetes/untyped';
import { PRODUCTS } from '../platforms/product-version';
import { textOf } from '../report/text';
import { stops } from '../rules/reported-finding';
import { findingsIn } from '../rules/run';

/** Constructs are written for the versions that are assumed where none is stated. */
const ASSUMED_CLUSTER = { versions: {}, assumed: Object.fromEntries(Object.entries(PRODUCTS).map(([name, { assumed }]) => [name, assumed])) };

/** One per root of a construct tree, so that an app is checked once however many models it has. */
const VALIDATION = 'cdk8s-model-autoscaling:synth-validation';

/** Has the whole app checked whenever it is synthesized, in all its ways: `app.synth()`, `app.synthYaml()`, `Testing.synth(chart)`. */
export function validateAtSynth(scope: Construct): void {
  const { root, scopes } = scope.node;
  const known = root.node.metadata.find(({ type, data }) => type === VALIDATION && data instanceof SynthValidation);
  const validation: SynthValidation = known?.data ?? new SynthValidation(root);
  if (known === undefined) {
    root.node.addMetadata(VALIDATION, validation);
  }
  validation.add(scopes.filter(Chart.isChart).at(-1) ?? root);
}

class SynthValidation {
  /** What each chart has to tell, as of the last look. */
  private errors?: Map<IConstruct, string[]>;
  /** Charts that have told theirs in the validation under way. */
  private readonly told = new Set<IConstruct>();
  private readonly charts = new Set<IConstruct>();
  /** The chart that is the first to be asked in a validation. */
  private first?: IConstruct;
  private readonly printed = new Set<string>();
  private readonly watch: SynthWatch;

  constructor(private readonly root: IConstruct) {
    this.watch = new SynthWatch(root);
  }

  /** Lets a chart tell what is wrong in it: cdk8s says the path of who does, and the root has none. */
  add(chart: IConstruct): void {
    if (!this.charts.has(chart)) {
      this.charts.add(chart);
      this.errors = undefined;
      chart.node.addValidation({ validate: () => this.errorsOf(chart) });
    }
  }

  /** cdk8s validates the app once and then again for each chart; within one synth nothing changes, so one look is enough. */
  private errorsOf(chart: IConstruct): string[] {
    if (this.errors === undefined || chart === this.first || this.told.has(chart) || this.watch.wasReadSince) {
      this.told.clear();
      const goesOn = this.watch.validates() && this.errors !== undefined;
      this.errors = goesOn ? this.errors : this.look();
    }
    this.told.add(chart);
    return this.errors?.get(chart) ?? [];
  }

  private look(): Map<IConstruct, string[]> {
    const constructs = this.root.node.findAll();
    const charts = constructs.filter((construct): construct is Chart => Chart.isChart(construct));
    // A chart that has its own way to render may change objects before it does.
    const asSeen = charts.every((chart) => chart.toJson === Chart.prototype.toJson);
    this.errors = undefined;
    const found = findingsIn(constructs.flatMap((construct) => this.documentsOf(construct, asSeen)), undefined, ASSUMED_CLUSTER);
    found.filter((each) => !stops(each)).forEach((each) => this.warn(textOf(each)));
    this.watch.looked(charts, found.some(stops));
    const told = constructs.filter((construct) => this.charts.has(construct));
    [this.first] = told;
    return errorsByChart(found, told);
  }

  private warn(warning: string): void {
    if (!this.printed.has(warning)) {
      this.printed.add(warning);
      process.stderr.write(`cdk8s-model-autoscaling: ${warning}\n`);
    }
  }

  private documentsOf(construct: IConstruct, asSeen: boolean): LocatedDocument[] {
    const location = construct.node.path;
    if (!ApiObject.isApiObject(construct)) {
      return installedBy(construct).map((installed) => ({ ...installed, location, isOurs: true }));
    }
    if (WrittenObject.is(construct)) {
      const isWritten = () => this.watch.isWriting(construct.chart);
      const manifest = construct.renderToCheck(asSeen ? isWritten : undefined);
      return [{ manifest, location, isOurs: true, parsedData: construct.parsedData }];
    }
    return [{ manifest: withIgnored((construct as ApiObject).toJson(), construct), location }];
  }
}

/** An object of somebody else inside of a model: what the model ignores is ignored in it too. */
function withIgnored(manifest: Untyped, construct: IConstruct): Untyped {
  const reasons = Object.entries(reasonsToIgnore(construct)).map(([rule, reason]) => [ignoreAnnotation(rule), reason]);
  return reasons.length === 0 ? manifest : {
    ...manifest, metadata: { ...manifest.metadata, annotations: { ...Object.fromEntries(reasons), ...manifest.metadata?.annotations } },
  };
}
