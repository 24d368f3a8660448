import { broken, Link, ok, unknown } from './link';
import { MetricSource, numberText, valuesOf } from './metric-sources';
import { heldText } from './query-link';
import { conditionsOf } from './seen';
import { needs, Subject } from './subject';
import { PathAnswer } from '../kubectl/cluster-client';
import { scalerErrorOf } from '../platforms/keda/scaler-errors';
import { API_SERVICE, API_SERVICES, METRICS_APIS, RESOURCE_METRICS_GROUP } from '../platforms/kubernetes/kinds';

/** Who serves each API, and how it comes to be there. */
const SERVERS = {
  external: { who: 'the metrics server of KEDA', fix: 'look at the pods of keda-operator-metrics-apiserver and at its Service', effect: ': every ScaledObject of the cluster is held where it is' },
  custom: { who: 'the adapter of custom metrics', fix: 'look at the pods of the adapter, such as prometheus-adapter, and at its Service', effect: ', and so are all that follow custom metrics' },
  resource: { who: 'metrics-server', fix: 'install metrics-server, or look at its pods and its Service', effect: ', and so are all that follow CPU or memory' },
} as const;

/** Whether the API that an HPA asks for a metric is served, and what it answers. */
export function metricsApiLink(subject: Subject, source: MetricSource): Link | undefined {
  return apiLink(subject, source) ?? answerLink(subject, source);
}

/** Whether the API is registered and available; undefined where it is. */
function apiLink(subject: Subject, { api }: MetricSource): Link | undefined {
  const { seen, isKeda } = subject;
  const group = api === 'resource' ? RESOURCE_METRICS_GROUP : METRICS_APIS[api];
  const services = seen.objects(API_SERVICES).filter(({ manifest: { metadata: { name = '' } } }) => name.slice(name.indexOf('.') + 1) === group);
  const { fix, effect } = SERVERS[api];
  const who = api === 'external' && !isKeda ? 'the adapter of external metrics' : SERVERS[api].who;
  if (services.length === 0) {
    const { apiVersion, kind } = API_SERVICE;
    return seen.unreadOf(apiVersion, kind) !== undefined || !seen.isListed(apiVersion, kind) ? undefined
      : broken('metrics-api', `nothing serves ${group}: ${who} is not installed`, { effect: heldText(subject), fix });
  }
  const available = services.map(({ manifest }) => conditionsOf(manifest).Available);
  const down = available.find((condition) => condition?.status !== 'True');
  return down === undefined || available.some((condition) => condition?.status === 'True') ? undefined
    : broken('metrics-api', `${who} is down: ${group} is not available (${down.reason})`, { got: down.message, effect: `${heldText(subject)}${effect}`, fix });
}

function answerLink(subject: Subject, source: MetricSource): Link | undefined {
  const answer = source.path === undefined ? undefined : subject.seen.observations.answers.get(source.path);
  switch (answer?.is) {
    case undefined: return undefined;
    case 'answer': return valueLink(subject, source, answer);
    case 'forbidden': return hasCurrent(subject, source) ? undefined : unknown('metrics-api', 'what the metrics API answers is not known', needs(answer.unread));
    case 'not-found': return broken('metrics-api', `no metric ${source.name} is served`, {
      got: answer.said,
      effect: heldText(subject),
      fix: source.api === 'custom' ? 'add a rule for it to the configuration of the adapter, or correct the name; Prometheus must have its series too' : 'correct the name of the metric, or let an adapter serve it',
    });
    case 'unavailable': return broken('metrics-api', `${SERVERS[source.api].who} is down`, { got: answer.said, effect: `${heldText(subject)}${SERVERS[source.api].effect}`, fix: SERVERS[source.api].fix });
    case 'error': return operatorLink(subject, answer) ?? broken('metrics-api', `the metrics API answers with an error for ${source.name}`, {
      got: answer.said, effect: heldText(subject), fix: subject.isKeda ? 'see the events of the ScaledObject and the log of the KEDA operator' : 'see the log of the adapter', follows: subject.isKeda,
    });
  }
}

/** The metrics server runs, and has nobody to ask. */
function operatorLink(subject: Subject, { said }: { readonly said: string }): Link | undefined {
  const { cause, fix, is } = scalerErrorOf(said);
  return is !== 'operator' ? undefined : broken('metrics-api', cause, { got: said, effect: `${heldText(subject)}${SERVERS.external.effect}`, fix });
}

function valueLink(subject: Subject, { api, name }: MetricSource, answer: PathAnswer): Link {
  const values = valuesOf(answer) ?? [];
  if (values.length === 0) {
    return subject.replicas === 0 ? ok('metrics-api', `the metrics API has no value of ${name} while there are no pods`)
      : broken('metrics-api', `the metrics API answers ${name} of no ${api === 'custom' ? 'pod' : 'object'}`, {
        effect: heldText(subject), fix: 'look whether Prometheus has the series, with the labels namespace and pod that the adapter maps',
      });
  }
  const shown = values.map(({ value }) => value === undefined ? 'no number' : numberText(value)).slice(0, 3).join(', ');
  return ok('metrics-api', `the metrics API answers ${shown}${values.length > 3 ? ', ...' : ''}`);
}

/** Whether the HPA itself has a value of it. */
function hasCurrent({ hpa }: Subject, { index }: MetricSource): boolean {
  const status = hpa?.manifest.status as { currentMetrics?: { type?: string }[] } | undefined;
  return (status?.currentMetrics?.[index]?.type ?? '') !== '';
}
