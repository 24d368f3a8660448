"""A model in a Deployment scales on its p95 latency and on its CPU."""
from cdk8s import App, Chart, Duration
from cdk8s_plus_27 import Cpu
from cdk8s_model_autoscaling import AutoscaledModel, CpuTrigger, LatencyTrigger, ModelServer, Prometheus

app = App()
chart = Chart(app, "house-price", namespace="default")

AutoscaledModel(
    chart, "house-price",
    server=ModelServer.deployment(
        container={"image": "webmakaka/house-price-model:1.4.2", "port_number": 8000, "resources": {"cpu": {"request": Cpu.millis(50)}}},
        metrics={"port": 9100, "path": "/"},
    ),
    prometheus=Prometheus.kube_prometheus_stack(release="prom", namespace="monitoring"),
    min_replicas=1,
    max_replicas=5,
    triggers=[
        LatencyTrigger(histogram="http_request_duration_highr_seconds", quantile=0.95, target=Duration.millis(80)),
        CpuTrigger.utilization(50),
    ],
)

app.synth()
