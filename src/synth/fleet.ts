import { App, Chart } from 'cdk8s';
import { findingsOf, validationOf } from './synth-validation';
import { InvalidError } from '../faults/place';
import { textOf } from '../report/report';
import { stops } from '../rules/reported-finding';

/**
 * Apps that are checked together and written one after the other, for more charts than one app can hold.
 *
 * cdk8s goes through all constructs of an app for each of its charts, so the time of one app grows with the square of its charts. With an
 * app for each chart it grows with their number; faults between objects of several apps are found as if they were one, such as a model
 * in one app whose monitor in another asks for the wrong port.
 *
 * @example
 * const fraud = new App();
 * const search = new App();
 * new Fleet([fraud, search]).synth();
 */
export class Fleet {
  /**
   * @param apps the apps, each with charts of its own names
   */
  constructor(private readonly apps: App[]) {
    const seen = new Set<string>();
    for (const app of apps) {
      for (const chart of app.node.findAll().filter(Chart.isChart)) {
        const file = `${app.outdir}/${chart.node.path}`;
        if (seen.has(file)) {
          throw new InvalidError([{ text: `[Fleet] apps: two apps have a chart ${chart.node.path}, and the second would overwrite the file of the first in ${app.outdir}; give each chart a name of its own, or each app an outdir` }]);
        }
        seen.add(file);
      }
    }
  }

  /**
   * Writes the manifests of all apps. Fails with what is wrong in any of them before anything is written.
   */
  public synth(): void {
    this.write((app) => app.synth());
  }

  /**
   * The manifests of all apps as one text of YAML documents. Fails with what is wrong in any of them.
   *
   * @returns the documents of each app, in the order of the apps
   */
  public synthYaml(): string {
    return this.write((app) => app.synthYaml()).join('---\n');
  }

  private write<T>(write: (app: App) => T): T[] {
    const validations = this.apps.map((app) => ({ app, validation: validationOf(app) }));
    const documents = validations.flatMap(({ validation }) => validation.documents());
    const found = findingsOf(documents, validations.map(({ validation }) => validation.ownRules));
    const errors = found.filter(stops);
    if (errors.length > 0) {
      throw new InvalidError(errors.map((each) => ({ text: textOf(each), rule: each.rule })));
    }
    validations[0]?.validation.warn(found);
    return validations.map(({ app, validation }) => validation.writeChecked(() => write(app)));
  }
}
