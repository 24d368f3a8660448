import { Chart, Duration } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { AutoscaledModel, Autoscaler, InferenceRequest, kedaAuthentication, kedaScalers, ModelServer, Monitor, OpenTelemetryTrigger, Prometheus, RequestRateTrigger } from '../../src';

/** Maps that become lists or texts, with two names each. */
export class Maps extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'ml' });
    const model = new AutoscaledModel(this, 'scorer', {
      server: ModelServer.deployment({
        container: { image: 'scorer:1', portNumber: 8000, resources: { cpu: { request: Cpu.millis(500) } } },
        metrics: { scrapeInterval: Duration.seconds(15) },
        monitor: Monitor.external('the platform team', { labels: { team: 'ml', app: 'scorer' } }),
      }),
      prometheus: Prometheus.fromAddress('http://mimir.monitoring.svc:8080/prometheus', {
        customHeaders: { 'X-Scope-OrgID': 'ml', 'X-Purpose': 'scaling' },
        queryParameters: { timeout: '5s', max_source_resolution: '0s' },
      }),
      autoscaler: Autoscaler.keda({}),
      maxReplicas: 4,
      triggers: [
        new RequestRateTrigger({ counter: 'http_requests_total', requestsPerSecondPerReplica: 50, ignoreNullValues: true }),
        OpenTelemetryTrigger.total({ metric: 'queue_length', labels: { zone: 'a', app: 'scorer' }, perReplica: 4 }),
        new kedaScalers.KafkaTrigger({
          bootstrapServers: ['kafka.mq.svc:9092'],
          topic: 'a',
          consumerGroup: 'b',
          sasl: kedaScalers.KafkaSasl.SCRAM_SHA512,
          credentials: {
            username: kedaAuthentication.ParameterSource.fromSecret('kafka', 'user'),
            password: kedaAuthentication.ParameterSource.fromSecret('kafka', 'password'),
          },
        }),
      ],
    });
    model.loadTest({ headers: { 'x-b': '1', 'x-a': '2' }, request: InferenceRequest.get('/predict'), clients: 2, duration: Duration.minutes(1) });
  }
}
