import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fleetDashboard } from '../../src/observability/dashboards/fleet-dashboard';
import { GrafanaDashboard } from '../../src/observability/dashboards/grafana-json';
import { modelDashboard } from '../../src/observability/dashboards/model-dashboard';
import { ALERTS } from '../../src/observability/prometheus-rule';
import { CHAT, watchedIn } from '../support/watched';

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

/** The first column of the table below a heading of docs/dashboards.md. */
function panelsIn(heading: string): string[] {
  const [, section] = new RegExp(`## ${heading}\n([^]*?)(?=\n## |$)`).exec(readFileSync(join(__dirname, '../../docs/dashboards.md'), 'utf8'))!;
  return [...section.matchAll(/^\| (?!Panel )([^|-][^|]*) \|/gm)].map(([, title]) => title);
}

test('the page of dashboards lists the panels of a model and of a fleet, in their order', () => {
  const { autoscalers: [chat] } = watchedIn(CHAT);
  const titles = ({ panels }: GrafanaDashboard) => panels.filter(({ type }) => type !== 'row').map(({ title }) => title.replace(/^.*: target .*$/, '*metric*: target *number*'));
  expect(panelsIn('The dashboard of a model')).toEqual([...new Set(titles(modelDashboard(chat)))]);
  expect(panelsIn('The dashboard of a fleet')).toEqual(titles(fleetDashboard([chat], { name: 'autoscaling' })));
});
