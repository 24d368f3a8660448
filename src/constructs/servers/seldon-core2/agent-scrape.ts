import { ISeldonCore2Monitor, SHIPPED_SCRAPE_INTERVAL } from './seldon-core2-monitor';
import { Place } from '../../../faults/place';
import { checkObjectName } from '../../../platforms/kubernetes/names';
import { SHIPPED_MONITOR } from '../../../platforms/seldon-core2/names';
import { LabelMatcher } from '../../../promql/label-matcher';
import { Scrape } from '../../metrics/scrape';

/**
 * Ends the names of a Server's pods, and not those of a Server whose name goes on: of a StatefulSet, or of a Deployment where the operator
 * runs with --use-deployments-for-servers. Source: kubernetes v1.36 stateful_set_utils.go, apimachinery pkg/util/rand.
 */
const POD_SUFFIX = '([0-9]+|[0-9a-f]+-[a-z0-9]{5})';
/** Who scrapes unless a monitor is given. */
const BY_SHIPPED = `the PodMonitor ${SHIPPED_MONITOR.name} that Seldon Core 2 ships`;

/** The Model whose series are asked for. */
export interface ScrapedModel {
  readonly name: string;
  readonly namespace?: string;
  /** Name of the Server that it runs on; undefined for any. */
  readonly server?: string;
}

/** How the series of a Model come to Prometheus: from the agent of its Server, with the name of the Model in the label `model`. */
export function agentScrape(place: Place, monitor: ISeldonCore2Monitor | undefined, { name, namespace, server }: ScrapedModel): Scrape {
  const interval = monitor?.scrapeInterval ?? SHIPPED_SCRAPE_INTERVAL;
  if (monitor !== undefined) {
    checkMonitor(place, monitor, namespace);
  }
  if (namespace === undefined) {
    return { interval };
  }
  const model = LabelMatcher.equal('model', name);
  const inNamespace = LabelMatcher.equal('namespace', namespace);
  if (monitor === undefined) {
    return { scrapedBy: BY_SHIPPED, series: [inNamespace, model], ownSeries: true, interval };
  }
  const scraped = [inNamespace, LabelMatcher.equal('job', `${namespace}/${monitor.name}`)];
  return {
    scrapedBy: monitor.written ? undefined : `the PodMonitor ${monitor.name}`,
    series: [...scraped, model],
    ownSeries: true,
    up: [...scraped, ...server === undefined ? [] : [LabelMatcher.matches('pod', `${server}-${POD_SUFFIX}`)]],
    interval,
  };
}

function checkMonitor(place: Place, monitor: ISeldonCore2Monitor, namespace?: string): void {
  checkObjectName(place.at('name'), monitor.name);
  if (monitor.scrapeInterval.toMilliseconds() <= 0) {
    place.at('scrapeInterval').refuse('must be greater than 0', `${monitor.scrapeInterval.toMilliseconds()}ms`, 'say how often it scrapes');
  }
  if ((monitor.written || monitor.namespace !== undefined) && monitor.namespace !== namespace) {
    place.refuse(`scrapes the Servers of another namespace (${monitor.namespace ?? 'none'}) than that of the Model`, namespace,
      'give the Model a SeldonCore2Monitor of its own namespace');
  }
}
