import { Docs, Member, Parameter, Type, TypeReference } from './assembly';

/** Where a type is described, as a link from the page of another. */
export type LinkOf = (fqn: string) => string | undefined;

/** Writes what the API page of a folder says of each type: its purpose, an example, how to make it, and a table of its members. */
export class TypeRenderer {
  constructor(private readonly types: ReadonlyMap<string, Type>, private readonly linkOf: LinkOf) {}

  render(type: Type): string {
    return [
      `### ${type.name}`,
      ...this.parents(type),
      prose(type.docs),
      ...type.docs?.example === undefined ? [] : [`\`\`\`ts\n${type.docs.example}\n\`\`\``],
      ...this.makers(type),
      ...this.membersOf(type),
      ...type.docs?.see === undefined ? [] : [`See ${type.docs.see.split(/\s*\n\s*/).join(', ')}`],
    ].join('\n\n');
  }

  private parents({ base, interfaces = [], abstract, datatype }: Type): string[] {
    const said = (word: string, fqns: string[]) => fqns.length === 0 ? [] : [`${word} ${fqns.map((fqn) => this.nameOf(fqn)).join(', ')}.`];
    const words = [
      ...abstract ? ['Abstract: extend it.'] : [],
      ...said('Extends', base === undefined ? [] : [base]),
      ...datatype ? said('Takes also what is in', interfaces.filter((fqn) => !this.types.has(fqn))) : said('Implements', interfaces),
    ];
    return words.length === 0 ? [] : [`*${words.join(' ')}*`];
  }

  private makers(type: Type): string[] {
    const { name, abstract, initializer, methods = [] } = type;
    const made = methods.filter((method) => isMaker(type, method));
    const rows = [
      ...initializer === undefined || abstract ? [] : [`| new **${name}**${this.parametersOf(initializer.parameters)} | ${this.described(initializer.docs, initializer.parameters)} |`],
      ...made.map((method) => `| ${name}.**${method.name}**${this.parametersOf(method.parameters)} | ${this.described(method.docs, method.parameters)} |`),
    ];
    return rows.length === 0 ? [] : [['| Make it with | |', '|---|---|', ...rows].join('\n')];
  }

  private membersOf(type: Type): string[] {
    const { datatype, kind, members = [] } = type;
    if (kind === 'enum') {
      return [['| Value | |', '|---|---|', ...members.map(({ name, docs }) => `| \`${name}\` | ${cell(docs)} |`)].join('\n')];
    }
    if (datatype) {
      const properties = this.withInherited(type).flatMap((each) => each.properties ?? []);
      return properties.length === 0 ? [] : [['| Property | Type | Default | |', '|---|---|---|---|', ...unique(properties).sort(requiredFirst).map((property) =>
        `| \`${property.name}\` | ${this.spelled(property.type!)} | ${property.optional ? defaultOf(property.docs) : '**required**'} | ${cell(property.docs)} |`)].join('\n')];
    }
    const { properties: others = [] } = type;
    const methods = (type.methods ?? []).filter((method) => !isMaker(type, method));
    return [
      ...others.length === 0 ? [] : [['| Property | Type | |', '|---|---|---|', ...others.map((property) =>
        `| \`${property.name}\`${property.optional ? '?' : ''} | ${this.spelled(property.type!)} | ${cell(property.docs)} |`)].join('\n')],
      ...methods.length === 0 ? [] : [['| Method | Returns | |', '|---|---|---|', ...methods.map((method) =>
        `| ${method.static ? `${type.name}.` : ''}**${method.name}**${this.parametersOf(method.parameters)} | ${this.returned(method)} | ${this.described(method.docs, method.parameters)} |`)].join('\n')],
    ];
  }

  /** A struct and those of ours that it extends, the nearest first. */
  private withInherited(type: Type): Type[] {
    return [type, ...(type.interfaces ?? []).flatMap((fqn) => {
      const parent = this.types.get(fqn);
      return parent === undefined ? [] : this.withInherited(parent);
    })];
  }

  private returned({ returns }: Member): string {
    return returns === undefined ? '' : `${this.spelled(returns.type)}${returns.optional ? ' or undefined' : ''}`;
  }

  private parametersOf(parameters: Parameter[] = []): string {
    return `(${parameters.map(({ name, optional, variadic, type }) => `${variadic ? '...' : ''}${name}${optional && !variadic ? '?' : ''}: ${this.spelled(type)}${variadic ? '[]' : ''}`).join(', ')})`;
  }

  /** What a call does, and what its parameters are where that is said. */
  private described(docs: Docs | undefined, parameters: Parameter[] = []): string {
    const told = parameters.filter((parameter) => parameter.docs?.summary !== undefined).map((parameter) => `\`${parameter.name}\`: ${cell(parameter.docs)}`);
    return [cell(docs), ...told].filter((part) => part !== '').join('<br>');
  }

  private spelled({ collection, fqn, primitive, union }: TypeReference): string {
    if (collection !== undefined) {
      const inner = this.spelled(collection.elementtype);
      return collection.kind === 'array' ? `${inner}[]` : `{ [key]: ${inner} }`;
    }
    if (union !== undefined) {
      return union.types.map((each) => this.spelled(each)).join(' or ');
    }
    return fqn === undefined ? primitive ?? 'any' : this.nameOf(fqn);
  }

  private nameOf(fqn: string): string {
    const link = this.linkOf(fqn);
    return link === undefined ? `\`${fqn}\`` : `[${this.types.get(fqn)!.name}](${link})`;
  }
}

/** Whether a static method gives an object of its own class. */
function isMaker({ fqn }: Type, { returns, static: isStatic }: Member): boolean {
  return isStatic === true && returns?.type.fqn === fqn;
}

/** Each name once: that of the nearest type. */
function unique(members: Member[]): Member[] {
  return [...new Map([...members].reverse().map((member) => [member.name, member])).values()].reverse();
}

function requiredFirst(one: Member, other: Member): number {
  return Number(one.optional ?? false) - Number(other.optional ?? false) || (one.name < other.name ? -1 : 1);
}

function defaultOf(docs: Docs | undefined): string {
  const [, said] = /^(?:- )?([^]*)$/.exec(docs?.default ?? '')!;
  return docs?.default?.startsWith('-') ? oneLine(said) : said === '' ? '' : `\`${said}\``;
}

function prose({ summary = '', remarks = '' }: Docs = {}): string {
  return [summary, remarks].filter((part) => part !== '').join(startsParagraph(remarks) ? '\n\n' : ' ');
}

/** Whether remarks are more than the rest of the paragraph that the summary begins. */
function startsParagraph(remarks: string): boolean {
  return /^(```|[-|*] )/.test(remarks);
}

/** A text as a cell of a table. */
function cell(docs: Docs | undefined): string {
  return oneLine(prose(docs));
}

/** A text without line breaks, as it stands in a cell of a table. */
export function oneLine(text: string): string {
  return text.replace(/\n\s*- /g, '<br>• ').replace(/\n\s*\n/g, '<br>').replace(/\s*\n\s*/g, ' ').replace(/\|/g, '\\|');
}
