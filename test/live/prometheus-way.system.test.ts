import { CommandFolder } from '../support/command';
import { serve, succeed, TestServer } from '../support/http-server';
import { recordedStates } from '../support/recorded-cluster';
import { describeKubectl, ReplayServer, ServedService } from '../support/replay-server';

const { cluster, namespace } = recordedStates(undefined).find(({ id }) => id === '04-metric-never-there')!;
const LIVE = `live -n ${namespace} --only live --format json`;
const ADDRESS = '--prometheus http://prometheus.monitoring.svc:9090';
const [PROXY, FORWARD] = ['services/proxy', 'pods/portforward'] as const;

let folder: CommandFolder;
let prometheus: TestServer;
beforeAll(async () => {
  // A Prometheus that has no series, and lets in whoever has a token, or nothing at all.
  prometheus = await serve(({ headers, parameters, path }, response) => {
    if (headers.authorization !== undefined && headers.authorization !== 'Bearer t0p-secret') {
      response.writeHead(401).end();
    } else if (path.endsWith('/query') && parameters.get('query') === 'time()') {
      succeed(response, { resultType: 'scalar', result: [Date.now() / 1000, String(Date.now() / 1000)] });
    } else {
      succeed(response, path.endsWith('/targets') ? { activeTargets: [] } : path.endsWith('/metadata') ? {} : path.endsWith('/values') ? [] : { resultType: path.endsWith('_range') ? 'matrix' : 'vector', result: [] });
    }
  });
});
afterAll(() => prometheus.stop());
beforeEach(() => {
  folder = new CommandFolder({ token: 't0p-secret\n', wrong: 'wr0ng\n' });
});
afterEach(() => folder.remove());

/** Asks it in a cluster that allows some ways to it. */
async function ask(args: string, allows: ServedService['allows'], env: NodeJS.ProcessEnv = {}) {
  const server = await ReplayServer.start(cluster, namespace, { namespace: 'monitoring', name: 'prometheus', port: 9090, target: prometheus.port, allows });
  try {
    const { code, stderr, stdout } = await folder.run(args, { env: { ...server.env, ...env } });
    const series = stdout === '' ? undefined : JSON.parse(stdout).models[0].triggers[0].links.find(({ name }: { name: string }) => name === 'series');
    return { code, stderr, series, ways: [...new Set(server.ways)], writes: server.writes };
  } finally {
    await server.stop();
  }
}

describeKubectl('a Prometheus in the cluster is reached by kubectl', () => {
  test.each<[string, string, ServedService['allows'], string[]]>([
    ['through the API server where that is allowed', ADDRESS, [PROXY, FORWARD], [PROXY]],
    ['by a port that is forwarded where it is not', ADDRESS, [FORWARD], [PROXY, FORWARD]],
    ['by a port that is forwarded with a token, which the API server does not pass on', `${ADDRESS} --prometheus-token-file token`, [PROXY, FORWARD], [FORWARD]],
    ['by the way that is asked for', `${ADDRESS} --prometheus-via port-forward`, [PROXY, FORWARD], [FORWARD]],
    ['by the short name where a way is asked for', '--prometheus http://prometheus.monitoring:9090 --prometheus-via proxy', [PROXY], [PROXY]],
  ])('%s', async (_title, args, allows, ways) => {
    expect(await ask(`${LIVE} ${args}`, allows)).toMatchObject({ ways, writes: [], series: { state: 'broken', says: expect.stringContaining('the metric is not in Prometheus') } });
  });

  test.each<[string, string, ServedService['allows'], RegExp]>([
    ['both permissions where neither is given', ADDRESS, [], /the permission to get services\/proxy in namespace monitoring is missing; .*cannot create resource "pods\/portforward".*; give the permission to get services\/proxy or to create pods\/portforward in namespace monitoring, or name an address/],
    ['the one of the way that is asked for', `${ADDRESS} --prometheus-via proxy`, [FORWARD], /get services\/proxy in namespace monitoring is missing; give it, or take --prometheus-via port-forward$/],
    ['the other of the way that is asked for', `${ADDRESS} --prometheus-via port-forward`, [PROXY], /through kubectl port-forward: error.*pods\/portforward.*; check the Service and its pods, and the permission to create pods\/portforward in namespace monitoring$/],
    ['that credentials are wrong, by the name of the Service', `${ADDRESS} --prometheus-token-file wrong`, [FORWARD], /^Service monitoring\/prometheus does not accept the credentials/],
    ['that the Service is not there', ADDRESS.replace('prometheus.', 'prometeus.'), [FORWARD], /prometeus/],
  ])('what is not known is told with %s', async (_title, args, allows, missing) => {
    const { code, series } = await ask(`${LIVE} ${args}`, allows);
    expect([code, series]).toEqual([0, { name: 'series', state: 'unknown', says: 'what Prometheus has is not known', missing: expect.stringMatching(missing) }]);
  });

  test('in a pod its name is resolved there, and kubectl has no part in it', async () => {
    const { series, ways } = await ask(`${LIVE} ${ADDRESS.replace('.svc', '.svc.invalid')}`, [PROXY, FORWARD], { KUBERNETES_SERVICE_HOST: '10.0.0.1' });
    expect([ways, series.missing]).toEqual([[], expect.stringMatching(/^http:\/\/prometheus\.monitoring\.svc\.invalid:9090 is a name that cannot be resolved/)]);
  });

  test('preview asks it the same way', async () => {
    folder.write('model.yaml', `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: a}
spec:
  scaleTargetRef: {name: a}
  triggers: [{type: prometheus, metadata: {serverAddress: "http://a", query: up, threshold: "1"}}]
`);
    const server = await ReplayServer.start(cluster, namespace, { namespace: 'monitoring', name: 'prometheus', port: 9090, target: prometheus.port, allows: [FORWARD] });
    const { code } = await folder.run('preview model.yaml --last 1h --from-prometheus http://prometheus.monitoring.svc:9090', { env: server.env });
    expect([code, server.ways]).toEqual([0, [PROXY, FORWARD]]);
    await server.stop();
  });
});

test('a way to a Service needs the address of one', async () => {
  expect(await folder.run('live --prometheus http://prometheus.example.com:9090 --prometheus-via proxy')).toMatchObject({
    code: 2, stderr: 'error: --prometheus-via proxy leads to a Service, and prometheus.example.com:9090 is none; write http://SERVICE.NAMESPACE.svc:PORT\n',
  });
  expect(await folder.run('live --prometheus http://a --prometheus-via tunnel')).toMatchObject({
    code: 2, stderr: 'error: --prometheus-via tunnel is not known; write one of direct, proxy, port-forward\n',
  });
});
