/** Programs in the blocks of pages: what the compiler says of them, and what they write. */
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import * as constructs from 'constructs';
import * as ts from 'typescript';
import { Block } from './page-blocks';
import * as library from '../src';

const ROOT = join(__dirname, '..');
const MODULES: { readonly [name: string]: object } = {
  'cdk8s': cdk8s, 'cdk8s-plus-27': kplus, 'cdk8s-model-autoscaling': library, 'constructs': constructs,
};
/** Of several modules with one name, the last one counts: a page is about the library. */
const SOURCES = new Map(Object.entries(MODULES).flatMap(([module, names]) => Object.keys(names).map((name): [string, string] => [name, module])));
const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  types: [],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  paths: { 'cdk8s-model-autoscaling': [join(ROOT, 'lib/src/index.d.ts')] },
};

/** What a block of code needs to be a program: imports of what it names, and an app with a chart, unless it has its own. */
export function programOf({ text }: Block): string {
  if (/^import /m.test(text)) {
    return text;
  }
  const declares = (name: string) => new RegExp(`\\b(const|class|interface) ${name}\\b`).test(text);
  const uses = (name: string) => new RegExp(`(?<![.\\w'])${name}\\b`).test(text);
  const lead = [
    ...declares('app') ? [] : ['const app = new App();'],
    ...declares('chart') ? [] : ["const chart = new Chart(app, 'chart', { namespace: 'ml' });"],
  ];
  const imports = [...SOURCES].filter(([name]) => (uses(name) || lead.some((line) => line.includes(`new ${name}(`))) && !declares(name))
    .map(([name, module]) => `import { ${name} } from '${module}';`);
  return [...imports, ...lead, text].join('\n');
}

/** What the compiler says of blocks of TypeScript, each with its place. */
export function typeErrorsOf(blocks: Block[]): string[] {
  const files = new Map(blocks.map((block, i) => [join(ROOT, `block-${i}.ts`), block]));
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.getSourceFile = (file, version) => {
    const block = files.get(file);
    return block === undefined ? getSourceFile(file, version) : ts.createSourceFile(file, programOf(block), version);
  };
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) =>
    `${file === undefined ? '' : files.get(file.fileName)?.place ?? file.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}

type Manifest = ReturnType<typeof cdk8s.Testing.synth>[number];

/** What a program does: the manifests of all its apps, and its warnings. */
export interface Synthesized {
  readonly manifests: Manifest[];
  readonly warnings: string;
}

/** Runs a block of TypeScript, and synthesizes the apps that it makes. */
export function synthesized(block: Block): Synthesized {
  const apps: cdk8s.App[] = [];
  class CollectedApp extends cdk8s.App {
    constructor(props?: cdk8s.AppProps) {
      super(props);
      apps.push(this);
    }
  }
  const modules: typeof MODULES = { ...MODULES, cdk8s: { ...cdk8s, App: CollectedApp } };
  const { outputText } = ts.transpileModule(programOf(block), { compilerOptions: OPTIONS });
  const manifests: Manifest[] = [];
  const warnings = stderrOf(() => {
    new Function('require', 'exports', outputText)((name: string) => modules[name], {});
    manifests.push(...apps.flatMap((app) => app.node.findAll().filter(cdk8s.Chart.isChart)).flatMap((chart) => cdk8s.Testing.synth(chart)));
  });
  return { manifests, warnings };
}

function stderrOf(run: () => void): string {
  const { write } = process.stderr;
  let text = '';
  process.stderr.write = (chunk: string | Uint8Array) => {
    text += chunk.toString();
    return true;
  };
  try {
    run();
    return text;
  } finally {
    process.stderr.write = write;
  }
}
