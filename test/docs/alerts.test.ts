import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALERTS } from '../../src/observability/prometheus-rule';

const PAGE = readFileSync(join(__dirname, '../../docs/alerts.md'), 'utf8');
const SECTIONS = new Map([...PAGE.matchAll(/^### (\w+)\n\n([^]*?)(?=\n##|$(?![^]))/gm)].map(([, name, text]) => [name, text]));

test('each alert has its section, in their order, and no other has one', () => {
  expect([...SECTIONS.keys()]).toEqual(ALERTS.map(({ name }) => name));
});

test.each(ALERTS.map((alert) => [alert.name, alert] as const))('the section of %s has its severity, its sentence, and what to do', (name, { says, severity }) => {
  const [head, ...rest] = SECTIONS.get(name)!.trim().split('\n\n');
  expect(head).toMatch(new RegExp(`^\\*${severity}, `, 'i'));
  expect(head).toContain(says);
  expect(rest.join('').length).toBeGreaterThan(50);
});
