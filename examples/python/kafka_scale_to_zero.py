"""Models that work off topics of Kafka sleep while nothing waits, with a login that comes from a Secret."""
from cdk8s import App, Chart, Duration
from cdk8s_plus_27 import Cpu
from cdk8s_model_autoscaling import AutoscaledModel, Autoscaler, ModelServer
from cdk8s_model_autoscaling.keda_authentication import ParameterSource, TriggerAuthentication
from cdk8s_model_autoscaling.keda_scalers import KafkaOffsetResetPolicy, KafkaSasl, KafkaTrigger, ScalerTls

app = App()
chart = Chart(app, "kafka-scale-to-zero", namespace="ml")

login = TriggerAuthentication(
    chart, "kafka",
    parameters={
        "username": ParameterSource.from_secret("kafka-keda", "username"),
        "password": ParameterSource.from_secret("kafka-keda", "password"),
    },
)
kafka = dict(
    bootstrap_servers=["kafka-0.kafka.mq.svc:9093", "kafka-1.kafka.mq.svc:9093"],
    offset_reset_policy=KafkaOffsetResetPolicy.EARLIEST,
    sasl=KafkaSasl.SCRAM_SHA512,
    tls=ScalerTls.ENABLE,
    authentication_ref=login,
)


def worker(name):
    return ModelServer.deployment(
        container={"image": f"registry.example.com/{name}:1.4.0", "resources": {"cpu": {"request": Cpu.millis(500)}}},
    )


AutoscaledModel(
    chart, "scorer",
    server=worker("scorer"),
    autoscaler=Autoscaler.keda(polling_interval=Duration.seconds(10), cooldown_period=Duration.minutes(5)),
    min_replicas=0,
    max_replicas=12,
    triggers=[KafkaTrigger(**kafka, consumer_group="scorers", topic="transactions", lag_threshold=200)],
)
AutoscaledModel(
    chart, "embedder",
    server=worker("embedder"),
    autoscaler=Autoscaler.keda(idle_replica_count=0, cooldown_period=Duration.minutes(5)),
    min_replicas=3,
    max_replicas=12,
    triggers=[KafkaTrigger(**kafka, consumer_group="embedders", topic="documents", lag_threshold=20, activation_lag_threshold=5)],
)

app.synth()
