import { TriggerContext } from './trigger-context';
import { knownMetrics } from '../../model-servers/model-servers';
import { SELDON_CORE2 } from '../../model-servers/seldon-core2';
import { ServerMetrics } from '../../model-servers/server-metrics';

/** Who tells of an object of a platform, and by which label. */
interface ObjectMetrics {
  readonly label: string;
  readonly known: ServerMetrics;
}

/** By the kind of the object. Source: seldon-core v2.10 scheduler/pkg/metrics/agent.go. */
const OBJECTS: { readonly [kind: string]: ObjectMetrics | undefined } = {
  Model: { label: 'model', known: SELDON_CORE2 },
  Server: { label: 'server', known: SELDON_CORE2 },
};

/** The label by which the metrics of a platform name an object of a kind; undefined where it is not known. */
export function objectLabel(kind: string): string | undefined {
  return OBJECTS[kind]?.label;
}

/** Refuses a metric that is known, and that tells nothing of the platform's object of which it would be asked: that would read as 0 for ever. */
export function checkPlatformMetric({ describedObject, place }: TriggerContext, metric: string): void {
  const object = describedObject === undefined ? undefined : OBJECTS[describedObject.kind];
  const found = knownMetrics(metric);
  if (describedObject === undefined || object === undefined || found.length === 0) {
    return;
  }
  const { kind, name } = describedObject;
  const own = found.find(({ server }) => server === object.known.server);
  if (own === undefined) {
    place.refuse(`asks for a metric of ${found.map(({ server }) => server).join(' and ')}, and of a ${kind} of ${object.known.server} its agent alone tells, by the label ${object.label}`,
      metric, `use SeldonCore2Trigger, or PrometheusTrigger with a query that selects what ${name} is told by`);
  } else if (!own.metric.labels.includes(object.label)) {
    place.refuse(`asks for a metric that does not say of which ${kind} it is: it has no label ${object.label}`, metric,
      'use SeldonCore2Trigger.requestRate, or PrometheusTrigger with a query of its own');
  }
}

/** Refuses a metric of servers that cannot be among the model's series, whoever of them it is of: nothing would ever scale. */
export function checkServed({ place, scrape }: TriggerContext, metric: string): void {
  const found = knownMetrics(metric);
  const missing = found.map(({ server }) => scrape?.missing?.(server));
  const [first] = missing;
  if (first !== undefined && !missing.includes(undefined)) {
    place.refuse(`asks for a metric of ${found.map(({ server }) => server).join(' or ')}, ${first.problem}`, metric, first.fix);
  }
}
