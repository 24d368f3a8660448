/**
 * Tries the package in other languages, as a user would: generates it, builds it, installs it into an environment of its own, and runs the
 * examples of the language there. Each has to write what the example in TypeScript writes, to the byte.
 *
 * `npx projen languages [python] [java] [go] [dotnet]`: without a language, all. What a language needs and this machine lacks is a skip.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { App, Chart } from 'cdk8s';
import { DOTNET } from './dotnet';
import { flatPackage } from './flat';
import { GO } from './go';
import { JAVA } from './java';
import { Coordinates, Language, Unavailable } from './language';
import { PYTHON } from './python';
import { run, timed } from './shell';
import { quickstart } from '../pages';

const LANGUAGES = [PYTHON, JAVA, GO, DOTNET];
const PACKAGE = 'cdk8s-model-autoscaling';
/** The package with all its types in the root, as Go has them. */
const FLAT = 'dist/flat';

/** What the example of a name writes in TypeScript: that of the README, or that of a file. */
async function expected(name: string): Promise<string> {
  if (name === 'quickstart') {
    return quickstart();
  }
  const [Example] = Object.values<new (app: App, id: string) => Chart>(await import(resolve('examples', name)));
  const app = new App();
  new Example(app, name);
  return app.synthYaml();
}

/** The examples of a language, by the names that they have in TypeScript. */
function examplesOf({ target, exampleOf }: Language): string[] {
  const folder = resolve('examples', target);
  return target === DOTNET.target ? [] : readdirSync(folder).flatMap((file) => exampleOf(file) ?? []);
}

/** Generates the code of packages in a language. */
function generated({ target, generatedPeers }: Language, folder: string): { [packageName: string]: string } {
  return Object.fromEntries([...generatedPeers, PACKAGE].map((name) => {
    const out = join(folder, name);
    const source = name !== PACKAGE ? join('node_modules', name) : target === GO.target ? flatPackage(FLAT) : '.';
    run(['npx', 'jsii-pacmak', '--code-only', '--target', target, '--outdir', out, source], '.', { npm_config_ignore_scripts: 'true' });
    // Where it stayed, jsii-docgen would take it for the package.
    rmSync(FLAT, { recursive: true, force: true });
    const [only, ...others] = readdirSync(join(out, target));
    return [name, others.length === 0 ? join(out, target, only) : join(out, target)];
  }));
}

async function tried(language: Language, folder: string, coordinates: Coordinates): Promise<string[]> {
  const code = generated(language, join(folder, 'code'));
  mkdirSync(join(folder, 'place'));
  const { notes, command } = language.install({ folder: join(folder, 'place'), code, coordinates, examples: resolve('examples', language.target) });
  const lines = [...notes];
  for (const example of examplesOf(language)) {
    const cwd = join(folder, example);
    mkdirSync(cwd);
    const [, took] = timed(() => run(command(example), cwd));
    const files = readdirSync(join(cwd, 'dist'));
    const written = files.map((file) => readFileSync(join(cwd, 'dist', file), 'utf8')).join('');
    const wanted = await expected(example);
    if (written !== wanted) {
      throw new Error(`${language.name}: ${example} writes other YAML than in TypeScript:\n${written}\ninstead of\n${wanted}`);
    }
    lines.push(`${example} writes the YAML of TypeScript (${took})`);
  }
  return lines;
}

async function main(targets: string[]): Promise<void> {
  const { targets: names, version } = JSON.parse(readFileSync('.jsii', 'utf8'));
  const coordinates: Coordinates = { ...names, version };
  const folder = mkdtempSync(join(tmpdir(), 'languages-'));
  let failed = 0;
  for (const language of LANGUAGES.filter(({ target }) => targets.length === 0 || targets.includes(target))) {
    try {
      const place = join(folder, language.target);
      mkdirSync(place);
      (await tried(language, place, coordinates)).forEach((line) => console.log(`${language.name}: ${line}`));
    } catch (error) {
      if (error instanceof Unavailable) {
        console.log(`skipped: ${language.name}: the code is generated; ${error.message}`);
      } else {
        failed++;
        console.error(`FAILED: ${language.name}: ${(error as Error).message}`);
      }
    }
  }
  rmSync(folder, { recursive: true });
  process.exitCode = failed === 0 ? 0 : 1;
}

void main(process.argv.slice(2));
