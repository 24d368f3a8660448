import { fallbackOf } from './fallback-state';
import { broken, Link, ok, unknown } from './link';
import { MetricSource, numberText, valueOf } from './metric-sources';
import { conditionsOf, SeenEvent } from './seen';
import { Subject } from './subject';
import { KedaTrigger } from '../graph/keda-options';
import { Query } from '../graph/scaling-trigger';
import { ScalerError, scalerErrorOf } from '../platforms/keda/scaler-errors';
import { objectIn, textIn } from '../platforms/kubernetes/untyped';
import { isNeverEmpty } from '../promql/never-empty';
import { counted } from '../report/summary-text';

/** The event of KEDA that names what the conditions, the HPA and the metrics API only call an error. */
const FAILED = 'KEDAScalerFailed';

/** Whether KEDA has a value of a trigger; nothing where it cannot be told, and a later link tells why. */
export function queryLink(subject: Subject, trigger: KedaTrigger, source: MetricSource | undefined, query: Query | undefined): Link | undefined {
  if (subject.isPaused || source === undefined || source.api !== 'external') {
    return undefined;
  }
  const answer = source.path === undefined ? undefined : subject.seen.observations.answers.get(source.path);
  const fallback = fallbackOf(subject);
  if (fallback !== undefined && (fallback.failing?.includes(source.name) ?? true)) {
    const held = `the fallback holds ${fallback.replicas === undefined ? 'its replicas' : counted(fallback.replicas, 'replica')}`;
    return failing(subject, trigger, query, { effect: `${held}, and the value that the HorizontalPodAutoscaler shows is no measurement` });
  }
  if (answer?.is === 'error' && scalerErrorOf(answer.said).is === 'operator') {
    return undefined;
  }
  if (answer?.is === 'error') {
    return failing(subject, trigger, query, { got: answer.said, effect: heldText(subject) });
  }
  const value = valueOf(answer);
  if (value !== undefined) {
    return value === 0 && query !== undefined && query.nullIsZero && !isNeverEmpty(query.text) ? zero(subject, source, query) : ok('query', `KEDA reads ${numberText(value)}${source.target === undefined ? '' : `, its target is ${source.target}`}`);
  }
  if (isActive(subject, source)) {
    return ok('query', 'KEDA reads a value above the activation');
  }
  return failsAsleep(subject) ? failing(subject, trigger, query, { effect: 'KEDA cannot wake it' }) : undefined;
}

/** The replicas that stay while the HPA has no metric. */
export function heldText({ replicas }: Subject): string {
  return replicas === undefined ? 'the number of replicas is held' : `the number of replicas is held at ${replicas}`;
}

function failing(subject: Subject, trigger: KedaTrigger, query: Query | undefined, { got, effect }: Pick<Link, 'got' | 'effect'>): Link {
  const event = failureOf(subject, trigger, query);
  const error = scalerErrorOf(event?.message ?? got ?? '');
  return broken('query', event === undefined && error.is === 'other' ? 'KEDA cannot get the value of the trigger, and no event tells why' : causeText(error, query, subject), {
    got: event?.message ?? got, effect, fix: fixText(error, subject, query?.serverAddress),
  });
}

/** An event that goes on is written again each six minutes. Source: kubernetes v1.36 client-go tools/events/event_broadcaster.go, refreshTime. */
const STALE_MILLIS = 10 * 60_000;

/** The last event that says why; one that names another query is of another trigger, and one from long before it was active is over. */
function failureOf({ seen, node }: Subject, { type }: KedaTrigger, query: Query | undefined): SeenEvent | undefined {
  const { name, namespace } = node.manifest.metadata;
  const queries = node.triggers.flatMap((each) => each.query?.text ?? []);
  const names = (message: string, text: string | undefined) => text !== undefined && text !== '' && message.includes(text);
  const isOfAnother = ({ message }: SeenEvent) => (!names(message, query?.text) && queries.some((text) => names(message, text)))
    || (/^prometheus /.test(message) && type !== 'prometheus');
  const active = Date.parse(textIn(objectIn(node.manifest.status).lastActiveTime) ?? '');
  const isOver = ({ at }: SeenEvent) => active - Date.parse(at) > STALE_MILLIS;
  return seen.events('ScaledObject', namespace, name).find((event) => event.isWarning && event.reason === FAILED && !isOver(event) && !isOfAnother(event));
}

/** That there was a value once: what is lost is another thing than what never was. */
function causeText({ is, cause }: ScalerError, query: Query | undefined, { node }: Subject): string {
  const last = textIn(objectIn(node.manifest.status).lastActiveTime);
  if (is === 'empty') {
    return last === undefined ? `${cause}; the trigger has never been active` : `the metric is lost: the query has no result any more, and its trigger was active until ${last}`;
  }
  return query?.serverAddress === undefined || !/KEDA does not reach|host of the address|address answers/.test(cause) ? cause : `${cause} (${query.serverAddress})`;
}

function fixText({ is, fix }: ScalerError, { seen, workload }: Subject, address = 'URL'): string {
  const monitors = is !== 'empty' || workload === undefined ? [] : seen.graph.scraping.monitorsOf(workload);
  return monitors.length === 0 ? fix : `look at the targets of ${monitors[0].kind} ${monitors[0].manifest.metadata.name} in Prometheus (--prometheus ${address} asks it), then at the name and labels of the metric`;
}

/** A zero that may be measured, and may be what KEDA takes an empty result for. */
function zero({ seen, node }: Subject, source: MetricSource, query: Query): Link {
  const { lastActiveTime } = objectIn(node.manifest.status);
  const { name, namespace } = node.manifest.metadata;
  const wasActive = textIn(lastActiveTime) !== undefined
    || seen.events('HorizontalPodAutoscaler', namespace, node.hpaName ?? name).some(({ reason, message }) => reason === 'SuccessfulRescale' && message.includes(source.name));
  return unknown('query', `KEDA reads 0, and takes an empty result for 0 (ignoreNullValues)${wasActive ? '' : '; the trigger has never been active'}`,
    `${wasActive ? 'the series may be lost' : 'the series may never have been there: it would then never scale'}. A query of Prometheus tells: add --prometheus ${query.serverAddress ?? 'URL'}, or set ${query.path.replace(/query$/, 'ignoreNullValues')}: "false"`);
}

function isActive({ node }: Subject, { name }: MetricSource): boolean {
  return objectIn(objectIn(objectIn(node.manifest.status).triggersActivity)[name]).isActive === true;
}

/** Whether KEDA says that triggers fail while there are no replicas, so that no HPA does. */
function failsAsleep({ node, replicas }: Subject): boolean {
  const ready = conditionsOf(node.manifest).Ready;
  return replicas === 0 && ready?.status === 'False' && ready.reason === 'TriggerError';
}
