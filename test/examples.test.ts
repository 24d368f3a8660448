import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { stderrOf } from './support/captured';
import { synth, testValidity, yamlOf } from './support/synth';

const FOLDER = join(__dirname, '../examples');
const EXAMPLES = readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && file !== 'main.ts').map((file) => file.replace(/\.ts$/, ''));

async function example(name: string): Promise<Chart> {
  const [Example] = Object.values<new (app: App, id: string) => Chart>(await import(join(FOLDER, name)));
  return new Example(new App(), name);
}

describe.each(EXAMPLES)('example %s', (name) => {
  test('synthesizes manifests as reviewed', async () => {
    expect(yamlOf(await example(name))).toMatchSnapshot();
  });

  testValidity('synthesizes valid manifests', async () => {
    expect(synth(await example(name)).length).toBeGreaterThan(0);
  });

  test('is free of warnings', async () => {
    const chart = await example(name);
    expect(stderrOf(() => yamlOf(chart))).toBe('');
  });
});
