"""A model that KServe serves scales on its p95 latency, by a ScaledObject of one's own."""
from cdk8s import App, Chart, Duration
from cdk8s_plus_27 import Replicas
from cdk8s_model_autoscaling import AutoscaledModel, Autoscaler, LatencyTrigger, MetricsEndpoint, ModelServer, Prometheus, ScalingBehavior
from cdk8s_model_autoscaling.kserve import KservePredictor, KserveProtocol

app = App()
chart = Chart(app, "kserve-latency-external", namespace="default")

AutoscaledModel(
    chart, "sklearn-v2-iris",
    server=ModelServer.kserve(
        predictor=KservePredictor.model(
            format="sklearn",
            protocol_version=KserveProtocol.V2,
            runtime="kserve-sklearnserver",
            storage_uri="gs://kfserving-examples/models/sklearn/1.0/model",
            resources={},
        ),
        metrics=MetricsEndpoint(scrape_interval=Duration.seconds(15)),
        external_autoscaler=True,
    ),
    prometheus=Prometheus.kube_prometheus_stack(release="prom", namespace="monitoring"),
    autoscaler=Autoscaler.keda(
        behavior=ScalingBehavior(scale_down={"policies": [{"replicas": Replicas.absolute(1), "duration": Duration.minutes(2)}]}),
    ),
    max_replicas=5,
    triggers=[LatencyTrigger(histogram="request_predict_seconds", quantile=0.95, target=Duration.millis(200))],
)

app.synth()
