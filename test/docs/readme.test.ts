import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withParts } from '../../projenrc/readme';

const ROOT = join(__dirname, '../..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

test('what the README shows of YAML, messages and checks is what the code does', () => {
  expect(withParts(README)).toBe(README);
});

test('every example is linked', () => {
  const examples = readFileSync(join(ROOT, 'examples/main.ts'), 'utf8').match(/'[a-z0-9-]+': /g)!.map((key) => key.slice(1, -3));
  expect(examples.length).toBeGreaterThan(3);
  for (const example of examples) {
    expect(README).toContain(`[${example}](examples/${example}.ts)`);
  }
});
