import { ApiObject, App } from 'cdk8s';
import { Construct } from 'constructs';
import { Report, runChecks } from '../checks/run';

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
  /** The result of the synth under way; undefined outside of one. */
  private report?: Report;
  private synthesizing = false;
  private readonly printed = new Set<string>();

  constructor(private readonly root: Construct) {
    root.node.addValidation({ validate: () => this.validate() });
    if (root instanceof App) {
      root.synth = this.once(root.synth.bind(root));
      root.synthYaml = this.once(root.synthYaml.bind(root));
    }
  }

  /** cdk8s validates the app once and then again for each chart; within one synth nothing changes, so one look is enough. */
  private once<T>(synth: () => T): () => T {
    return () => {
      this.synthesizing = true;
      try {
        return synth();
      } finally {
        this.synthesizing = false;
        this.report = undefined;
      }
    };
  }

  private validate(): string[] {
    const report = this.report ?? runChecks(manifestsOf(this.root));
    if (this.synthesizing) {
      this.report = report;
    }
    for (const warning of report.warnings) {
      this.warn(warning);
    }
    return report.errors;
  }

  private warn(warning: string): void {
    if (!this.printed.has(warning)) {
      this.printed.add(warning);
      process.stderr.write(`cdk8s-model-autoscaling: ${warning}\n`);
    }
  }
}

function manifestsOf(root: Construct) {
  return root.node.findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .map((object) => ({ manifest: (object as ApiObject).toJson(), location: object.node.path }));
}
