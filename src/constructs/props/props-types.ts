import { PROPS_TABLE } from './generated/props-table';

/** A prop of an interface. */
export interface Prop {
  readonly type: string;
  readonly isRequired: boolean;
}

/** A class, or an interface that classes have. */
export interface ObjectType {
  readonly members: string[];
  readonly examples: string[];
}

/** An interface of props. */
export interface Struct {
  readonly props: Map<string, Prop>;
  readonly required: string[];
}

interface PropsTypes {
  readonly structs: Map<string, Struct>;
  readonly objects: Map<string, ObjectType>;
}

let known: PropsTypes | undefined;

/** The public props interfaces, each with all that it inherits, and the classes of their values; read with the first props that are checked. */
export function propsTypes(): PropsTypes {
  return known ??= read(PROPS_TABLE.trim().split('\n'));
}

function read(lines: string[]): PropsTypes {
  const own = new Map<string, { readonly bases: string[]; readonly props: Map<string, Prop> }>();
  const objects = new Map<string, ObjectType>();
  let add: (line: string) => void = () => {};
  for (const line of lines) {
    if (line.startsWith(' ')) {
      add(line.slice(1));
    } else if (line.startsWith('=')) {
      const [name, ...members] = line.slice(1).split(' ');
      const examples: string[] = [];
      objects.set(name, { members, examples });
      add = (example) => examples.push(example);
    } else {
      const [name, ...bases] = line.split(' ');
      const props = new Map<string, Prop>();
      own.set(name, { bases, props });
      add = (prop) => {
        const [key, type] = prop.split(' ');
        props.set(key.replace('!', ''), { type, isRequired: key.endsWith('!') });
      };
    }
  }
  const all = (name: string): [string, Prop][] => {
    const { bases = [], props = [] } = own.get(name) ?? {};
    return [...props, ...bases.flatMap(all)];
  };
  const structOf = (name: string): Struct => {
    const props = new Map(all(name));
    return { props, required: [...props].filter(([, { isRequired }]) => isRequired).map(([key]) => key) };
  };
  return { structs: new Map([...own.keys()].map((name) => [name, structOf(name)])), objects };
}
