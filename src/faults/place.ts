/** Thrown for a value that cannot work: says where it stands, what is wrong with it, what was got and what to do. */
export class InvalidError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InvalidError';
  }
}

/** Where a value stands, a construct and a field of its props, so that whoever refuses the value can name it. */
export class Place {
  /** The place of a construct as a whole. */
  static of(construct: { readonly node: { readonly path: string } }): Place {
    return new Place(construct.node.path, '');
  }

  /** The place of a value that is made before any construct knows of it, by the name of its class. */
  static named(name: string): Place {
    return new Place(name, '');
  }

  private constructor(private readonly path: string, private readonly field: string) {}

  /** A field of this place: `place.at('triggers').at(1).at('query')` is `triggers[1].query`. */
  at(field: string | number): Place {
    if (typeof field === 'number') {
      return new Place(this.path, `${this.field}[${field}]`);
    }
    return new Place(this.path, this.field === '' ? field : `${this.field}.${field}`);
  }

  /** Throws `[path] field: what is wrong, got VALUE; do THIS`. */
  refuse(what: string, got: unknown, fix: string): never {
    const where = this.field === '' ? `[${this.path}]` : `[${this.path}] ${this.field}:`;
    throw new InvalidError(`${where} ${what}, got ${display(got)}; ${fix}`);
  }
}

function display(value: unknown): string {
  if (value === undefined) {
    return 'nothing';
  }
  return typeof value === 'string' || typeof value === 'object' ? JSON.stringify(value) : String(value);
}
