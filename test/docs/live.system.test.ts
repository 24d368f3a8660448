import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { CLUSTER_WIDE, NAMESPACED } from '../../src/live/resources';
import { CommandFolder } from '../support/command';
import { closedPort } from '../support/http-server';
import { RecordedState, recordedStates } from '../support/recorded-cluster';
import { describeKubectl, ReplayServer } from '../support/replay-server';
import { strictValidator } from '../support/strict-validator';
import { Untyped } from '../support/untyped';

const DOCS = readFileSync(join(__dirname, '../../docs/live.md'), 'utf8');
/** Each command that is shown with its output. */
const SHOWN = [...DOCS.matchAll(/```console\n\$ npx cdk8s-model-autoscaling (.*)\n([^]*?)```/g)].map(([, args, output]) => [args, output] as const);
const MANIFESTS: Untyped[] = parseAllDocuments(DOCS.match(/```yaml\n(apiVersion: v1\nkind: ServiceAccount[^]*?)```/)![1]).map((document) => document.toJS());
/** The roles in other namespaces, each with its binding. */
const OTHER_ROLES = [...DOCS.matchAll(/```yaml\n(apiVersion: rbac[^]*?)```/g)].map(([, text]) => parseAllDocuments(text).map((document): Untyped => document.toJS()));
/** Commands in blocks of shell. */
const COMMANDS = DOCS.match(/```sh\n[^]*?```/g)!.flatMap((block) => [...block.matchAll(/npx cdk8s-model-autoscaling (.+)/g)].map(([, args]) => args));

describeKubectl('its output is what the command prints', () => {
  test.each(SHOWN)('%s', async (args, output) => {
    const state = recordedStates(undefined).find(({ namespace }: RecordedState) => args.includes(`--namespace ${namespace}`))!;
    const server = await ReplayServer.start(state.cluster);
    const folder = new CommandFolder();
    try {
      const { stdout } = await folder.run(args, { env: server.env });
      expect(stdout).toBe(output);
    } finally {
      folder.remove();
      await server.stop();
    }
  });
});

describeKubectl('its commands', () => {
  test('work where nothing is wrong', async () => {
    const { cluster, namespace } = recordedStates(undefined).find(({ id }) => id === '01-healthy-load')!;
    const server = await ReplayServer.start(cluster, namespace);
    const folder = new CommandFolder({ 'k8s/iris.yaml': `apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {name: iris, namespace: ${namespace}}\nspec: {scaleTargetRef: {name: iris}}\n` });
    try {
      for (const args of COMMANDS) {
        expect([args, await folder.run(`${args.replace('llm', namespace).replace('prometheus-operated.monitoring.svc:9090', `127.0.0.1:${await closedPort()}`)} --fail-on never`, { env: server.env })]).toEqual([args, expect.objectContaining({ code: 0 })]);
      }
    } finally {
      folder.remove();
      await server.stop();
    }
    expect(COMMANDS.length).toBeGreaterThan(3);
  });
});

test('there is output', () => expect(SHOWN.length).toBeGreaterThan(0));

test('the roles allow to list what is listed, and nothing else of it', () => {
  const allowed = (kind: string) => MANIFESTS.find((manifest) => manifest.kind === kind).rules
    .filter(({ apiGroups: [group] }: Untyped) => !/^(external|custom)\.metrics/.test(group))
    .flatMap(({ apiGroups: [group], resources, verbs }: Untyped) => resources.map((resource: string) => `${verbs.join(',')} ${group === '' ? resource : `${resource}.${group}`}`));
  expect(allowed('Role').sort()).toEqual(NAMESPACED.map((resource) => `list ${resource}`).sort());
  expect(allowed('ClusterRole').sort()).toEqual(CLUSTER_WIDE.map((resource) => `list ${resource}`).sort());
});

test.each<[string, string[]]>([
  ['live-adapter', ['list services', 'list deployments', 'get configmaps']],
  ['live-prometheus', ['get services/proxy', 'get services', 'list pods', 'create pods/portforward']],
])('%s allows what the text says', (name, expected) => {
  const [role, binding] = OTHER_ROLES.find(([{ metadata }]) => metadata.name === name)!;
  expect(role.rules.flatMap(({ resources, verbs }: Untyped) => resources.map((resource: string) => `${verbs.join(',')} ${resource}`))).toEqual(expected);
  expect(binding).toMatchObject({ kind: 'RoleBinding', roleRef: { kind: 'Role', name }, subjects: MANIFESTS.find(({ kind }) => kind === 'RoleBinding')!.subjects });
});

const validate = strictValidator();
// Without the CRD facts there is no validator.
(validate === undefined ? test.skip : test)('its manifests are valid', () => {
  expect(MANIFESTS.map(({ kind }) => kind)).toEqual(['ServiceAccount', 'Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding', 'Job']);
  // A Role has the fields of a ClusterRole, whose schema is here.
  const known = [...MANIFESTS, ...OTHER_ROLES.flat()].map((manifest) => ['Role', 'RoleBinding'].includes(manifest.kind) ? { ...manifest, kind: `Cluster${manifest.kind}` } : manifest);
  expect(known.flatMap((manifest) => validate!(manifest))).toEqual([]);
});
