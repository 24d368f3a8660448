import { ApiObject, App, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { errorsByChart } from './errors-by-chart';
import { installedBy, parsedDataOf } from './parsed-data';
import { LocatedDocument } from '../graph/manifest';
import { Untyped } from '../platforms/kubernetes/untyped';
import { PRODUCTS } from '../platforms/product-version';
import { textOf } from '../report/text';
import { ReportedFinding, stops } from '../rules/reported-finding';
import { findingsIn } from '../rules/run';

/** Constructs are written for the versions that are assumed where none is stated. */
const ASSUMED_CLUSTER = { versions: {}, assumed: Object.fromEntries(Object.entries(PRODUCTS).map(([name, { assumed }]) => [name, assumed])) };

/** One per root of a construct tree, so that an app is checked once however many models it has. */
const validations = new WeakMap<Construct, SynthValidation>();

/** Has the whole app checked whenever it is synthesized, in all its ways: `app.synth()`, `app.synthYaml()`, `Testing.synth(chart)`. */
export function validateAtSynth(scope: Construct): void {
  const root = scope.node.root as Construct;
  const validation = validations.get(root) ?? new SynthValidation(root);
  validations.set(root, validation);
  validation.add(scope.node.scopes.filter(Chart.isChart).at(-1) as Chart | undefined ?? root);
}

class SynthValidation {
  /** What the synth of the whole app that is under way has found; undefined outside of one. */
  private synth?: { found?: ReportedFinding[]; readonly rendered: RenderedOnce[] };
  /** What each chart has to tell; undefined where nobody has looked since the last chart was added. */
  private errors?: Map<IConstruct, string[]>;
  /** Charts that have told theirs since: the first that is to tell it again begins another look. */
  private readonly told = new Set<IConstruct>();
  private readonly charts = new Set<IConstruct>();
  private readonly printed = new Set<string>();

  constructor(private readonly root: Construct) {
    if (root instanceof App) {
      root.synth = this.once(root.synth.bind(root));
      root.synthYaml = this.once(root.synthYaml.bind(root));
    }
  }

  /** Lets a chart tell what is wrong in it: cdk8s says the path of who does, and the root has none. */
  add(chart: Construct): void {
    if (!this.charts.has(chart)) {
      this.charts.add(chart);
      this.errors = undefined;
      chart.node.addValidation({ validate: () => this.errorsOf(chart) });
    }
  }

  /** cdk8s validates the app once and then again for each chart; within one synth nothing changes, so one look is enough. */
  private once<T>(synthesize: () => T): () => T {
    return () => {
      const rendered: RenderedOnce[] = [];
      this.synth = { rendered };
      this.errors = undefined;
      try {
        return synthesize();
      } finally {
        rendered.forEach((each) => each.release());
        this.synth = undefined;
        this.errors = undefined;
      }
    };
  }

  private errorsOf(chart: Construct): string[] {
    if (this.errors === undefined || this.told.has(chart)) {
      this.told.clear();
      this.errors = this.look();
    }
    this.told.add(chart);
    return this.errors.get(chart) ?? [];
  }

  private look(): Map<IConstruct, string[]> {
    const constructs = this.root.node.findAll();
    const found = this.synth?.found ?? findingsIn(documentsIn(constructs, this.synth?.rendered), undefined, ASSUMED_CLUSTER);
    if (this.synth !== undefined) {
      this.synth.found = found;
    }
    found.filter((each) => !stops(each)).forEach((each) => this.warn(textOf(each)));
    return errorsByChart(found, constructs.filter((construct) => this.charts.has(construct)));
  }

  private warn(warning: string): void {
    if (!this.printed.has(warning)) {
      this.printed.add(warning);
      process.stderr.write(`cdk8s-model-autoscaling: ${warning}\n`);
    }
  }
}

function documentsIn(constructs: IConstruct[], rendered?: RenderedOnce[]): LocatedDocument[] {
  const objects = constructs.filter((construct): construct is ApiObject => ApiObject.isApiObject(construct));
  // A chart that has its own way to render may change its objects before it does.
  const asSeen = constructs.every((construct) => !Chart.isChart(construct) || (construct as Chart).toJson === Chart.prototype.toJson);
  return [
    ...objects.map((object) => ({
      manifest: manifestOf(object, asSeen ? rendered : undefined),
      location: object.node.path,
      parsedData: parsedDataOf(object),
    })),
    ...constructs.flatMap((construct) => installedAt(construct) ?? []),
  ];
}

/** An object that the synth under way writes as the checks have read it: rendering takes longer than all checks. */
class RenderedOnce {
  private readonly render: () => Untyped;
  private readonly standIn: () => Untyped;

  constructor(private readonly object: ApiObject, manifest: Untyped) {
    this.render = object.toJson;
    this.standIn = () => {
      this.release();
      return manifest;
    };
    object.toJson = this.standIn;
  }

  /** Whoever asks again has it rendered anew. */
  public release(): void {
    if (this.object.toJson === this.standIn) {
      this.object.toJson = this.render;
    }
  }
}

function manifestOf(object: ApiObject, rendered?: RenderedOnce[]): Untyped {
  const manifest = object.toJson();
  rendered?.push(new RenderedOnce(object, manifest));
  return manifest;
}

/** What a Helm chart writes of the values of a construct, where that is known. */
function installedAt(construct: IConstruct): LocatedDocument | undefined {
  const configMap = installedBy(construct);
  if (configMap === undefined) {
    return undefined;
  }
  const { name, namespace, parsed } = configMap;
  return { manifest: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } }, location: construct.node.path, parsedData: parsed };
}
