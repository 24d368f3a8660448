import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import * as constructs from 'constructs';
import * as ts from 'typescript';
import * as library from '../src';
import { yamlOf } from './support/synth';

const EXAMPLES = join(__dirname, '../examples');
const PROGRAMS = [
  ...readdirSync(EXAMPLES).filter((file) => file.endsWith('.ts') && file !== 'main.ts').map((file) => join(EXAMPLES, file)),
  join(__dirname, 'support/maps.ts'),
];
const MODULES: { [name: string]: unknown } = { cdk8s, 'cdk8s-plus-27': kplus, constructs, 'cdk8s-model-autoscaling': library, '../../src': library };

/** Turns every object of a program around, save those where a later name takes the place of an earlier one, or that make objects of a chart. */
const reversed: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
  const visit = (node: ts.Node): ts.Node => {
    const visited = ts.visitEachChild(node, visit, context);
    return ts.isObjectLiteralExpression(visited) && !visited.properties.some((each) => ts.isSpreadAssignment(each) || makesObjects(each))
      ? ts.factory.updateObjectLiteralExpression(visited, [...visited.properties].reverse())
      : visited;
  };
  return ts.visitNode(file, visit) as ts.SourceFile;
};

function makesObjects(node: ts.Node): boolean {
  return node.kind === ts.SyntaxKind.ThisKeyword || (ts.forEachChild(node, makesObjects) ?? false);
}

function yaml(file: string, transformers: ts.CustomTransformers): string {
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 }, transformers,
  });
  const exports: { [name: string]: new (app: cdk8s.App, id: string) => cdk8s.Chart } = {};
  new Function('require', 'exports', outputText)((name: string) => MODULES[name], exports);
  const [Example] = Object.values(exports);
  return yamlOf(new Example(new cdk8s.App(), 'example'));
}

// Go and Java give maps no order of their own.
test.each(PROGRAMS.map((file) => [basename(file), file]))('%s writes the same whatever the order of its props', (_name, file) => {
  expect(yaml(file, { before: [reversed] })).toBe(yaml(file, {}));
});
