"""An HPA scales a Model of Seldon Core 2 on its requests per second, which prometheus-adapter serves; Seldon Core 2 scales the Server."""
from cdk8s import App, Chart, Duration
from cdk8s_model_autoscaling import (
    AdapterResource, AdapterTrigger, AutoscaledModel, Autoscaler, ModelServer, Prometheus, PrometheusAdapter, RpsAdapterRule,
)
from cdk8s_model_autoscaling.seldon_core2 import SeldonCore2Monitor

app = App()
chart = Chart(app, "seldon-core-2-hpa", namespace="seldon-mesh")

prometheus = Prometheus.kube_prometheus_stack(
    release="seldon-monitoring", namespace="seldon-monitoring", fullname_override="seldon-monitoring",
)
infer_rps = RpsAdapterRule(
    counter="seldon_model_infer_total",
    metric_name="infer_rps",
    window=Duration.minutes(2),
    resources={
        "model": AdapterResource.SELDON_MODEL, "server": AdapterResource.SELDON_SERVER,
        "pod": AdapterResource.POD, "namespace": AdapterResource.NAMESPACE,
    },
)
adapter = PrometheusAdapter(chart, "adapter", release="hpa-metrics", namespace="seldon-monitoring", prometheus=prometheus)
monitor = SeldonCore2Monitor(chart, "agent", prometheus=prometheus)

AutoscaledModel(
    chart, "irisa0",
    server=ModelServer.seldon_core2(
        storage_uri="gs://seldon-models/scv2/samples/mlserver_1.6.0/iris-sklearn", requirements=["sklearn"], monitor=monitor,
    ),
    min_replicas=1,
    max_replicas=3,
    autoscaler=Autoscaler.hpa(adapter=adapter),
    triggers=[AdapterTrigger.total(rule=infer_rps, per_replica=3)],
)

app.synth()
