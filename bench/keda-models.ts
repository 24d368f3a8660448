import { ApiObject, Duration } from 'cdk8s';
import type * as Library from '../src';
import { AddModel } from './models';

// What users load is measured: the compiled library, not its source.
const {
  Autoscaler, AutoscaledModel, CronTrigger, kedaAuthentication, ModelServer, KedaPause, Prometheus, PrometheusAuthentication, PrometheusTrigger,
  KedaFormula,
}: typeof Library = module.require('../lib/src');

/** A workload that is there already, with much that KEDA can be told: a token, a formula, a fallback, a schedule, a pause. */
export const addKedaModel: AddModel = (scope, name) => {
  const labels = { app: name };
  const workload = new ApiObject(scope, `${name}-workload`, {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name },
    spec: {
      serviceName: name,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'server', image: 'model:1', ports: [{ name: 'http', containerPort: 8000 }] }] } },
    },
  });
  const { ParameterSource, TriggerAuthentication } = kedaAuthentication;
  const token = new TriggerAuthentication(scope, `${name}-token`, { parameters: { bearerToken: ParameterSource.fromSecret(name, 'token') } });
  const query = (metric: string) => `sum(${metric}{namespace="default",job="default/${name}"})`;
  new AutoscaledModel(scope, name, {
    server: ModelServer.fromWorkload(workload, { metrics: { port: 8000 } }),
    prometheus: Prometheus.fromAddress('https://mimir.monitoring.svc:8443', {
      authentication: PrometheusAuthentication.bearer(token), customHeaders: { 'X-Scope-OrgID': 'ml' }, timeout: Duration.seconds(5),
    }),
    autoscaler: Autoscaler.keda({
      formula: KedaFormula.total({ expression: 'max([running + 2 * waiting, floor_ * 4])', perReplica: 4 }),
      fallback: { failureThreshold: 3, replicas: 2 },
      paused: KedaPause.scaleIn(),
    }),
    maxReplicas: 5,
    triggers: [
      PrometheusTrigger.total({ name: 'running', query: query('running'), perReplica: 4 }),
      PrometheusTrigger.total({ name: 'waiting', query: query('waiting'), perReplica: 4 }),
      new CronTrigger({ name: 'floor_', timezone: 'Europe/Berlin', start: '0 8 * * 1-5', end: '0 18 * * 1-5', desiredReplicas: 2 }),
    ],
  });
};
