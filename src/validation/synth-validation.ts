import { ApiObject, App } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { LocatedManifest } from '../analysis/manifest';
import { Report, runChecks } from '../checks/run';
import { installedBy, parsedDataOf } from '../kubernetes/parsed-data';

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
  private synth?: { report?: Report };
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
      this.synth = {};
      try {
        return synthesize();
      } finally {
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
    return [
      ...objects.map((object) => ({ manifest: object.toJson(), location: object.node.path, parsedData: parsedDataOf(object) })),
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

/** What a Helm chart writes of the values of a construct, where that is known. */
function installedAt(construct: IConstruct): LocatedManifest | undefined {
  const configMap = installedBy(construct);
  if (configMap === undefined) {
    return undefined;
  }
  const { name, namespace, parsed } = configMap;
  return { manifest: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } }, location: construct.node.path, parsedData: parsed };
}
