import { ApiObject, Chart, Duration } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { Place } from '../../../faults/place';
import { checkLabels } from '../../../platforms/kubernetes/metadata-faults';
import { checkNamespace, checkObjectName } from '../../../platforms/kubernetes/names';
import { AGENT_PORT, SERVER_POD_LABELS, SHIPPED_MONITOR } from '../../../platforms/seldon-core2/names';
import { WrittenObject } from '../../../synth/written-object';
import { Cluster } from '../../cluster/cluster';
import { checkMetricsEndpoint } from '../../metrics/metrics-endpoint-rules';
import { podMonitor } from '../../metrics/monitor-manifests';
import { Prometheus } from '../../metrics/prometheus';
import { checkedId } from '../../props/check-made';
import { checkProps } from '../../props/check-props';

/** How often the monitor that Seldon Core 2 ships scrapes, which holds where nothing else is said. */
export const SHIPPED_SCRAPE_INTERVAL = Duration.seconds(SHIPPED_MONITOR.intervalSeconds);

/** A PodMonitor. With it, Prometheus scrapes the Servers of Seldon Core 2 in one namespace. */
export interface ISeldonCore2Monitor {
  /** Name of the PodMonitor in the cluster. */
  readonly name: string;

  /** Namespace of the PodMonitor and of the Servers. Undefined if it is the Model's, or is only known when the manifests are applied. */
  readonly namespace?: string;

  /** Time between two scrapes of each pod of the Servers. */
  readonly scrapeInterval: Duration;

  /** Whether this app writes the PodMonitor; false if it is only referred to by its name. */
  readonly written: boolean;
}

/** Options of a PodMonitor, whether this app writes it or another program does. */
export interface SeldonCore2MonitorOptions {
  /**
   * Time between two scrapes of each pod of the Servers. For a PodMonitor of another program, the interval that it states.
   *
   * @default Duration.seconds(15)
   */
  readonly scrapeInterval?: Duration;
}

/** Options of a PodMonitor that this app writes for the Servers of one namespace. */
export interface SeldonCore2MonitorProps extends SeldonCore2MonitorOptions {
  /**
   * Labels on the PodMonitor, beside those by which the Prometheus selects monitors. Fails if one of them differs.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Name of the PodMonitor. With `agent` it replaces the one that Seldon Core 2 ships. With another name Prometheus may scrape the Servers twice.
   *
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * Namespace of the Servers that are scraped, in which the PodMonitor is written.
   *
   * @default - that of the chart
   */
  readonly namespace?: string;

  /**
   * The Prometheus that scrapes the Servers. The PodMonitor gets the labels by which this Prometheus selects monitors.
   *
   * @default - the first `prometheus` of the Cluster; needed where there is none
   */
  readonly prometheus?: Prometheus;
}

/** On the root of an app: one of its monitors. */
const WRITTEN = 'cdk8s-model-autoscaling:seldon-core2-monitor';

/**
 * A PodMonitor for the Servers of Seldon Core 2 in one namespace. Each namespace needs one; Models that are created after it use it.
 *
 * Seldon Core 2 ships a PodMonitor named `agent`. It lacks the label `release`, so kube-prometheus-stack ignores it and scrapes nothing.
 * If the Prometheus of a Model selects monitors by labels, and the namespace has no `SeldonCore2Monitor` yet, the Model writes one that
 * is named `agent` and replaces the shipped one.
 *
 * Fails when a Model has already written one for the same namespace.
 */
export class SeldonCore2Monitor extends Construct implements ISeldonCore2Monitor {
  /**
   * A PodMonitor that another program creates in the namespace of the Model, such as `agent` of Seldon Core 2. Prometheus must select it already.
   */
  static fromName(name: string, options: SeldonCore2MonitorOptions = {}): ISeldonCore2Monitor {
    checkProps(Place.named('SeldonCore2Monitor.fromName'), 'SeldonCore2MonitorOptions', options);
    return { name, scrapeInterval: options.scrapeInterval ?? SHIPPED_SCRAPE_INTERVAL, written: false };
  }

  /**
   * All that are written in the app of a construct.
   *
   * @internal
   */
  static _all(construct: IConstruct): SeldonCore2Monitor[] {
    return construct.node.root.node.metadata.filter(({ type }) => type === WRITTEN).map(({ data }) => data);
  }

  /** The PodMonitor that this construct writes. */
  public readonly apiObject: ApiObject;

  /** Name of the PodMonitor in the cluster. */
  public readonly name: string;

  /** Namespace of the PodMonitor and of the Servers. Undefined if it is only known when the manifests are applied. */
  public readonly namespace?: string;

  /** Time between two scrapes of each pod of the Servers. */
  public readonly scrapeInterval: Duration;

  /** Whether this app writes it: true. */
  public readonly written: boolean = true;

  private readonly labels: { [key: string]: string };
  private isShared = false;

  constructor(scope: Construct, id: string, props: SeldonCore2MonitorProps) {
    super(scope, checkedId('SeldonCore2Monitor', scope, id));
    checkProps(Place.of(this), 'SeldonCore2MonitorProps', props);
    const place = Place.keeping(this);
    const { labels = {} } = props;
    const prometheus = place.need(() => Cluster._prometheusFor(place, this, props.prometheus));
    this.labels = { ...labels, ...prometheus.monitorLabels };
    this.name = props.name ?? id;
    this.namespace = props.namespace ?? Chart.of(this).namespace;
    this.scrapeInterval = props.scrapeInterval ?? SHIPPED_SCRAPE_INTERVAL;
    const { name, namespace } = this;
    place.attempt(() => checkObjectName(place.at('name'), name));
    if (namespace !== undefined) {
      place.attempt(() => checkNamespace(place.at('namespace'), namespace));
    }
    place.attempt(() => checkLabels(place.at('prometheus.monitorLabels'), prometheus.monitorLabels));
    place.attempt(() => checkLabels(place.at('labels'), labels));
    place.attempt(() => checkMonitorLabels(place.at('labels'), labels, prometheus));
    const endpoint = { scrapeInterval: this.scrapeInterval };
    place.attempt(() => checkMetricsEndpoint(place, endpoint, prometheus));
    const { manifest } = place.need(() => podMonitor({
      name, namespace, selector: { matchLabels: SERVER_POD_LABELS }, port: AGENT_PORT.name, endpoint, prometheus,
    }, { labels }));
    place.throwRefused();
    this.apiObject = new WrittenObject(this, 'Resource', manifest);
    const others = SeldonCore2Monitor._all(this);
    const shared = others.find((other) => other.isShared && other._isIn(this.namespace, Chart.of(this)));
    if (shared !== undefined) {
      place.refuse(`scrapes the Servers that ${shared.node.path} scrapes, which a model before it wrote: each series would be there twice`, this.namespace,
        'make it before the models, which then take it, or leave it out');
    }
    this.node.root.node.addMetadata(WRITTEN, this);
  }

  /**
   * Whether it scrapes the Servers of a namespace. Where that is not known, each chart is one of its own.
   *
   * @internal
   */
  public _isIn(namespace: string | undefined, chart: Chart): boolean {
    return this.namespace === namespace && (namespace !== undefined || Chart.of(this) === chart);
  }

  /**
   * Whether a Prometheus picks it up.
   *
   * @internal
   */
  public _isSelectedBy({ monitorLabels }: Prometheus): boolean {
    return Object.entries(monitorLabels).every(([key, value]) => this.labels[key] === value);
  }

  /**
   * This one, made for all Models of its namespace.
   *
   * @internal
   */
  public _shared(): this {
    this.isShared = true;
    return this;
  }
}

function checkMonitorLabels(place: Place, labels: { [key: string]: string }, { monitorLabels }: Prometheus): void {
  const clash = Object.entries(labels).find(([key, value]) => Object.hasOwn(monitorLabels, key) && monitorLabels[key] !== value);
  if (clash !== undefined) {
    place.at(clash[0]).refuse(`differs from what the Prometheus selects monitors by (${monitorLabels[clash[0]]})`, clash[1], 'leave it out, or correct the Prometheus');
  }
}
