import { Chart, Duration } from 'cdk8s';
import { AutoscaledModel, Autoscaler, kedaAuthentication, kedaScalers, ModelServer } from 'cdk8s-model-autoscaling';
import { Cpu } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

const { ParameterSource, TriggerAuthentication } = kedaAuthentication;

/**
 * Models that work off topics of Kafka sleep while nothing waits, with a login that comes from a Secret. One wakes to one replica, the
 * other to three at least.
 *
 * Corrects what is often written: a misspelt `lagThreshold` or `consumerGroup` is refused, where KEDA would ignore it; replicas beyond
 * the partitions of a topic would idle, so maxReplicas is their number; `idleReplicaCount` stands beside a higher minReplicas alone; a
 * rebalance takes its time, so the cooldown outlasts it.
 */
export class KafkaScaleToZero extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'ml' });
    const login = new TriggerAuthentication(this, 'kafka', {
      parameters: { username: ParameterSource.fromSecret('kafka-keda', 'username'), password: ParameterSource.fromSecret('kafka-keda', 'password') },
    });
    const kafka: kedaScalers.KafkaTriggerProps = {
      bootstrapServers: ['kafka-0.kafka.mq.svc:9093', 'kafka-1.kafka.mq.svc:9093'],
      consumerGroup: 'scorers',
      offsetResetPolicy: kedaScalers.KafkaOffsetResetPolicy.EARLIEST,
      sasl: kedaScalers.KafkaSasl.SCRAM_SHA512,
      tls: kedaScalers.ScalerTls.ENABLE,
      authenticationRef: login,
    };
    const worker = (name: string) => ModelServer.deployment({
      container: { image: `registry.example.com/${name}:1.4.0`, resources: { cpu: { request: Cpu.millis(500) } } },
    });
    new AutoscaledModel(this, 'scorer', {
      server: worker('scorer'),
      autoscaler: Autoscaler.keda({ pollingInterval: Duration.seconds(10), cooldownPeriod: Duration.minutes(5) }),
      minReplicas: 0,
      maxReplicas: 12,
      triggers: [new kedaScalers.KafkaTrigger({ ...kafka, topic: 'transactions', lagThreshold: 200 })],
    });
    new AutoscaledModel(this, 'embedder', {
      server: worker('embedder'),
      autoscaler: Autoscaler.keda({ idleReplicaCount: 0, cooldownPeriod: Duration.minutes(5) }),
      minReplicas: 3,
      maxReplicas: 12,
      triggers: [new kedaScalers.KafkaTrigger({ ...kafka, consumerGroup: 'embedders', topic: 'documents', lagThreshold: 20, activationLagThreshold: 5 })],
    });
  }
}
