import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { assembly } from '../support/assembly';
import { Untyped } from '../support/untyped';

const SRC = join(__dirname, '../../src');
const SOURCES = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  .map((file) => ts.createSourceFile(join('src', file), readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.ES2022, true));
/** What is exported, by its file and its name. */
const PUBLIC = new Set(Object.values(assembly().types).map(({ name, locationInModule }) => `${locationInModule.filename} ${name}`));

function isPrivate(member: ts.ClassElement | ts.TypeElement): boolean {
  return ts.canHaveModifiers(member) && (ts.getModifiers(member) ?? []).some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);
}

/** The members of exported types that are public in all languages. */
function publicMembers(): { readonly name: string; readonly member: ts.ClassElement | ts.TypeElement }[] {
  return SOURCES.flatMap((source) => source.statements)
    .filter((statement) => ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement))
    .filter((statement) => PUBLIC.has(`${statement.getSourceFile().fileName} ${statement.name!.text}`))
    .flatMap((statement) => [...statement.members].map((member) => ({
      name: `${statement.name!.text}.${member.name?.getText() ?? 'new'}`, member,
    })))
    .filter(({ name, member }) => !/\._/.test(name) && !isPrivate(member));
}

describe('a name', () => {
  const types: Untyped[] = Object.values(assembly().types);

  test.each<[string, (type: Untyped) => string]>([
    ['is that of one type, in the root or in one submodule', ({ name }) => name],
    ['differs from others in more than case', ({ name }) => name.toLowerCase()],
    ['is the only one of its declaration', ({ locationInModule }) => `${locationInModule.filename}:${locationInModule.line}`],
  ])('%s', (_title, keyOf) => {
    const keys = types.map(keyOf);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  test('of what belongs to one platform begins with it, and its submodule has no other', () => {
    const submodules = { kserve: /^Kserve/, seldonCore1: /^SeldonCore1/, seldonCore2: /^I?SeldonCore2/ };
    const strange = types.filter(({ name, namespace }) => namespace in submodules && !submodules[namespace as keyof typeof submodules].test(name));
    expect(strange.map(({ fqn }) => fqn)).toEqual([]);
  });

  test.each([
    [/constructs\/prometheus-adapter\//, /Adapter/],
    [/constructs\/autoscalers\/keda-/, /^Keda/],
    [/constructs\/autoscalers\/hpa-/, /^Hpa/],
    [/constructs\/autoscalers\/vertical-/, /^Vertical/],
    [/constructs\/triggers\/open-telemetry-/, /^OpenTelemetry/],
  ])('of the root says the product that it belongs to: %p', (file, product) => {
    const ofProduct = types.filter(({ locationInModule: { filename } }) => file.test(filename));
    expect(ofProduct).not.toEqual([]);
    expect(ofProduct.map(({ name }) => name).filter((name) => !product.test(name))).toEqual([]);
  });
});

/** Files of several small types, which are named after what these have in common: options of ready formulas; two references, each with two or three names. */
const FAMILIES = ['keda-formula-laws', 'object-references'];

test('a file is named as one of the types that it exports, but for families', () => {
  const kebab = (name: string) => name.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase();
  const types = Object.values(assembly().types).filter(({ locationInModule: { filename } }) => !filename.includes('/generated/'));
  const files = [...new Set(types.map(({ locationInModule: { filename } }): string => filename))];
  const strange = files.filter((filename) => {
    const file = filename.replace(/^.*\/|\.ts$/g, '').replace(/-(props|options|rules)$/, '');
    return !types.filter(({ locationInModule }) => locationInModule.filename === filename)
      .some(({ name }) => kebab(name).replace(/-(props|options)$|s$/, '') === file.replace(/s$/, ''));
  });
  expect(strange.map((filename) => filename.replace(/^.*\/|\.ts$/g, '')).sort()).toEqual(FAMILIES);
});

/** Parameters of KEDA's scalers are KEDA's. */
const NAMED_ELSEWHERE = ['kedaScalers'];
/** Numbers from 0 to 1 that Kubernetes and PromQL call so; all others of the kind are percentages. */
const SHARES = ['tolerance', 'quantile'];

test('a share is a percentage that says so in its name, but for what Kubernetes and PromQL define', () => {
  const numbers = Object.values(assembly().types).filter(({ namespace }) => !NAMED_ELSEWHERE.includes(namespace)).flatMap((type): Untyped[] => [
    ...(type.properties ?? []), ...(type.methods ?? []).flatMap(({ parameters = [] }: Untyped) => parameters),
  ].filter((each: Untyped) => each.type?.primitive === 'number').map(({ name, docs = {} }) => ({ fqn: type.fqn, name, text: `${docs.summary} ${docs.remarks}` })));
  const shares = numbers.filter(({ name, text }) => !SHARES.includes(name) && /\b(share|percent(age)?)\b|from 0 to 1\b| 0 and below 1\b/i.test(text));
  expect(shares.length).toBeGreaterThan(5);
  expect(shares.filter(({ name }) => !/percent/i.test(name)).map(({ fqn, name }) => `${fqn}.${name}`)).toEqual([]);
});

describe('the API loses nothing in other languages', () => {
  test('the members that are looked at are those of all types', () => {
    const looked = new Set(publicMembers().map(({ name }) => name.split('.')[0]));
    const types: Untyped[] = Object.values(assembly().types);
    expect(types.filter(({ kind, name, properties = [], methods = [] }) => kind !== 'enum' && properties.length + methods.length > 0 && !looked.has(name))).toEqual([]);
  });

  test('no generic methods, which become any', () => {
    const generic = publicMembers().filter(({ member }) => ((member as ts.MethodDeclaration).typeParameters ?? []).length > 0);
    expect(generic.map(({ name }) => name)).toEqual([]);
  });

  test('no overloads, of which the first survives', () => {
    const methods = publicMembers().filter(({ member }) => ts.isMethodDeclaration(member)).map(({ name }) => name);
    expect(methods).toEqual([...new Set(methods)]);
  });

  test('no unions, which become any type or any text', () => {
    const unions = publicMembers().filter(({ member }) => {
      let found = false;
      const visit = (node: ts.Node): void => {
        found ||= ts.isUnionTypeNode(node) && node.types.filter((type) => type.kind !== ts.SyntaxKind.UndefinedKeyword).length > 1;
        if (!ts.isBlock(node)) {
          ts.forEachChild(node, visit);
        }
      };
      visit(member);
      return found;
    });
    expect(unions.map(({ name }) => name)).toEqual([]);
  });

  test('nothing of the generated imports', () => {
    const foreign = Object.values(assembly().types).filter(({ locationInModule }) => !locationInModule.filename.startsWith('src/'));
    expect(foreign.map(({ fqn }) => fqn)).toEqual([]);
  });

  test('nothing of what its parts ask of each other', () => {
    const members = Object.values(assembly().types).flatMap((type) => [...type.properties ?? [], ...type.methods ?? []].map(({ name }: Untyped) => `${type.fqn}.${name}`));
    expect(members.filter((name) => /\._/.test(name))).toEqual([]);
  });

  test('nothing of that in the declarations of TypeScript', () => {
    const lib = join(SRC, '../lib/src');
    const files = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.d.ts'));
    expect(files.length).toBeGreaterThan(50);
    const members = files.flatMap((file) => readFileSync(join(lib, file), 'utf8').match(/^ +(\w+ )*_\w+.*$/gm) ?? []);
    expect(members).toEqual([]);
  });

  test('every type and member is documented', () => {
    const silent = Object.values(assembly().types).flatMap((type) => [
      ...type.docs?.summary === undefined ? [type.fqn] : [],
      ...[...type.properties ?? [], ...type.methods ?? [], ...type.members ?? []]
        .filter(({ docs, overrides }: Untyped) => docs?.summary === undefined && overrides === undefined).map(({ name }: Untyped) => `${type.fqn}.${name}`),
    ]);
    expect(silent).toEqual([]);
  });

  test('the package needs its peers alone: what is no jsii module is part of its own files', () => {
    const { bundled, dependencies } = assembly();
    expect([bundled, Object.keys(dependencies).sort()]).toEqual([undefined, ['cdk8s', 'cdk8s-plus-27', 'constructs']]);
  });
});
