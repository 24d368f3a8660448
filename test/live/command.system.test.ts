import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { parse } from 'yaml';
import { readClusterProfile } from '../../src/cluster/read-cluster-profile';
import { CommandFolder, Ran } from '../support/command';
import { recordedStates } from '../support/recorded-cluster';
import { describeKubectl, ReplayServer } from '../support/replay-server';

const SCHEMA = JSON.parse(readFileSync(join(__dirname, '../../schemas/check-report.schema.json'), 'utf8'));
const STATES = recordedStates(undefined);
const IRIS = `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: iris, namespace: metric-lost}
spec:
  scaleTargetRef: {name: iris}
  triggers: [{type: cron, metadata: {timezone: UTC, start: 0 9 * * *, end: 0 17 * * *, desiredReplicas: "3"}}]
`;
/** The same with signals as the model in the cluster has them. */
const NEXT = IRIS.replace(/triggers: .*/, 'triggers: [{type: prometheus, metadata: METADATA}, {type: prometheus, metricType: Value, metadata: METADATA}]')
  .replaceAll('METADATA', '{serverAddress: "http://a", query: "sum(a)", threshold: "10"}');

let folder: CommandFolder;
beforeEach(() => {
  folder = new CommandFolder({ 'next.yaml': NEXT, 'iris.yaml': IRIS, 'gone.yaml': IRIS.replace('name: iris,', 'name: gone,') });
});
afterEach(() => folder.remove());

/** Runs the command in a state of a cluster. */
async function inState(id: string, args: string): Promise<Ran> {
  const server = await ReplayServer.start(STATES.find((state) => state.id === id)!.cluster);
  try {
    return await folder.run(args, { env: server.env });
  } finally {
    await server.stop();
  }
}

describeKubectl('with kubectl', () => {
  test.each<[number, string, string, string]>([
    [0, 'nothing is wrong', '01-healthy-load', 'live -n healthy-load'],
    [0, 'all is looked at', '02-idle', 'live -A'],
    [1, 'a metric is lost', '03-metric-lost', 'live -n metric-lost'],
    [0, 'it is not to fail', '03-metric-lost', 'live -n metric-lost --fail-on never'],
    [0, 'what is wrong is hidden', '03-metric-lost', 'live -n metric-lost --ignore live'],
    [0, 'something is not known', '04-metric-never-there', 'live -n metric-never-there --only live'],
    [1, 'something is not known that is to fail', '04-metric-never-there', 'live -n metric-never-there --only live --strict'],
    [0, 'it may have no more replicas', '13-at-max', 'live -n at-max --only live'],
    [1, 'it may have no more replicas, and warnings are to fail', '13-at-max', 'live -n at-max --only live --fail-on warning'],
    [3, 'nothing may be read', '17-forbidden-nobody', 'live -n forbidden'],
    [3, 'nothing may be read anywhere', '17-forbidden-one-namespace', 'live -A'],
    [0, 'the other autoscaler is asked for', '16-two-controllers', 'live -n two-controllers --model iris --only live'],
    [1, 'one autoscaler is asked for', '16-two-controllers', 'live -n two-controllers --model deployment/wine --only live'],
    [2, 'none is called so', '16-two-controllers', 'live -n two-controllers --model malt'],
    [1, 'the manifests are in the cluster', '03-metric-lost', 'live iris.yaml --only live'],
    [1, 'a manifest is not in the cluster', '03-metric-lost', 'live gone.yaml --only live-absent'],
    [3, 'there is no kubectl', '02-idle', 'live --kubectl kubectl-that-is-not-there'],
    [3, 'the context is unknown to kubectl', '02-idle', 'live --context elsewhere'],
  ])('ends with %i where %s', async (code, _title, id, args) => {
    const ran = await inState(id, args);
    expect([ran.code, ran.stdout + ran.stderr]).toEqual([code, expect.anything()]);
  });

  test.each(['json', 'sarif', 'junit', 'markdown', 'github', 'gitlab'])('it writes %s', async (format) => {
    const { stdout } = await inState('03-metric-lost', `live -n metric-lost --only live --format ${format}`);
    expect(stdout).toContain('live-query');
    expect(stdout).toContain('the metric is lost');
  });

  test('its JSON is what the schema says, with the chains', async () => {
    const { stdout } = await inState('09-fallback-active', 'live -n fallback-active --format json');
    const report = JSON.parse(stdout);
    const validate = new Ajv2020({ strict: false }).compile(SCHEMA);
    expect([validate(report), validate.errors]).toEqual([true, null]);
    expect(report.models.map(({ object, triggers: [{ breaksAt }] }: { object: { name: string }; triggers: [{ breaksAt: string }] }) => [object.name, breaksAt])).toEqual([['iris', 'query']]);
  });

  test('findings of manifests tell the line of the file', async () => {
    expect((await inState('03-metric-lost', 'live iris.yaml --only live')).stdout).toContain('error live-query  iris.yaml:1:1');
    expect((await inState('03-metric-lost', 'live gone.yaml --only live')).stdout).toMatch(/error live-absent {2}gone\.yaml:1:1\n\s+ScaledObject metric-lost\/gone is not in the cluster/);
  });

  test('what is seen of the cluster is written as check reads it', async () => {
    const { stderr } = await inState('01-healthy-load', 'live -n healthy-load --write-cluster cluster.yaml');
    expect(stderr).toContain('Wrote what was seen of the cluster to cluster.yaml');
    const { profile, faults } = readClusterProfile(parse(folder.read('cluster.yaml')));
    expect(faults).toEqual([]);
    expect(profile).toMatchObject({ versions: { Kubernetes: '1.36', KEDA: '2.20' }, capacity: { extended: { 'nvidia.com/gpu': 1 } } });
    expect(await folder.run('check iris.yaml --cluster cluster.yaml --fail-on never')).toMatchObject({ code: 0 });
  });

  test('waiting ends at once where all is as it should be, and tells the reason where it is not', async () => {
    expect(await inState('01-healthy-load', 'live -n healthy-load --wait 10m')).toMatchObject({ code: 0 });
    const { code, stdout } = await inState('14-pods-pending', 'live -n pods-pending --only live --wait 1s');
    expect([code, stdout]).toEqual([1, expect.stringContaining('Insufficient nvidia.com/gpu')]);
  });
});

describeKubectl('explain and preview take their objects from the cluster', () => {
  test.each<[number, string, string, string, RegExp]>([
    [0, 'all of a namespace', '16-two-controllers', 'explain --live -n two-controllers', /HorizontalPodAutoscaler two-controllers\/iris[^]*ScaledObject two-controllers\/wine/],
    [0, 'one of all namespaces', '16-two-controllers', 'explain scaledobject/wine --live -A', /^(?!.*iris)[^]*ScaledObject two-controllers\/wine/],
    [0, 'a preview begins with the replicas that are there', '01-healthy-load', 'preview --live -n healthy-load --load 50 --signal s1-prometheus=table:1=0.1,9=0.1 --duration 5m --format csv', /\n0,3,3,3,/],
    [0, 'a preview beside manifests', '03-metric-lost', 'preview --live -n metric-lost --load 5 --signal s1-prometheus=table:1=0.1,9=0.1 --duration 5m --against next.yaml', /the cluster[^]*next\.yaml/],
    [3, 'nothing may be read', '17-forbidden-nobody', 'explain --live -n forbidden', /^Not read: list pods in namespace forbidden: the permission is missing\.\n[^]*error: nobody can tell what scales in namespace forbidden: permissions are missing\n$/],
    [3, 'there is no kubectl', '02-idle', 'explain --live --kubectl kubectl-that-is-not-there', /^error: kubectl is not there/],
    [2, 'there is none', '02-idle', 'explain --live -n elsewhere', /^error: namespace elsewhere has no HorizontalPodAutoscaler, ScaledObject or ScaledJob; choose another/],
    [2, 'none is called so', '02-idle', 'explain irsi --live -n idle', /^error: irsi is no autoscaler in the cluster; there are ScaledObject idle\/iris\n$/],
  ])('ends with %i: %s', async (code, _title, id, args, told) => {
    const ran = await inState(id, args);
    expect([ran.code, ran.stdout + ran.stderr]).toEqual([code, expect.stringMatching(told)]);
  });
});

test.each<[string, string]>([
  ['explain iris.yaml iris --live', '--live takes the objects from the cluster; leave iris.yaml out, and name the autoscaler alone'],
  ['explain iris.yaml -A', '--all-namespaces is for objects of a cluster; add --live'],
  ['preview --live -A -n llm', '--all-namespaces is beside --namespace; leave one of them out'],
  ['live --wait soon', '--wait soon is no time; write it as 5m or 90s'],
  ['live -A -n llm', '--all-namespaces is beside --namespace; leave one of them out'],
  ['live --only lvie-query', '--only lvie-query is not a rule; did you mean live-query?'],
])('%s is refused', async (args, message) => {
  expect(await folder.run(args)).toMatchObject({ code: 2, stderr: `error: ${message}\n` });
});
