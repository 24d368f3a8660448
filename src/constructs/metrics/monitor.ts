import { Place } from '../../faults/place';
import { checkMadeByFactory } from '../props/check-made';
import { checkProps } from '../props/check-props';

/** How a monitor that this library writes is named and labelled. */
export interface MonitorOptions {
  /**
   * Labels on the monitor beside those of the Prometheus.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Name of the ServiceMonitor or PodMonitor that is written.
   *
   * @default - the name of the model
   */
  readonly name?: string;
}

/** What is known of series that somebody else's monitor scrapes. */
export interface ExternalMonitorOptions {
  /**
   * Labels by which the series of the model differ from those of all other models. Derived queries select by them.
   *
   * @default - none: triggers that build their own query are refused
   */
  readonly labels?: { [key: string]: string };
}

/**
 * Which object makes Prometheus scrape a model.
 *
 * @example
 * new AutoscaledModel(chart, 'ranking', {
 *   server: ModelServer.deployment({
 *     container: { image: 'registry.example.com/ranking:3.1.0', portNumber: 8000, resources: { cpu: { request: Cpu.millis(500) } } },
 *     metrics: { port: 9100, scrapeInterval: Duration.seconds(15) },
 *     monitor: Monitor.pod({ name: 'ranking-pods' }),
 *   }),
 *   prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
 *   maxReplicas: 5,
 *   triggers: [new RequestRateTrigger({ counter: 'http_requests_total', requestsPerSecondPerReplica: 20 })],
 * });
 */
export class Monitor {
  /** A ServiceMonitor, which finds the pods through the model's Service. */
  static service(options: MonitorOptions = {}): Monitor {
    checkProps(Place.named('Monitor.service'), 'MonitorOptions', options);
    return new Monitor('service', options, '', {});
  }

  /** A PodMonitor, which finds the pods by their labels and needs no Service. */
  static pod(options: MonitorOptions = {}): Monitor {
    checkProps(Place.named('Monitor.pod'), 'MonitorOptions', options);
    return new Monitor('pod', options, '', {});
  }

  /**
   * No monitor: somebody else scrapes what the triggers ask for.
   *
   * @param scrapedBy who does, in words for the people on call; it goes into the annotation
   * `cdk8s-model-autoscaling/scraped-by` of the autoscaler
   */
  static external(scrapedBy: string, options: ExternalMonitorOptions = {}): Monitor {
    checkProps(Place.named('Monitor.external'), 'ExternalMonitorOptions', options);
    return new Monitor('external', {}, scrapedBy, options);
  }

  private constructor(
    /** @internal */
    public readonly _kind: 'service' | 'pod' | 'external',
    /** @internal */
    public readonly _options: MonitorOptions,
    /** @internal */
    public readonly _scrapedBy: string,
    /** @internal */
    public readonly _external: ExternalMonitorOptions,
  ) {
    checkMadeByFactory(this, _external !== undefined, _kind);
  }
}
