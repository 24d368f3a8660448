import { AuthenticationParts, ScalerGiven } from './scaler-given';
import { scalerValue } from './scaler-values';
import { meantBy } from '../../../faults/nearest';
import { Place } from '../../../faults/place';
import { ScalerParameter, ScalerTable } from '../../../platforms/keda/scalers/scaler-table';
import { checkVariable } from '../../authentication/parameter-rules';

/** What every trigger can be given beside its parameters. */
const OPTIONS = ['authentication', 'authenticationRef', 'metricType', 'name', 'useCachedMetrics'];

/** What a trigger was given, and where that stands. */
export class ScalerParts extends ScalerGiven {
  constructor(readonly place: Place, table: ScalerTable, values: { readonly [name: string]: unknown }, authentication: AuthenticationParts) {
    super(table, values, authentication);
  }

  /** The metadata of the trigger; refuses what nothing reads, what is given twice or not at all, and what KEDA would misread. */
  metadata(): { [key: string]: string } {
    this.checkNames();
    return Object.assign({}, ...this.table.parameters.map((parameter) => this.written(parameter)));
  }

  /** Refuses what has to be given and is not. */
  checkRequired({ name, required }: ScalerParameter): void {
    if (required && this.has(name) === false) {
      this.place.at(name).refuse('is required; without it the whole ScaledObject is disabled', this.shown(name), `give ${this.ways(name)}`);
    }
  }

  private written(parameter: ScalerParameter): { [key: string]: string } {
    const { name, kind } = parameter;
    const [value, variable] = [this.value(name), this.value(`${name}FromEnv`)];
    const at = this.place.at(name);
    if (this.sources(name).length > 1) {
      at.refuse('is given in several ways, of which KEDA takes one', value ?? variable, `give one of ${this.ways(name)}`);
    }
    this.checkRequired(parameter);
    if (variable !== undefined) {
      checkVariable(this.place.at(`${name}FromEnv`), String(variable));
      return { [`${name}FromEnv`]: String(variable) };
    }
    return value === undefined ? {} : kind === 'rows' ? rows(at, parameter, value as { [row: string]: string }) : { [name]: scalerValue(at, value, parameter) };
  }

  /** Refuses props that nothing reads: programs without types may hold some. */
  private checkNames(): void {
    const known = [...OPTIONS, ...this.table.parameters.flatMap(namesOf)];
    const unknown = Object.keys(this.values).find((name) => this.values[name] !== undefined && !known.includes(name));
    if (unknown !== undefined) {
      const meant = meantBy(unknown, known);
      this.place.at(unknown).refuse(`is no property of a trigger on ${this.table.type}`, this.values[unknown],
        meant === undefined ? `use ${known.join(', ')}` : `did you mean ${meant}?`);
    }
  }
}

function namesOf({ name, sources }: ScalerParameter): string[] {
  return [...sources.includes('meta') ? [name] : [], ...sources.includes('env') ? [`${name}FromEnv`] : []];
}

/** Values that each are a key of their own, with the prefix that stands beside the kind. */
function rows(place: Place, { detail }: ScalerParameter, values: { [row: string]: string }): { [key: string]: string } {
  return Object.fromEntries(Object.entries(values).map(([row, value]) => {
    if (!/^\w+$/.test(row) || value.trim() === '') {
      place.at(row).refuse('is no named row', value, 'name it by letters and digits, and say something');
    }
    return [`${detail}${row}`, value];
  }));
}
