import { ApiObject, Size } from 'cdk8s';
import { Cpu, Deployment, LabelSelector, Pod, Service } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { AddModel, NAMESPACE } from './models';

const PROMETHEUS_ADDRESS = 'http://prom-kube-prometheus-stack-prometheus.monitoring.svc:9090';

/** The model of models.ts as one writes it without this library: cdk8s-plus where it has a class, and plain objects. */
export const addHandWritten: AddModel = (scope, name) => {
  const model = new Construct(scope, name);
  const labels = { 'app.kubernetes.io/name': name };
  const deployment = new Deployment(model, 'Deployment', {
    metadata: { name, labels },
    podMetadata: { labels },
    select: false,
    securityContext: { ensureNonRoot: false },
    containers: [{
      name: 'house-price-model',
      image: 'webmakaka/house-price-model:latest',
      ports: [{ name: 'http', number: 8000 }, { name: 'metrics', number: 9100 }],
      resources: {
        cpu: { request: Cpu.millis(50), limit: Cpu.millis(100) },
        memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) },
      },
      securityContext: { ensureNonRoot: false, readOnlyRootFilesystem: false },
    }],
  });
  deployment.select(LabelSelector.of({ labels }));
  deployment.podMetadata.addLabel(Pod.ADDRESS_LABEL, name);
  deployment.markHasAutoscaler();
  const service = new Service(model, 'Service', {
    metadata: { name, labels },
    ports: [{ name: 'http', port: 8000, targetPort: 8000 }, { name: 'metrics', port: 9100, targetPort: 9100 }],
  });
  service.selectLabel('app.kubernetes.io/name', name);
  new ApiObject(model, 'ServiceMonitor', {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name, labels: { release: 'prom' } },
    spec: {
      selector: { matchLabels: labels },
      endpoints: [{ port: 'metrics', path: '/', interval: '15s', scrapeTimeout: '10s' }],
    },
  });
  new ApiObject(model, 'ScaledObject', {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicaCount: 1,
      maxReplicaCount: 5,
      triggers: [
        prometheusTrigger('Value', '0.08', latencyQuery(name)),
        prometheusTrigger('AverageValue', '20', rateQuery(name)),
        { type: 'cpu', metricType: 'Utilization', metadata: { value: '50' } },
      ],
    },
  });
};

function prometheusTrigger(metricType: string, threshold: string, query: string) {
  return { type: 'prometheus', metricType, metadata: { serverAddress: PROMETHEUS_ADDRESS, query, threshold, ignoreNullValues: 'false' } };
}

function latencyQuery(service: string): string {
  const scope = scopeOf(service);
  const rate = (how: string, series: string, range: string) => `(${how}(http_request_duration_highr_seconds_${series}${scope}[${range}]))`;
  const quantile = `histogram_quantile(0.95, sum by (le) ${rate('rate', 'bucket', '1m')}) >= 0`;
  return `(${quantile} or 0 * sum${rate('irate', 'count', '45s')}) and on () up${scope} == 1`;
}

function rateQuery(service: string): string {
  const scope = scopeOf(service);
  const read = `sum_over_time(up${scope}[30s])`;
  const known = `sum_over_time(up${scope}[1h]) > 1`;
  const total = `(sum(irate(http_requests_total${scope}[30s])) or 0 * count(${read} > 1) unless on () http_requests_total${scope})`;
  const whole = `(${total} and on () avg(${read} > bool 1 and up${scope} == 1 and ${known}) > 0.85)`;
  const least = `min_over_time(avg_over_time((${whole} / avg(${read} > bool 1 and ${known}))[1m:15s])[10m:15s])`;
  return `clamp_min(avg_over_time(${whole}[1m:15s]), scalar(${least} or vector(0))) and on () up${scope} == 1`;
}

function scopeOf(service: string): string {
  return `{namespace="${NAMESPACE}",service="${service}"}`;
}
