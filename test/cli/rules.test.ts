import { isReadFaultId, READ_FAULTS } from '../../src/manifests/read-fault';
import { RULES } from '../../src/rules';
import { CommandFolder } from '../support/command';

let folder: CommandFolder;
beforeEach(() => {
  folder = new CommandFolder();
});
afterEach(() => folder.remove());

const IDS = [...RULES.map(({ id }) => id), ...Object.keys(READ_FAULTS)].sort();

test('all rules are listed, one a line, and so are the ways in which input cannot be read', async () => {
  const { code, stdout } = await folder.run('rules');
  expect(code).toBe(0);
  expect(stdout.trimEnd().split('\n').map((line) => line.split(/ +/)[0])).toEqual(IDS);
  expect(stdout).toMatch(/^static-replicas +error +Each apply of a workload /m);
});

test('a line fits the terminal', async () => {
  const lines = (await folder.run('rules', { columns: 60 })).stdout.trimEnd().split('\n');
  expect([lines.length, Math.max(...lines.map(({ length }) => length))]).toEqual([IDS.length, 60]);
});

test('programs read them as JSON', async () => {
  expect(JSON.parse((await folder.run('rules --json')).stdout).map(({ id }: { id: string }) => id)).toEqual(IDS);
});

test.each(IDS)('%s has a page that says what to do, and how to ignore it', async (id) => {
  const { code, stdout } = await folder.run(`rule ${id}`);
  expect([code, stdout]).toEqual([0, expect.stringMatching(new RegExp(`^# ${id}\\n\\n\\*\\*(error|warning|info)\\*\\*[^]+\\n\\n## Fix\\n\\n[A-Z][^]+(ignore-${id}: <reason>|--ignore ${id})`))]);
  expect(/^## Sources$/m.test(stdout)).toBe(!isReadFaultId(id));
});

test('a family has the pages of its members', async () => {
  expect((await folder.run('rule seldon2')).stdout.match(/^# .*/gm)).toEqual(IDS.filter((id) => id.startsWith('seldon2-')).map((id) => `# ${id}`));
});

test.each(['static-replica', 'never-scales', 'zzz'])('a rule that is none is told: %s', async (id) => {
  expect(await folder.run(`rule ${id}`)).toMatchSnapshot();
});
