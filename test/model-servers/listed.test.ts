import { pages } from '../../projenrc/pages';
import { MODEL_SERVERS } from '../../src/model-servers/model-servers';
import { SIGNALS } from '../support/signals';

test('servers are listed where people look for theirs', () => {
  const known = pages().get('docs/triggers.md')!.split('Known servers: ')[1].split('\n\n')[0].replace(/\n/g, ' ');
  const nameOf = (server: string) => server.replace(/ (with|for) .*| Inference Server$/, '');
  expect(MODEL_SERVERS.map(({ server }) => nameOf(server)).filter((name) => !known.includes(name))).toEqual([]);
  const [choice] = pages().get('docs/signals.md')!.split('By goal:');
  const classes = new Set(Object.keys(SIGNALS).map((signal) => signal.split('.')[0]));
  expect([...classes].filter((name) => !choice.includes(`\`${name}.`))).toEqual([]);
});
