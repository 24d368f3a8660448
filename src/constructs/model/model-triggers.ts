import { Construct } from 'constructs';
import { InvalidError, isAtOrBelow, Place } from '../../faults/place';
import { Trigger } from '../triggers/trigger';

/** What keeps the triggers of a model, and writes the model with them. */
interface Scaled {
  /** Whether the model needs a trigger at all. */
  readonly needsTrigger: boolean;
  /** Writes anew what depends on the triggers. */
  readonly rewrite: (place: Place) => void;
}

/**
 * The triggers of a model: those of its props, and those that calls add later. What one of them has wrong by itself is refused at once; what
 * the next one may mend, such as a formula that names both, is refused at synth.
 */
export class ModelTriggers {
  readonly all: Trigger[];
  /** The calls that added triggers, by the fields in which the model has them. */
  private readonly calls = new Map<string, string>();
  /** What is wrong with the triggers so far. */
  private refused?: InvalidError;
  private isValidated = false;

  constructor(private readonly model: Construct, given: Trigger[] | undefined, private readonly scaled: Scaled) {
    this.all = given ?? [];
    if (scaled.needsTrigger && this.all.length === 0) {
      this.refuseAtSynth(refusedBy(() => Place.of(model).at('triggers').refuse('must hold at least one trigger', given,
        'add one, such as CpuTrigger.utilization(70), or call scaleOn')));
    }
  }

  /** Adds a trigger; `call` is what errors say of where it comes from. */
  add(trigger: Trigger, call: string): void {
    const field = `triggers[${this.all.length}]`;
    this.all.push(trigger);
    this.calls.set(field, call);
    const refused = this.rewrite();
    const own = refused?.lines.filter((line) => isAtOrBelow(line.field ?? '', field)) ?? [];
    if (own.length > 0) {
      this.all.pop();
      this.calls.delete(field);
      this.rewrite();
      throw new InvalidError(own);
    }
    this.refuseAtSynth(refused);
  }

  private rewrite(): InvalidError | undefined {
    const place = Place.keeping(this.model, this.calls);
    return this.all.length === 0 ? undefined : refusedBy(() => {
      place.attempt(() => this.scaled.rewrite(place));
      place.throwRefused();
    });
  }

  private refuseAtSynth(refused?: InvalidError): void {
    this.refused = refused;
    if (refused !== undefined && !this.isValidated) {
      this.isValidated = true;
      this.model.node.addValidation({ validate: () => this.faults() });
    }
  }

  /** What is wrong so far; cdk8s puts the path of the model before each. */
  private faults(): string[] {
    const path = `${Place.of(this.model)} `;
    const texts = new Set(this.refused?.lines.map(({ text }) => text));
    return [...texts].map((text) => text.startsWith(path) ? text.slice(path.length) : text);
  }
}

function refusedBy(step: () => void): InvalidError | undefined {
  try {
    step();
    return undefined;
  } catch (error) {
    if (error instanceof InvalidError) {
      return error;
    }
    throw error;
  }
}
