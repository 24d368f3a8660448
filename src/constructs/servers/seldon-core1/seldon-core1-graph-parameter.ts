import { Place } from '../../../faults/place';

/** A parameter of a node of an inference graph, which the node's container reads from its environment variable `PREDICTIVE_UNIT_PARAMETERS`. */
export class SeldonCore1GraphParameter {
  /** A parameter whose value is a whole number (type `INT`). */
  static intValue(name: string, value: number): SeldonCore1GraphParameter {
    return new SeldonCore1GraphParameter(name, 'INT', value);
  }

  /** A parameter whose value is a number in single precision (type `FLOAT`). */
  static floatValue(name: string, value: number): SeldonCore1GraphParameter {
    return new SeldonCore1GraphParameter(name, 'FLOAT', value);
  }

  /** A parameter whose value is a number in double precision (type `DOUBLE`). */
  static doubleValue(name: string, value: number): SeldonCore1GraphParameter {
    return new SeldonCore1GraphParameter(name, 'DOUBLE', value);
  }

  /** A parameter whose value is text (type `STRING`). */
  static stringValue(name: string, value: string): SeldonCore1GraphParameter {
    return new SeldonCore1GraphParameter(name, 'STRING', value);
  }

  /** A parameter whose value is true or false (type `BOOL`). */
  static boolValue(name: string, value: boolean): SeldonCore1GraphParameter {
    return new SeldonCore1GraphParameter(name, 'BOOL', value);
  }

  private constructor(
    /** Name by which the code of the node reads the parameter; fails if it is empty. */
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
