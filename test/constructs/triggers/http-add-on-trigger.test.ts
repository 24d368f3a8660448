import { ApiObject, Duration } from 'cdk8s';
import {
  AutoscaledModel, AutoscaledModelProps, Autoscaler, ExternalPushTrigger, HttpAddOnResponseMode, HttpAddOnTrigger, HttpAddOnTriggerProps,
  InferenceRequest, ModelServer, Monitor, seldonCore1,
} from '../../../src';
import { messageOf } from '../../support/captured';
import { CONTAINER, manifest, newChart, newModel, PROMETHEUS, synth } from '../../support/synth';
import { Untyped } from '../../support/untyped';

const HOST = { hosts: ['model.example.com'] };
const trigger = (props: Partial<HttpAddOnTriggerProps> = {}) => new HttpAddOnTrigger({ ...HOST, concurrentRequestsPerReplica: 5, ...props });
const withPort = (coldStart?: Duration, service?: Untyped) => ({ container: { ...CONTAINER, portNumber: 8000 }, coldStart, service });

function written(props: Partial<HttpAddOnTriggerProps> = {}, server: Untyped = withPort()): { route: Untyped; trigger: Untyped } {
  const chart = newChart();
  newModel({ server, minReplicas: 0, triggers: [trigger(props)] }, chart);
  return { route: manifest(chart, 'InterceptorRoute'), trigger: manifest(chart, 'ScaledObject').spec.triggers[0] };
}

test('the route leads to the Service of the model, and the trigger names the route', () => {
  expect(written()).toEqual({
    route: {
      apiVersion: 'http.keda.sh/v1beta1',
      kind: 'InterceptorRoute',
      metadata: { name: 'model', namespace: 'ml' },
      spec: { target: { service: 'model', port: 8000 }, rules: [{ hosts: ['model.example.com'] }], scalingMetric: { concurrency: { targetValue: 5 } } },
    },
    trigger: { type: 'external-push', metadata: { scalerAddress: 'keda-add-ons-http-external-scaler.keda.svc:9090', interceptorRoute: 'model' } },
  });
});

test('all that a route can say is said', () => {
  const { route, trigger: asked } = written({
    addOnNamespace: 'http',
    fallback: { name: 'waiting-room', portName: 'http' },
    headers: { 'x-model': 'chat' },
    name: 'requests',
    paths: ['/v1', '/v2'],
    placeholder: { statusCode: 503, body: 'starting', headers: { 'Retry-After': '30' } },
    rateWindow: Duration.seconds(90),
    readinessTimeout: Duration.seconds(30),
    requestsPerSecondPerReplica: 2,
    requestTimeout: Duration.minutes(20),
    responseHeaderTimeout: Duration.minutes(10),
    routeName: 'chat',
    service: { name: 'front', port: 80 },
  }, withPort(Duration.minutes(5)));
  expect(route.metadata.name).toBe('chat');
  expect(route.spec).toEqual({
    target: { service: 'front', port: 80 },
    rules: [{ hosts: ['model.example.com'], paths: [{ value: '/v1' }, { value: '/v2' }], headers: [{ name: 'x-model', value: 'chat' }] }],
    scalingMetric: { concurrency: { targetValue: 5 }, requestRate: { targetValue: 2, window: '1m30s' } },
    coldStart: {
      fallback: { service: { name: 'waiting-room', portName: 'http' } },
      placeholder: { response: { statusCode: 503, body: 'starting', headers: { 'Retry-After': '30' } } },
    },
    timeouts: { readiness: '30s', request: '20m', responseHeader: '10m' },
  });
  expect(asked).toEqual({ type: 'external-push', name: 'requests', metadata: { scalerAddress: 'keda-add-ons-http-external-scaler.http.svc:9090', interceptorRoute: 'chat' } });
});

test('static routes are answered by the interceptor', () => {
  expect(written({
    staticRoutes: [
      { paths: ['/healthz'], response: { statusCode: 200, body: 'ok' }, responseMode: HttpAddOnResponseMode.ALWAYS },
      { hosts: ['status.example.com'], paths: ['/'], headers: { accept: 'text/html' }, response: {} },
    ],
  }).route.spec.staticRoutes).toEqual([
    { rules: [{ hosts: ['model.example.com'], paths: [{ value: '/healthz' }] }], response: { statusCode: 200, body: 'ok' }, responseMode: 'Always' },
    { rules: [{ hosts: ['status.example.com'], paths: [{ value: '/' }], headers: [{ name: 'accept', value: 'text/html' }] }], response: {} },
  ]);
});

test('the Service of a server is known by the address at which it is asked', () => {
  const serverOf = (server: ModelServer, more: Partial<AutoscaledModelProps> = {}) => {
    const chart = newChart();
    new AutoscaledModel(chart, 'model', { server, prometheus: PROMETHEUS, minReplicas: 0, maxReplicas: 3, triggers: [trigger()], ...more });
    return manifest(chart, 'InterceptorRoute').spec.target;
  };
  const target = { apiVersion: 'serving.example.com/v1', kind: 'LlmService', name: 'chat' };
  expect(serverOf(ModelServer.custom({ target, endpoint: { url: 'http://chat.ml.svc:9000' } }))).toEqual({ service: 'chat', port: 9000 });
  expect(serverOf(ModelServer.custom({ target, endpoint: { url: 'http://chat' } }))).toEqual({ service: 'chat', port: 80 });
  for (const endpoint of [{ url: 'https://chat.ml.svc:9000' }, { url: 'http://chat.other.svc' }, { url: 'http://chat.example.com' }, { url: 'http://mesh', headers: { Host: 'chat' } }, undefined]) {
    expect(messageOf(() => serverOf(ModelServer.custom({ target, endpoint })))).toContain('triggers[0].service: is needed: the Service of the model is not known here');
  }
  expect(messageOf(() => serverOf(ModelServer.seldonCore1({ predictors: [seldonCore1.SeldonCore1Predictor.container({ ...CONTAINER, name: 'a' })], monitor: Monitor.external('us') }))))
    .toContain('triggers[0].service: is needed');
});

test('load tests and programs go through the interceptor', () => {
  const chart = newChart();
  const model = newModel({ server: withPort(), minReplicas: 0, triggers: [trigger()] }, chart);
  const job = model.loadTest({ request: InferenceRequest.get('/health') });
  const { env } = ApiObject.of(job).toJson().spec.template.spec.containers[0];
  expect(model.url).toBe('http://keda-add-ons-http-interceptor-proxy.keda.svc:8080');
  expect(env).toEqual(expect.arrayContaining([{ name: 'URL', value: model.url }, { name: 'HEADERS', value: '{"Host":"model.example.com"}' }]));
  const hosts = (...given: string[]) => new HttpAddOnTrigger({ hosts: given, concurrentRequestsPerReplica: 1 })._front.headers;
  expect([hosts('*'), hosts('*.a.com'), hosts('*.a.com', 'b.com')]).toEqual([undefined, { Host: 'model.a.com' }, { Host: 'b.com' }]);
});

test('a trigger that is added later keeps the route of the first, and may not take its name', () => {
  const chart = newChart();
  const model = newModel({ server: withPort(), minReplicas: 0, triggers: [trigger()] }, chart);
  model.scaleOnSchedule({ timezone: 'Europe/Berlin', start: '0 8 * * *', end: '0 18 * * *', desiredReplicas: 2 });
  expect(messageOf(() => model.scaleOn(trigger({ hosts: ['b.com'] })))).toContain('routeName: is the name of the InterceptorRoute of another trigger of this model, got "model"');
  model.scaleOn(trigger({ hosts: ['b.com'], routeName: 'other' }));
  const routes = synth(chart).filter(({ kind }) => kind === 'InterceptorRoute');
  expect(routes.map(({ metadata, spec }) => [metadata.name, spec.rules[0].hosts])).toEqual([['model', ['model.example.com']], ['other', ['b.com']]]);
});

test('what is wrong with it is said where it stands', () => {
  const refused = (props: Partial<HttpAddOnTriggerProps>) => messageOf(() => written(props, withPort(Duration.minutes(5))));
  const cases: Partial<HttpAddOnTriggerProps>[] = [
    { concurrentRequestsPerReplica: undefined }, { concurrentRequestsPerReplica: 0.5 }, { requestsPerSecondPerReplica: 0 }, { hosts: [] }, { hosts: ['https://a.com/'] },
    { paths: ['v1'] }, { rateWindow: Duration.minutes(1) }, { readinessTimeout: Duration.minutes(1) }, { requestTimeout: Duration.minutes(1) },
    { readinessTimeout: Duration.seconds(0) }, { service: { name: 'a' } }, { service: { name: 'a', port: 80, portName: 'http' } }, { fallback: { name: 'a' } },
    { fallback: { name: '', port: 80 } }, { placeholder: { statusCode: 99 } }, { placeholder: { body: 'a'.repeat(32_769) } }, { routeName: 'A B' },
    { staticRoutes: [{ paths: [], response: {} }] }, { staticRoutes: [{ paths: ['healthz'], response: {} }] }, { staticRoutes: [{ hosts: [], paths: ['/'], response: {} }] },
    { staticRoutes: [{ paths: ['/healthz'], response: { statusCode: 42 } }] },
  ];
  expect(cases.map((props) => refused(props)).join('\n')).toMatchSnapshot();
  expect(messageOf(() => trigger({ addOnNamespace: 'a b' }))).toMatchSnapshot();
  expect(messageOf(() => newModel({ autoscaler: Autoscaler.hpa(), triggers: [trigger()] }))).toContain('is a scaler of KEDA, which no HPA can follow');
  const address = 'keda-add-ons-http-external-scaler.keda:9090';
  expect(messageOf(() => newModel({ triggers: [new ExternalPushTrigger({ scalerAddress: address, parameters: { httpScaledObject: 'model' } })] }))).toMatchSnapshot();
  expect(messageOf(() => newModel({ triggers: [new ExternalPushTrigger({ scalerAddress: address })] }))).toMatchSnapshot();
});
