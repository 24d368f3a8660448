import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { executorSeries } from './executor-series';
import { missingMetrics } from './missing-metrics';
import { checkContainerMetrics, commonEndpoint, nodeEndpoints } from './node-endpoints';
import { PlannedPredictor } from './predictor-plan';
import { SeldonCore1ServerProps } from './seldon-core1-server-props';
import { Place } from '../../../faults/place';
import { checkPortName } from '../../../platforms/kubernetes/names';
import { deploymentId, EXECUTOR_CONTAINER, ID_LABEL, VERSION_LABEL } from '../../../platforms/seldon-core1/names';
import { LabelMatcher } from '../../../promql/label-matcher';
import { WrittenObject } from '../../../synth/written-object';
import { Monitor } from '../../metrics/monitor';
import { ContainerEndpoint, podMonitor } from '../../metrics/monitor-manifests';
import { PlatformSeries, Scrape } from '../../metrics/scrape';
import { checkMonitor } from '../monitor-rules';
import { externalScrape, ServerContext } from '../served-model';

/**
 * Makes Prometheus scrape the pods of a predictor: the executor and the nodes, each on its port of the same name, and nodes that serve
 * metrics elsewhere there too. The label `seldon.io/model` is not on all of the pods, and `seldon-app` not on those without the executor;
 * `version` is.
 */
export function scrapePredictor(
  scope: Construct, context: ServerContext, props: SeldonCore1ServerProps, predictor: PlannedPredictor,
): { monitor?: ApiObject; scrape?: Scrape } {
  const { monitor = Monitor.pod() } = props;
  const { metrics = {} } = props;
  const { path, portName } = commonEndpoint(metrics);
  const { scrapeInterval, scrapeTimeout } = metrics;
  const place = context.place.at('server');
  if (monitor._kind === 'service') {
    place.at('monitor').refuse('renames the label service of the executor\'s metrics to exported_service', 'Monitor.service()', 'use Monitor.pod()');
  }
  const asked = props.metrics !== undefined || props.monitor !== undefined || context.prometheus !== undefined;
  checkMonitor(place, { metrics: props.metrics ?? (asked && monitor._kind === 'pod' ? {} : undefined), monitor: asked ? monitor : undefined }, context.prometheus);
  const platform = executorSeries(context.name, predictor, props);
  if (monitor._kind === 'external') {
    checkOwnLabels(place.at('monitor.labels'), monitor, platform);
    for (const [field, got] of [['portName', metrics.portName], ['containers', metrics.containers]] as const) {
      if (got !== undefined) {
        place.at('metrics').at(field).refuse('has no effect on a monitor that somebody else writes', got, 'leave it out');
      }
    }
    return { scrape: { ...externalScrape(monitor, scrapeInterval), platform } };
  }
  checkPortName(place.at('metrics.portName'), portName);
  checkContainerMetrics(place.at('metrics.containers'), predictor, metrics);
  if (context.prometheus === undefined) {
    return {};
  }
  const endpoints = nodeEndpoints(predictor, metrics, context.triggers);
  const { manifest, scrape } = podMonitor({
    name: context.name,
    namespace: context.namespace,
    selector: { matchLabels: { [ID_LABEL]: deploymentId(context.name), [VERSION_LABEL]: predictor.version } },
    port: portName,
    endpoint: { path, scrapeInterval, scrapeTimeout },
    prometheus: context.prometheus,
  }, monitor._options, endpoints);
  const upOf = (matchers: LabelMatcher[]) => scrape.up && [...scrape.up, ...matchers];
  const ofExecutor = [LabelMatcher.equal('container', EXECUTOR_CONTAINER)];
  return {
    monitor: WrittenObject.write(scope, 'Monitor', manifest),
    scrape: {
      ...scrape,
      platform: { ...platform, up: upOf(ofExecutor) },
      // A node that serves no metrics is a target too, one that is always down; the executor tells whether the pods are scraped.
      up: upOf(endpoints.length > 0 ? ofEndpoints(endpoints) : ofExecutor),
      missing: missingMetrics(predictor, metrics, endpoints),
    },
  };
}

/** The targets of endpoints. Their containers are targets at the port that all are asked at too, which may answer while these do not. */
function ofEndpoints(endpoints: ContainerEndpoint[]): LabelMatcher[] {
  const [first, ...others] = new Set(endpoints.map(({ container }) => container));
  const ports = new Set(endpoints.map(({ port }) => port));
  return [
    others.length === 0 ? LabelMatcher.equal('container', first) : LabelMatcher.matches('container', [first, ...others].join('|')),
    LabelMatcher.matches('instance', `.+:(${[...ports].join('|')})`),
  ];
}

/** Refuses labels of somebody's series that cannot be the model's. */
function checkOwnLabels(place: Place, { _external: { labels = {} } }: Monitor, { labels: said }: PlatformSeries): void {
  for (const { label, value } of said) {
    if (labels[label] !== undefined && labels[label] !== value) {
      place.at(label).refuse(`selects nothing: on all series of the model that label is ${value}`, labels[label], 'leave it out');
    }
  }
}
