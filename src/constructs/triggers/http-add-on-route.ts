import { HttpAddOnPlaceholder, HttpAddOnStaticRoute, HttpAddOnTriggerProps } from './http-add-on-trigger-props';
import { TriggerContext } from './trigger-context';
import type { InterceptorRouteSpec, InterceptorRouteSpecStaticRoutes, InterceptorRouteSpecStaticRoutesResponseMode } from '../../../imports/http.keda.sh';
import { below } from '../../faults/fault';
import { Place } from '../../faults/place';
import { coldStartFaults, interceptorRouteFaults } from '../../platforms/http-add-on/route-faults';
import { goDuration } from '../../platforms/keda/go-duration';
import { isDnsSubdomain } from '../../platforms/kubernetes/names';

/** Fields of a route by the props that they come from. */
const PROPS: { readonly [field: string]: string } = {
  'coldStart.fallback.service': 'fallback',
  'scalingMetric.concurrency.targetValue': 'concurrentRequestsPerReplica',
  'scalingMetric.requestRate.targetValue': 'requestsPerSecondPerReplica',
  'target.port': 'service.port',
  'target.portName': 'service.portName',
  'target.service': 'service.name',
  'timeouts.readiness': 'readinessTimeout',
  'timeouts.request': 'requestTimeout',
};
const [LEAST_STATUS, MOST_STATUS, LONGEST_BODY] = [100, 599, 32_768];

/** The spec of the InterceptorRoute of a model; refuses what the add-on refuses, and what would lose the request that wakes the model. */
export function routeSpec({ coldStart, place, service: known }: TriggerContext, props: HttpAddOnTriggerProps): InterceptorRouteSpec {
  const { concurrentRequestsPerReplica, fallback, headers, hosts, paths, placeholder, rateWindow, requestsPerSecondPerReplica, staticRoutes } = props;
  const { name, ...port } = props.service ?? known ?? place.at('service').refuse('is needed: the Service of the model is not known here', undefined,
    "write service: { name: 'SERVICE', port: 80 }");
  checkRules(place, props);
  const spec: InterceptorRouteSpec = {
    target: { service: name, ...port },
    rules: [ruleOf({ hosts, paths, headers })],
    scalingMetric: {
      ...concurrentRequestsPerReplica !== undefined && { concurrency: { targetValue: concurrentRequestsPerReplica } },
      ...requestsPerSecondPerReplica !== undefined && {
        requestRate: { targetValue: requestsPerSecondPerReplica, ...rateWindow !== undefined && { window: goDuration(place.at('rateWindow'), rateWindow) } },
      },
    },
    ...(fallback !== undefined || placeholder !== undefined) && {
      coldStart: {
        ...fallback !== undefined && { fallback: { service: { ...fallback } } },
        ...placeholder !== undefined && { placeholder: { response: { ...placeholder } } },
      },
    },
    ...timeouts(place, props),
    ...staticRoutes !== undefined && { staticRoutes: staticRoutes.map((route) => staticRoute(route, hosts)) },
  };
  refuseRoute(place, spec);
  const startMillis = coldStart?.toMilliseconds();
  if (startMillis !== undefined) {
    place.refuseEach(coldStartFaults(spec, startMillis).map((fault) => ({
      ...fault, at: propAt(place, fault.pointer), fix: `set it to the coldStart of the server (${Math.ceil(startMillis / 1000)} s) or more, leave it out, or give a fallback or a placeholder`,
    })));
  }
  return spec;
}

/** Which requests are meant. */
function ruleOf({ headers, hosts, paths }: Pick<HttpAddOnTriggerProps, 'headers' | 'hosts' | 'paths'>) {
  return {
    hosts: [...hosts],
    ...paths !== undefined && { paths: paths.map((value) => ({ value })) },
    ...headers !== undefined && { headers: Object.entries(headers).map(([name, value]) => ({ name, value })) },
  };
}

function staticRoute({ headers, hosts, paths, response, responseMode }: HttpAddOnStaticRoute, ofTrigger: string[]): InterceptorRouteSpecStaticRoutes {
  return {
    rules: [ruleOf({ headers, hosts: hosts ?? ofTrigger, paths })],
    response: { ...response },
    // The same values, which are typed apart.
    ...responseMode !== undefined && { responseMode: responseMode as string as InterceptorRouteSpecStaticRoutesResponseMode },
  };
}

function timeouts(place: Place, { readinessTimeout, requestTimeout, responseHeaderTimeout }: HttpAddOnTriggerProps): Pick<InterceptorRouteSpec, 'timeouts'> {
  const stated = {
    ...readinessTimeout !== undefined && { readiness: goDuration(place.at('readinessTimeout'), readinessTimeout) },
    ...requestTimeout !== undefined && { request: goDuration(place.at('requestTimeout'), requestTimeout) },
    ...responseHeaderTimeout !== undefined && { responseHeader: goDuration(place.at('responseHeaderTimeout'), responseHeaderTimeout) },
  };
  return Object.keys(stated).length === 0 ? {} : { timeouts: stated };
}

/** What of a route only its props can say wrong. */
function checkRules(place: Place, props: HttpAddOnTriggerProps): void {
  const { placeholder, rateWindow, requestsPerSecondPerReplica, staticRoutes = [] } = props;
  checkRequests(place, props);
  if (rateWindow !== undefined && requestsPerSecondPerReplica === undefined) {
    place.at('rateWindow').refuse('is that of a rate, and no rate counts', `${rateWindow.toMilliseconds()}ms`, 'set requestsPerSecondPerReplica, or leave it out');
  }
  checkAnswer(place.at('placeholder'), placeholder);
  staticRoutes.forEach((route, i) => {
    const at = place.at('staticRoutes').at(i);
    checkRequests(at, { ...route, hosts: route.hosts ?? props.hosts });
    if (route.paths.length === 0) {
      at.at('paths').refuse('must hold at least one path, or all requests of the hosts are answered', route.paths, "write what is asked, such as '/healthz'");
    }
    checkAnswer(at.at('response'), route.response);
  });
}

function checkRequests(place: Place, { hosts, paths = [] }: Pick<HttpAddOnTriggerProps, 'hosts' | 'paths'>): void {
  if (hosts.length === 0) {
    place.at('hosts').refuse('must hold at least one host: by it the interceptor tells models apart', hosts, "write the host of the model, or '*' for any");
  }
  hosts.forEach((host, i) => {
    if (host !== '*' && !isDnsSubdomain(host.replace(/^\*\./, ''))) {
      place.at('hosts').at(i).refuse('is no host', host, "write it without scheme, port and path, such as 'chat.example.com' or '*.example.com'");
    }
  });
  const path = paths.findIndex((each) => !each.startsWith('/'));
  if (path >= 0) {
    place.at('paths').at(path).refuse('has to start with a slash', paths[path], `write /${paths[path]}`);
  }
}

function checkAnswer(place: Place, { body = '', statusCode = LEAST_STATUS }: HttpAddOnPlaceholder = {}): void {
  if (!Number.isInteger(statusCode) || statusCode < LEAST_STATUS || statusCode > MOST_STATUS) {
    place.at('statusCode').refuse('is no status of an answer', statusCode, `use a whole number from ${LEAST_STATUS} to ${MOST_STATUS}, such as 503`);
  }
  if (body.length > LONGEST_BODY) {
    place.at('body').refuse(`is longer than the ${LONGEST_BODY} characters that a route holds`, `${body.length} characters`, 'shorten it');
  }
}

function refuseRoute(place: Place, spec: InterceptorRouteSpec): void {
  const { concurrency, requestRate } = spec.scalingMetric;
  if (concurrency === undefined && requestRate === undefined) {
    place.at('concurrentRequestsPerReplica').refuse('is needed, or else requestsPerSecondPerReplica: nothing says how much one replica takes', undefined, 'set one of the two, or both');
  }
  place.refuseEach(interceptorRouteFaults(spec).map((fault) => ({ ...fault, at: propAt(place, fault.pointer) })));
}

/** The prop that a field of a route comes from. */
function propAt(place: Place, pointer: (string | number)[]): Place {
  const field = pointer.join('.');
  const whole = Object.keys(PROPS).find((each) => field === each || field.startsWith(`${each}.`));
  return whole === undefined ? below(place, pointer) : below(place.at(PROPS[whole]), pointer.slice(whole.split('.').length));
}
