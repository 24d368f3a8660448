import { Case } from './platform-cases';
import { deployment, scaledObject } from '../support/manifests';
import { Untyped } from '../support/untyped';

const SERVICE = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'model', namespace: 'ml' }, spec: { selector: { app: 'model' }, ports: [{ name: 'http', port: 80, targetPort: 8000 }] } };
const route = (spec: Untyped = {}, metadata: Untyped = {}): Untyped => ({
  apiVersion: 'http.keda.sh/v1beta1',
  kind: 'InterceptorRoute',
  metadata: { name: 'model', namespace: 'ml', ...metadata },
  spec: { target: { service: 'model', port: 80 }, rules: [{ hosts: ['model.example.com'] }], scalingMetric: { concurrency: { targetValue: 10 } }, ...spec },
});
const asking = (metadata: Untyped = { interceptorRoute: 'model' }, spec: Untyped = {}): Untyped => scaledObject('a', {
  minReplicaCount: 0, triggers: [{ type: 'external-push', metadata: { scalerAddress: 'keda-add-ons-http-external-scaler.keda:9090', ...metadata } }], ...spec,
});
const starting = (startupProbe: Untyped) => deployment('model', { startupProbe: { httpGet: { path: '/health', port: 8000 }, ...startupProbe } });
const httpScaledObject = (annotations?: Untyped) => ({
  apiVersion: 'http.keda.sh/v1alpha1', kind: 'HTTPScaledObject', metadata: { name: 'model', namespace: 'ml', annotations }, spec: { hosts: ['a'], scaleTargetRef: { name: 'model', service: 'model', port: 80 } },
});
const ingress = (service: string, namespace = 'ml') => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'model', namespace },
  spec: { rules: [{ host: 'model.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: service, port: { number: 80 } } } }] } }] },
});
const httpRoute = (backend: Untyped, namespace = 'ml') => ({
  apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'model', namespace }, spec: { rules: [{ backendRefs: [{ port: 80, ...backend }] }] },
});
const started = (podStartupMillis: number) => ({ cluster: { versions: {}, podStartupMillis } });

/** The smallest bad and good inputs of the checks of KEDA's HTTP add-on. */
export const HTTP_ADD_ON_CASES: Record<string, Case> = {
  'http-add-on-bypassed': {
    bad: {
      'an Ingress': [deployment('model'), SERVICE, route(), asking(), ingress('model')],
      'the backend for all else': [SERVICE, route(), asking(), { ...ingress('x'), spec: { defaultBackend: { service: { name: 'model', port: { number: 80 } } } } }],
      'an HTTPRoute': [SERVICE, route(), asking(), httpRoute({ name: 'model' })],
      'an HTTPRoute of another namespace': [SERVICE, route(), asking(), httpRoute({ name: 'model', namespace: 'ml' }, 'web')],
    },
    good: {
      'to the interceptor': [SERVICE, route(), asking(), ingress('keda-add-ons-http-interceptor-proxy', 'keda'), httpRoute({ name: 'keda-add-ons-http-interceptor-proxy', namespace: 'keda' })],
      'to a Service of the same name in another namespace': [SERVICE, route(), asking(), ingress('model', 'web'), httpRoute({ name: 'model' }, 'web')],
      'to what is no Service': [SERVICE, route(), asking(), httpRoute({ name: 'model', kind: 'InferencePool', group: 'inference.networking.k8s.io' })],
      'a route that nothing scales by': [SERVICE, route(), ingress('model')],
    },
  },
  'http-add-on-deprecated': {
    bad: {
      'the object': [httpScaledObject()],
      'one that others scale by': [httpScaledObject({ 'httpscaledobject.keda.sh/skip-scaledobject-creation': 'true' })],
      'the trigger': [asking({ httpScaledObject: 'model' })],
    },
    good: { 'a route': [SERVICE, route(), asking()], 'the interceptor itself': [asking({ interceptorTargetPendingRequests: '200' })] },
  },
  'http-add-on-refused': {
    bad: {
      'no metric': [route({ scalingMetric: {} })],
      'a target of nothing': [route({ scalingMetric: { concurrency: { targetValue: 0 } } })],
      'half a request': [route({ scalingMetric: { requestRate: { targetValue: 0.5 } } })],
      'a target in quotes': [route({ scalingMetric: { requestRate: { targetValue: '5' } } })],
      'no port': [route({ target: { service: 'model' } })],
      'two ports': [route({ target: { service: 'model', port: 80, portName: 'http' } })],
      'a port that is none': [route({ target: { service: 'model', port: 70_000 } })],
      'no Service': [route({ target: { port: 80 } })],
      'durations without a unit': [route({ timeouts: { readiness: '30', request: 30 } })],
      'a window that is none': [route({ scalingMetric: { requestRate: { targetValue: 5, window: '1min' } } })],
      'nobody who answers': [route({ coldStart: {} })],
      'a static route of nothing': [route({ staticRoutes: [{ responseMode: 'Never' }] })],
      'a static route with a status that is none, and two bodies': [
        route({ staticRoutes: [{ rules: [{ paths: [{ value: '/health' }] }], response: { statusCode: 42, body: 'ok', bodyFromConfigMap: { name: 'body' } } }] }),
      ],
      'a placeholder with a status that is none': [route({ coldStart: { placeholder: { response: { statusCode: 600 } } } })],
      'a fallback without a port': [route({ coldStart: { fallback: { service: { name: 'waiting-room' } } } })],
    },
    good: {
      'both metrics': [route({ scalingMetric: { concurrency: { targetValue: 10 }, requestRate: { targetValue: 5, window: '1m', granularity: '1s' } } })],
      'a static route': [
        route({ staticRoutes: [{ rules: [{ paths: [{ value: '/health' }] }], response: { statusCode: 200, body: 'ok' }, responseMode: 'Always' }, { rules: [{ hosts: ['a.example.com'] }], response: {} }] }),
      ],
      'a placeholder': [route({ coldStart: { placeholder: { response: { statusCode: 202 } } } })],
      'a port by its name': [route({ target: { service: 'model', portName: 'http' } })],
      'durations': [route({ timeouts: { readiness: '1m30s', request: '0s', responseHeader: '300s' } })],
      'a fallback and a placeholder': [route({ coldStart: { fallback: { service: { name: 'waiting-room', port: 80 } }, placeholder: { response: { statusCode: 503 } } } })],
      'a target of which older versions know the default': [route({ scalingMetric: { concurrency: {} } })],
    },
  },
  'http-add-on-route': {
    bad: {
      'another namespace': [route({}, { namespace: 'web' }), asking()],
      'another name': [route({}, { name: 'model-http' }), asking({ interceptorRoute: 'model' })],
      'no name': [asking({})],
      'an empty name': [asking({ interceptorRoute: '' })],
      'a route that no trigger names': [deployment('model'), SERVICE, route(), scaledObject('a')],
      'a route without a ScaledObject': [deployment('model'), SERVICE, route()],
    },
    good: {
      'one that meets': [deployment('model'), SERVICE, route(), asking()],
      'a route that is not here': [asking()],
      'a route to a model that is not here': [SERVICE, route()],
      'a server of one\'s own': [asking({ scalerAddress: 'scaler.ml.svc:9090' })],
    },
  },
  'http-add-on-timeout': {
    bad: {
      'shorter than a pod takes': [started(180_000), route({ timeouts: { readiness: '60s' } }), asking()],
      'all of the request': [started(180_000), route({ timeouts: { readiness: '0s', request: '2m' } }), asking()],
      'shorter than the startup probe allows': [starting({ failureThreshold: 30, periodSeconds: 10 }), route({ timeouts: { readiness: '60s' } }), asking()],
      'a startup probe with the defaults': [starting({}), route({ timeouts: { readiness: '20s' } }), asking()],
      'idle at zero': [started(180_000), route({ timeouts: { readiness: '60s' } }), asking(undefined, { minReplicaCount: 1, idleReplicaCount: 0 })],
    },
    good: {
      'long enough': [started(180_000), route({ timeouts: { readiness: '3m' } }), asking()],
      'without end': [started(180_000), route({ timeouts: { readiness: '0s', responseHeader: '10s' } }), asking()],
      'a fallback': [started(180_000), route({ timeouts: { readiness: '1s' }, coldStart: { fallback: { service: { name: 'waiting-room', port: 80 } } } }), asking()],
      'a placeholder': [started(180_000), route({ timeouts: { readiness: '1s' }, coldStart: { placeholder: { response: {} } } }), asking()],
      'a model that never sleeps': [started(180_000), route({ timeouts: { readiness: '60s' } }), asking(undefined, { minReplicaCount: 1 })],
      'nothing known of the start': [deployment('model'), route({ timeouts: { readiness: '60s' } }), asking()],
      'a startup probe that is shorter': [starting({ initialDelaySeconds: 5, failureThreshold: 2, periodSeconds: 10 }), route({ timeouts: { readiness: '25s' } }), asking()],
    },
  },
};
