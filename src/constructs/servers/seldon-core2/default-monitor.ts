import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ISeldonCore2Monitor, SeldonCore2Monitor } from './seldon-core2-monitor';
import { Place } from '../../../faults/place';
import { SHIPPED_MONITOR } from '../../../platforms/seldon-core2/names';
import { Autoscaler } from '../../autoscalers/autoscaler';
import { Prometheus } from '../../metrics/prometheus';
import { Trigger } from '../../triggers/trigger';
import { ServerContext } from '../served-model';

/**
 * What scrapes the Servers of a Model that was given no monitor. The one that Seldon Core 2 ships has no labels, so that a Prometheus which
 * selects monitors by labels never scrapes it: then a SeldonCore2Monitor of this app does, one for all Models of the namespace. Undefined
 * where the shipped one is left to.
 */
export function defaultMonitor(place: Place, { scope, namespace, prometheus, autoscaler, triggers }: ServerContext): ISeldonCore2Monitor | undefined {
  const asked = triggers.some(asksAgents) ? askedPrometheus(triggers, autoscaler) ?? prometheus : undefined;
  if (asked === undefined || Object.keys(asked.monitorLabels).length === 0) {
    return undefined;
  }
  const chart = Chart.of(scope);
  const known = SeldonCore2Monitor._all(scope).filter((monitor) => monitor._isIn(namespace, chart));
  const found = known.find((monitor) => monitor._isSelectedBy(asked));
  if (found === undefined && known.length > 0) {
    place.refuse(`is needed: the Prometheus of the model does not select ${known[0].node.path}, which scrapes the Servers of this namespace`, asked.monitorLabels,
      'give both the same Prometheus, or set monitor to a SeldonCore2Monitor of the Prometheus of the model');
  }
  return found ?? writtenMonitor(chart, asked, namespace);
}

function writtenMonitor(chart: Construct, prometheus: Prometheus, namespace?: string): SeldonCore2Monitor {
  const id = namespace === undefined ? 'SeldonCore2Agents' : `SeldonCore2Agents-${namespace}`;
  return new SeldonCore2Monitor(chart, id, { name: SHIPPED_MONITOR.name, namespace, prometheus })._shared();
}

/** Whether a trigger asks for metrics that go with the agents: what somebody else exports is there without replicas too. */
function asksAgents({ _prometheusOptions: options }: Trigger): boolean {
  return options !== undefined && options.availableAtZero === undefined;
}

function askedPrometheus(triggers: Trigger[], { _kind: kind }: Autoscaler): Prometheus | undefined {
  const [first] = triggers.filter(asksAgents).flatMap(({ _prometheusOptions: options }) => options?.prometheus ?? []);
  return first ?? (kind.name === 'hpa' ? kind.options.adapter?._prometheus : undefined);
}
