import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { CustomServerPods, CustomServerProps } from './custom-server-props';
import { checkMonitor } from './monitor-rules';
import { checkNamespaces, checkTarget } from './scale-target-rules';
import { externalScrape, ServedModel, ServerContext, ServerKind } from './served-model';
import { Place } from '../../faults/place';
import { checkLabels } from '../../platforms/kubernetes/metadata-faults';
import { checkContainerName, checkObjectName, checkPort } from '../../platforms/kubernetes/names';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { WrittenObject } from '../../synth/written-object';
import { checkAddress } from '../load-test/http-request';
import { Monitor } from '../metrics/monitor';
import { podMonitor } from '../metrics/monitor-manifests';

/** Scales an object of which only its props tell: its monitor and its autoscaler are written. */
export class CustomServer implements ServerKind {
  constructor(private readonly props: CustomServerProps) {}

  checkName(place: Place, name: string): void {
    checkObjectName(place, name);
  }

  namespace(): undefined {
    return undefined;
  }

  serve(scope: Construct, context: ServerContext): ServedModel {
    const { endpoint, pods, target } = this.props;
    const place = context.place.at('server');
    checkTarget(place.at('target'), target);
    const workload = objectBelow(scope, target);
    if (workload !== undefined) {
      checkNamespaces(context.place, context, workload);
    }
    place.attempt(() => checkPods(place.at('pods'), pods));
    if (endpoint !== undefined) {
      place.attempt(() => checkAddress(place.at('endpoint.url'), endpoint.url));
    }
    return {
      target: { ...target },
      workload,
      endpoint: endpoint && { ...endpoint },
      containerNames: pods?.containers && (() => [...pods.containers ?? []]),
      podSelector: pods && { matchLabels: { ...pods.labels } },
      ...this.monitored(scope, context, place),
    };
  }

  private monitored(scope: Construct, context: ServerContext, place: Place): Pick<ServedModel, 'monitor' | 'scrape'> {
    const { metrics, monitor, pods } = this.props;
    checkMonitor(place, { metrics, monitor: monitor ?? (metrics && Monitor.pod()) }, context.prometheus);
    if (monitor?._kind === 'service') {
      place.at('monitor').refuse('needs a Service, and this library knows none of this server', 'Monitor.service()', 'use Monitor.pod()');
    }
    if (monitor?._kind === 'external') {
      return { scrape: externalScrape(monitor, metrics?.scrapeInterval) };
    }
    if (metrics === undefined || context.prometheus === undefined) {
      return {};
    }
    const { manifest, scrape } = podMonitor({
      name: context.name,
      namespace: context.namespace,
      selector: { matchLabels: { ...labelsToSelect(place.at('pods'), pods) } },
      port: portToScrape(place.at('metrics.port'), metrics.port),
      endpoint: metrics,
      prometheus: context.prometheus,
    }, monitor?._options ?? {});
    return { monitor: new WrittenObject(scope, 'Monitor', manifest), scrape };
  }
}

/** The object of a kind and a name that stands below a construct: what a server of one's own wrote for the model. */
function objectBelow(scope: Construct, { apiVersion, kind, name }: ScaleTarget): ApiObject | undefined {
  return scope.node.findAll().filter((each): each is ApiObject => ApiObject.isApiObject(each))
    .find((object) => object.apiVersion === apiVersion && object.kind === kind && object.name === name);
}

function checkPods(place: Place, { containers = [], labels }: CustomServerPods = { labels: {} }): void {
  checkLabels(place.at('labels'), labels);
  containers.forEach((name, i) => checkContainerName(place.at('containers').at(i), name));
}

function labelsToSelect(place: Place, pods?: CustomServerPods): { [key: string]: string } {
  const { labels = {} } = pods ?? {};
  return Object.keys(labels).length > 0 ? labels
    : place.at('labels').refuse('are needed: without them a PodMonitor cannot find the pods', pods?.labels, 'give the labels that the operator sets on the pods');
}

function portToScrape(place: Place, port?: number): number {
  if (port === undefined) {
    return place.refuse('is needed: the ports of the pods are not known here', port, 'set it to a port that the container declares');
  }
  checkPort(place, port);
  return port;
}
