import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { ModelAutoscalingValidation } from '../../src';
import { readClusterProfile } from '../../src/cluster/read-cluster-profile';
import { CommandFolder } from '../support/command';

const ROOT = join(__dirname, '../..');
const DOCS = readFileSync(join(ROOT, 'docs/check.md'), 'utf8');
/** The policies that it shows. */
const POLICIES = DOCS.match(/```js\n([^]*?)```/)![1];
const MANIFEST = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: clean}\n';

/** The commands of the guide, as it has them: in blocks, in recipes and within sentences. */
const COMMANDS = [...new Set([...DOCS.matchAll(/npx cdk8s-model-autoscaling ([^\n`]+)/g)].map(([, args]) => args.trim()))];
/** Blocks of YAML, by the line before each. */
const BLOCKS = [...DOCS.matchAll(/```yaml\n([^]*?)```/g)].map(([, yaml]) => parseAllDocuments(yaml).map((document) => document.toJS())[0]);

let folder: CommandFolder;
beforeEach(() => {
  folder = new CommandFolder({
    'my-rules.js': POLICIES, 'k8s/a.yaml': MANIFEST, 'cluster/monitors.yaml': MANIFEST, 'rendered.yaml': MANIFEST, 'known.json': '{"version": 1, "findings": []}',
  });
});
afterEach(() => folder.remove());

test('the guide has commands', () => expect(COMMANDS.length).toBeGreaterThan(8));

test.each(COMMANDS)('%s', async (args) => {
  expect(await folder.run(args.replace('"$GITHUB_STEP_SUMMARY"', 'summary.md'), { stdin: MANIFEST })).toMatchObject({ code: 0 });
});

test('what it states about a cluster is known', () => {
  const cluster = BLOCKS.find(({ kind }) => kind === 'Cluster');
  expect(readClusterProfile(cluster).faults).toEqual([]);
});

test('its policies find what they are for', async () => {
  folder.write('k8s/so.yaml', `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: a}
spec:
  scaleTargetRef: {name: a}
  minReplicaCount: 1
  maxReplicaCount: 3
  triggers: [{type: cron, metadata: {timezone: UTC, start: 0 9 * * *, end: 0 17 * * *, desiredReplicas: "3"}}]
`);
  const { code, stdout } = await folder.run('check k8s --rules my-rules.js --only acme');
  expect([code, stdout]).toEqual([1, expect.stringMatching(
    /error acme-least-replicas {2}k8s\/so\.yaml:1:1\n[^]*ScaledObject default\/a keeps one replica\n[^]*warning acme-no-cron {2}k8s\/so\.yaml:8:14\n {2}spec\.triggers\[0\] is a schedule\n/)]);
});

test('its file of options is one', async () => {
  folder.write('.model-autoscaling.yaml', DOCS.match(/```yaml\n(# yaml-language-server[^]*?)```/)![1]);
  folder.write('cluster.yaml', 'apiVersion: cdk8s-model-autoscaling/v1\nkind: Cluster\n');
  expect(await folder.run('check')).toMatchObject({ code: 0 });
});

test('its entry of cdk8s.yaml names the class, and its hook the one of the repository', async () => {
  const { validations: [validation] } = BLOCKS.find(({ validations }) => validations !== undefined);
  expect(validation.class).toBe(ModelAutoscalingValidation.name);
  const [hook] = parseAllDocuments(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8'))[0].toJS();
  const [own, ours] = BLOCKS.filter(({ repos }) => repos !== undefined).map(({ repos: [{ hooks: [each] }] }) => each);
  expect(ours).toEqual({ id: hook.id, args: ['k8s/'] });
  const { files, pass_filenames, name, id } = hook;
  expect(own).toMatchObject({ files, pass_filenames, name, id });
  for (const args of [`${hook.entry} ${hook.args.join(' ')}`, `${hook.entry} ${ours.args.join(' ')}`, own.entry]) {
    expect(await folder.run(args.replace(/^.*cdk8s-model-autoscaling /, ''))).toMatchObject({ code: 0 });
  }
});
