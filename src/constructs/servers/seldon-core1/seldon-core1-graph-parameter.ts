import { Place } from '../../../faults/place';

/** A parameter of a node of a graph, which the node reads from its environment (`PREDICTIVE_UNIT_PARAMETERS`). */
export class SeldonCore1GraphParameter {
  /** A whole number. */
  static intValue(name: string, value: number): SeldonCore1GraphParameter {
    return new SeldonCore1GraphParameter(name, 'INT', value);
  }

  /** A number in single precision. */
  static floatValue(name: string, value: number): SeldonCore1GraphParameter {
    return new SeldonCore1GraphParameter(name, 'FLOAT', value);
  }

  /** A number in double precision. */
  static doubleValue(name: string, value: number): SeldonCore1GraphParameter {
    return new SeldonCore1GraphParameter(name, 'DOUBLE', value);
  }

  /** A text. */
  static stringValue(name: string, value: string): SeldonCore1GraphParameter {
    return new SeldonCore1GraphParameter(name, 'STRING', value);
  }

  /** A truth value. */
  static boolValue(name: string, value: boolean): SeldonCore1GraphParameter {
    return new SeldonCore1GraphParameter(name, 'BOOL', value);
  }

  private constructor(
    /** Name of the parameter. */
    public readonly name: string,
    /** @internal */
    public readonly _type: 'INT' | 'FLOAT' | 'DOUBLE' | 'STRING' | 'BOOL',
    private readonly value: number | string | boolean,
  ) {}

  /** @internal */
  public _manifest(place: Place): { name: string; type: string; value: string } {
    if (this.name.trim() === '') {
      place.at('name').refuse('is empty', this.name, 'name the parameter as the node reads it');
    }
    return { name: this.name, type: this._type, value: String(this.value) };
  }
}
