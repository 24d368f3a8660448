import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withParts } from '../../projenrc/readme';

const ROOT = join(__dirname, '../..');
/** Where links lead from the pages of the package: those of PyPI and Maven know no files beside the README. */
const BASE = 'https://github.com/cdk8s-model-autoscaling/cdk8s-model-autoscaling/blob/main/';
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

test('what the README shows of YAML, messages and checks is what the code does', () => {
  expect(withParts(README)).toBe(README);
});

test('every example is linked', () => {
  const examples = readFileSync(join(ROOT, 'examples/main.ts'), 'utf8').match(/'[a-z0-9-]+': /g)!.map((key) => key.slice(1, -3));
  expect(examples.length).toBeGreaterThan(3);
  for (const example of examples) {
    expect(README).toContain(`[${example}](${BASE}examples/${example}.ts)`);
  }
});

test('links work from everywhere, and lead to what is there', () => {
  const links = [...README.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link);
  expect(links.filter((link) => !/^(https:\/\/|#)/.test(link))).toEqual([]);
  const files = links.filter((link) => link.startsWith(BASE)).map((link) => link.slice(BASE.length).replace(/#.*/, ''));
  expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});
