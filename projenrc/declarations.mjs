import ts from 'typescript';

/**
 * A declaration file without what the library's own parts ask of each other: members whose names begin with `_`, and the imports that
 * only these need. A class without any other member would then be a type that everything is of: a private member keeps it apart.
 */
export function publicDeclarations(text) {
  return withoutUnusedImports(withoutInternalMembers(text));
}

const parse = (text) => ts.createSourceFile('declarations.d.ts', text, ts.ScriptTarget.Latest, true);

/** Replaces ranges of a text, from the last to the first. */
function replaced(text, ranges) {
  return [...ranges].sort((one, other) => other.from - one.from).reduce((done, { from, to, by = '' }) => done.slice(0, from) + by + done.slice(to), text);
}

const isInternal = ({ name }) => name !== undefined && /^_/.test(name.getText());
const isStatic = (member) => (ts.getModifiers(member) ?? []).some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);

function withoutInternalMembers(text) {
  const ranges = [];
  const visit = (node) => {
    if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) {
      const internal = node.members.filter(isInternal);
      ranges.push(...internal.map((member) => ({ from: member.getFullStart(), to: member.end })));
      const isLeftEmpty = node.members.every((member) => isInternal(member) || isStatic(member) || ts.isConstructorDeclaration(member));
      if (ts.isClassDeclaration(node) && node.heritageClauses === undefined && internal.some((member) => !isStatic(member)) && isLeftEmpty) {
        ranges.push({ from: node.members.pos, to: node.members.pos, by: '\n    #private;' });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(text));
  return replaced(text, ranges);
}

function withoutUnusedImports(text) {
  const source = parse(text);
  const used = new Set();
  const visit = (node) => {
    if (ts.isIdentifier(node)) {
      used.add(node.text);
    }
    if (!ts.isImportDeclaration(node)) {
      ts.forEachChild(node, visit);
    }
  };
  visit(source);
  return replaced(text, source.statements.filter(ts.isImportDeclaration).flatMap((statement) => {
    const { namedBindings: bindings } = statement.importClause ?? {};
    if (bindings === undefined || !ts.isNamedImports(bindings)) {
      return [];
    }
    const kept = bindings.elements.filter(({ name }) => used.has(name.text));
    return kept.length === 0 ? [{ from: statement.getStart(), to: statement.end + 1 }]
      : [{ from: bindings.getStart(), to: bindings.end, by: `{ ${kept.map((element) => element.getText()).join(', ')} }` }];
  }));
}
