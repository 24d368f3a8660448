import { ApiObject, App, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { LocatedManifest } from '../analysis/manifest';
import { Report, runChecks } from '../checks/run';
import { installedBy, parsedDataOf } from '../kubernetes/parsed-data';
import { Untyped } from '../untyped';

/** One per root of a construct tree, so that an app is checked once however many models it has. */
const validated = new WeakSet<Construct>();

/** Has the whole app checked whenever it is synthesized, in all its ways: `app.synth()`, `app.synthYaml()`, `Testing.synth(chart)`. */
export function validateAtSynth(scope: Construct): void {
  const root = scope.node.root as Construct;
  if (!validated.has(root)) {
    validated.add(root);
    new SynthValidation(root);
  }
}

class SynthValidation {
  /** What the synth of the whole app that is under way has found; undefined outside of one. */
  private synth?: { report?: Report; readonly rendered: RenderedOnce[] };
  private readonly printed = new Set<string>();

  constructor(private readonly root: Construct) {
    root.node.addValidation({ validate: () => this.validate() });
    if (root instanceof App) {
      root.synth = this.once(root.synth.bind(root));
      root.synthYaml = this.once(root.synthYaml.bind(root));
    }
  }

  /** cdk8s validates the app once and then again for each chart; within one synth nothing changes, so one look is enough. */
  private once<T>(synthesize: () => T): () => T {
    return () => {
      const rendered: RenderedOnce[] = [];
      this.synth = { rendered };
      try {
        return synthesize();
      } finally {
        rendered.forEach((each) => each.release());
        this.synth = undefined;
      }
    };
  }

  private validate(): string[] {
    const report = this.synth?.report ?? runChecks(this.manifests());
    if (this.synth !== undefined) {
      this.synth.report = report;
    }
    report.warnings.forEach((warning) => this.warn(warning));
    return report.errors;
  }

  private manifests() {
    const constructs = this.root.node.findAll();
    const objects = constructs.filter((construct): construct is ApiObject => ApiObject.isApiObject(construct));
    // A chart that has its own way to render may change its objects before it does.
    const asSeen = constructs.every((construct) => !Chart.isChart(construct) || (construct as Chart).toJson === Chart.prototype.toJson);
    const rendered = asSeen ? this.synth?.rendered : undefined;
    return [
      ...objects.map((object) => ({ manifest: manifestOf(object, rendered), location: object.node.path, parsedData: parsedDataOf(object) })),
      ...constructs.flatMap((construct) => installedAt(construct) ?? []),
    ];
  }

  private warn(warning: string): void {
    if (!this.printed.has(warning)) {
      this.printed.add(warning);
      process.stderr.write(`cdk8s-model-autoscaling: ${warning}\n`);
    }
  }
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
function installedAt(construct: IConstruct): LocatedManifest | undefined {
  const configMap = installedBy(construct);
  if (configMap === undefined) {
    return undefined;
  }
  const { name, namespace, parsed } = configMap;
  return { manifest: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } }, location: construct.node.path, parsedData: parsed };
}
