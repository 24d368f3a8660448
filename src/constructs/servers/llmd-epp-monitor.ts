import { ApiObject, Chart, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { LLM_D_EPP } from '../../model-servers/llm-d-epp';
import { checkLabels } from '../../platforms/kubernetes/metadata-faults';
import { objectNameFaults } from '../../platforms/kubernetes/names';
import { EPP_METRICS_PORT, METRICS_PATH_RULE, TOKEN_KEY, TOKEN_OF } from '../../platforms/llm-d/names';
import { validateAtSynth } from '../../synth/synth-validation';
import { WrittenObject } from '../../synth/written-object';
import { Cluster } from '../cluster/cluster';
import { serviceMonitor } from '../metrics/monitor-manifests';
import { Prometheus } from '../metrics/prometheus';
import { checkProps } from '../props/check-props';

/** The Service of an endpoint picker, and who scrapes it. */
export interface LlmdEppMonitorProps {
  /** Name of the Service: `<release>-epp` of llm-d's chart, `<name>-epp-service` of an LLMInferenceService. */
  readonly service: string;

  /** Labels of the Service. The monitor selects the Service by them. */
  readonly serviceLabels: { [key: string]: string };

  /**
   * Whether the endpoint picker wants a token with each scrape. False only where it was started with `--metrics-endpoint-auth=false`.
   *
   * @default true
   */
  readonly authorized?: boolean;

  /**
   * Name of the monitor, of the ServiceAccount and, with the namespace before it, of the ClusterRole.
   *
   * @default - `<service>-metrics`
   */
  readonly name?: string;

  /**
   * Namespace of the endpoint picker's Service, in which the monitor is written.
   *
   * @default - that of the chart
   */
  readonly namespace?: string;

  /**
   * Name of the Service's port: `http-metrics` of llm-d's chart, `metrics` of an LLMInferenceService.
   *
   * @default 'http-metrics'
   */
  readonly port?: string;

  /**
   * The Prometheus that scrapes the endpoint picker. The monitor gets the labels by which it selects monitors.
   *
   * @default - that of the Cluster
   */
  readonly prometheus?: Prometheus;

  /**
   * Time between two scrapes of the endpoint picker.
   *
   * @default - the scrape interval of the Prometheus
   */
  readonly scrapeInterval?: Duration;

  /**
   * ServiceAccount of the endpoint picker's pods. It needs the right to ask the API server about tokens (`system:auth-delegator`), which older
   * charts of llm-d do not give it: each scrape then answers 500.
   *
   * @default - it has that right already
   */
  readonly serviceAccount?: string;
}

/**
 * Has a Prometheus scrape an endpoint picker, for the triggers of LlmdEppTrigger: a ServiceMonitor, and a ServiceAccount that may read
 * `/metrics`, with its token.
 *
 * Who installs the chart of llm-d with `router.monitoring.prometheus.enabled=true` has the ServiceMonitor already.
 *
 * @see https://github.com/llm-d/llm-d-router/tree/v0.10.0/config/charts/routerlib
 *
 * @example
 * new LlmdEppMonitor(chart, 'picker', {
 *   service: 'chat-epp',
 *   serviceLabels: { 'app.kubernetes.io/name': 'chat-epp' },
 *   serviceAccount: 'chat-epp',
 *   prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
 * });
 */
export class LlmdEppMonitor extends Construct {
  /** The ServiceMonitor that this construct writes. */
  public readonly monitor: ApiObject;

  constructor(scope: Construct, id: string, props: LlmdEppMonitorProps) {
    super(scope, id);
    const place = Place.of(this);
    checkProps(place, 'LlmdEppMonitorProps', props);
    validateAtSynth(this);
    const { authorized = true, port = EPP_METRICS_PORT, scrapeInterval, service, serviceLabels } = props;
    const { name = `${service}-metrics`, namespace = Chart.of(this).namespace, prometheus = Cluster._prometheusOf(this) } = props;
    refuseAll(place.at('service'), objectNameFaults(service));
    checkLabels(place.at('serviceLabels'), serviceLabels);
    if (Object.keys(serviceLabels).length === 0) {
      place.at('serviceLabels').refuse('select every Service of the namespace', serviceLabels, 'give labels that this Service alone has');
    }
    if (authorized) {
      this.writeReader(place, name, namespace, props.serviceAccount);
    }
    const scraping = prometheus ?? place.at('prometheus').refuse('is needed: by its labels it finds the monitor', undefined,
      'give one, such as Prometheus.kubePrometheusStack({ release, namespace })');
    const { manifest } = serviceMonitor({
      name,
      namespace,
      selector: { matchLabels: serviceLabels },
      port,
      endpoint: {
        path: LLM_D_EPP.endpoint.path, scrapeInterval, ...authorized && { authorization: { credentials: { name: `${name}-token`, key: TOKEN_KEY } } },
      },
      prometheus: scraping,
    }, service, {});
    this.monitor = WrittenObject.write(this, 'Monitor', manifest);
  }

  /** A ServiceAccount that may read metrics, and the Secret in which Kubernetes keeps its token. */
  private writeReader(place: Place, name: string, namespace: string | undefined, serviceAccount: string | undefined): void {
    if (namespace === undefined) {
      place.at('namespace').refuse('is needed: rights are given to a ServiceAccount of a namespace', undefined, 'set it, or the namespace of the chart');
    }
    const role = `${namespace}-${name}`;
    const metadata = { name, namespace };
    WrittenObject.write(this, 'ServiceAccount', { apiVersion: 'v1', kind: 'ServiceAccount', metadata });
    WrittenObject.write(this, 'Token', {
      apiVersion: 'v1', kind: 'Secret', metadata: { name: `${name}-token`, namespace, annotations: { [TOKEN_OF]: name } }, type: 'kubernetes.io/service-account-token',
    });
    this.writeClusterScoped('Role', { ...RBAC, kind: 'ClusterRole', metadata: { name: role }, rules: [METRICS_PATH_RULE] });
    this.writeClusterScoped('Binding', binding(role, role, metadata));
    if (serviceAccount !== undefined) {
      this.writeClusterScoped('Delegation', binding(`${role}-delegation`, 'system:auth-delegator', { name: serviceAccount, namespace }));
    }
  }

  private writeClusterScoped(id: string, manifest: ConstructorParameters<typeof WrittenObject>[2]): void {
    new WrittenObject(this, id, manifest, { isClusterScoped: true });
  }
}

const RBAC = { apiVersion: 'rbac.authorization.k8s.io/v1' };

function binding(name: string, role: string, account: { readonly name: string; readonly namespace?: string }) {
  return {
    ...RBAC,
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
    subjects: [{ kind: 'ServiceAccount', ...account }],
  };
}
