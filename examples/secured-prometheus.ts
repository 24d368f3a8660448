import { Chart, Duration } from 'cdk8s';
import { AutoscaledModel, kedaAuthentication, ModelServer, Prometheus, PrometheusAuthentication, RequestRateTrigger } from 'cdk8s-model-autoscaling';
import { Cpu } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * A Prometheus with many tenants is asked with a token from a Secret, and with the header that names the tenant.
 *
 * Corrects what is often written: `oauth` and `apiKey` are parsed by KEDA, and nothing is sent; a token in `customHeaders` stands in
 * clear text, and breaks at "="; a bare `timeout: "5"` would be five milliseconds.
 */
export class SecuredPrometheus extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'ml' });
    const token = new kedaAuthentication.TriggerAuthentication(this, 'mimir-token', {
      parameters: { bearerToken: kedaAuthentication.ParameterSource.fromSecret('mimir', 'token') },
    });
    new AutoscaledModel(this, 'ranking', {
      server: ModelServer.deployment({
        container: { image: 'registry.example.com/ranking:1.0.3', portNumber: 8000, resources: { cpu: { request: Cpu.units(1) } } },
        metrics: { scrapeInterval: Duration.seconds(15) },
      }),
      prometheus: Prometheus.fromAddress('https://mimir.monitoring.svc:8443/prometheus', {
        authentication: PrometheusAuthentication.bearer(token),
        customHeaders: { 'X-Scope-OrgID': 'ml' },
        timeout: Duration.seconds(5),
      }),
      maxReplicas: 8,
      triggers: [new RequestRateTrigger({ counter: 'http_requests_total', requestsPerSecondPerReplica: 50 })],
    });
  }
}
