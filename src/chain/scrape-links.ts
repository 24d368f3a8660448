import { broken, Link, ok, unknown } from './link';
import { needs, Subject } from './subject';
import { UNKNOWN_CLUSTER } from '../cluster/cluster-profile';
import { fixText } from '../faults/fix';
import { nameOf } from '../graph/manifest';
import { MonitorNode } from '../graph/monitor';
import { ScalingTrigger } from '../graph/scaling-trigger';
import { ServiceNode } from '../graph/service';
import { Workload } from '../graph/workload';
import { MONITORING_GROUP } from '../platforms/prometheus-operator/servers';
import { notScraped } from '../rules/not-scraped';

const MONITOR_KINDS = ['ServiceMonitor', 'PodMonitor'];
const MONITORING_API = `${MONITORING_GROUP}/v1`;

/** Whether Prometheus is told to scrape the pods of a trigger that asks for their metrics; nothing where it asks for those of others. */
export function scrapeLinks(subject: Subject, trigger: ScalingTrigger, isAnswered: boolean): Link[] {
  const { seen, node, workload } = subject;
  if (workload === undefined || (trigger.query === undefined && trigger.metric?.api !== 'custom')) {
    return [];
  }
  const { namespace } = node.manifest.metadata;
  for (const [apiVersion, kind] of [['v1', 'Service'], ...MONITOR_KINDS.map((each) => [MONITORING_API, each])]) {
    const unread = seen.unreadOf(apiVersion, kind, namespace);
    if (unread !== undefined) {
      return isAnswered ? [] : [unknown('monitor', 'whether Prometheus is told to scrape the pods is not known', needs(unread))];
    }
  }
  const links = linksOf(subject, workload);
  // What is answered is scraped, by whatever it may be.
  return isAnswered && links.some(({ state }) => state !== 'ok') ? [ok('monitor', 'something that no monitor tells of scrapes the pods')] : links;
}

function linksOf(subject: Subject, workload: Workload): Link[] {
  const { scraping } = subject.seen.graph;
  const services = scraping.servicesOf(workload);
  const monitors = [...new Set(scraping.monitorsOf(workload))];
  const reached = scraping.scrapedEndpoints(workload);
  const service = services.length === 0 ? [] : [ok('service', `${services.map(({ manifest }) => nameOf(manifest)).join(', ')} ${services.length === 1 ? 'leads' : 'lead'} to the pods`)];
  if (reached.length > 0) {
    const found = [...new Set(reached.map(({ monitor }) => monitor))];
    return [ok('port', 'the pods have the port that is asked for'), ...service, ok('monitor', `${found.map((monitor) => monitorText(subject, monitor)).join(', ')}`)];
  }
  if (monitors.length > 0 && !scraping.isReached(workload)) {
    return [portLink(monitors, services, workload)];
  }
  if (monitors.length > 0) {
    return [ok('port', 'the pods have the port that is asked for'), ...service, notTaken(subject, monitors[0])];
  }
  return [...service, ...notPicked(subject)];
}

function monitorText({ seen: { graph: { scraping } } }: Subject, monitor: MonitorNode): string {
  const server = scraping.serversOf(monitor).find(({ isTaken }) => isTaken === true)?.server;
  return `${nameOf(monitor.manifest)} asks for it${server === undefined ? '' : `, and ${nameOf(server.manifest)} takes that`}`;
}

function portLink(monitors: readonly MonitorNode[], services: readonly ServiceNode[], workload: Workload): Link {
  const [monitor] = monitors;
  const asked = monitor.endpoints.map(({ port, portNumber, targetPort }) => port ?? portNumber ?? targetPort ?? 'any');
  const has = monitor.kind === 'PodMonitor' ? workload.containers.flatMap(({ ports }) => ports).map(({ name, containerPort }) => name ?? containerPort)
    : services.flatMap(({ ports }) => ports).map(({ name, port }) => name ?? port);
  return broken('port', `${nameOf(monitor.manifest)} asks for port ${asked.join(', ')}, and no such port leads to the pods`, {
    got: `ports ${has.length === 0 ? '(none)' : has.join(', ')} of ${monitor.kind === 'PodMonitor' ? nameOf(workload.manifest) : services.map(({ manifest }) => nameOf(manifest)).join(', ')}`,
    effect: 'Prometheus scrapes nothing of the pods',
    fix: `let the monitor ask for a port that is there, or add the port to the container${monitor.kind === 'PodMonitor' ? '' : ' and the Service'}`,
  });
}

function notTaken({ seen: { graph: { scraping } } }: Subject, monitor: MonitorNode): Link {
  const selected = scraping.serversOf(monitor);
  const why = selected.find((each) => each.why !== undefined);
  const [refusal] = monitor.refusals;
  if (refusal !== undefined) {
    return broken('monitor', `${nameOf(monitor.manifest)} is refused: it ${refusal.what}`, { effect: 'Prometheus scrapes nothing of the pods', fix: fixText(refusal.fix, false) });
  }
  return why?.why === undefined ? unknown('monitor', `whether a Prometheus takes ${nameOf(monitor.manifest)} is not known`, 'the Prometheus objects do not tell') : broken(
    'monitor', `${nameOf(why.server.manifest)} ${why.why.because}, and does not take ${nameOf(monitor.manifest)}`,
    { effect: 'Prometheus scrapes nothing of the pods', fix: why.why.fix },
  );
}

/** No monitor picks the pods: whether that matters is for the rule to say. */
function notPicked({ seen: { graph }, node }: Subject): Link[] {
  for (const found of notScraped.find(graph, UNKNOWN_CLUSTER)) {
    if (found.at === node) {
      return ['missing' in found ? unknown('monitor', 'whether the pods are scraped is not known', found.missing)
        : broken('monitor', 'no ServiceMonitor or PodMonitor reaches the pods', { got: found.got, effect: 'Prometheus scrapes nothing of the pods', fix: fixText(found.fix, false) })];
    }
  }
  return [];
}
