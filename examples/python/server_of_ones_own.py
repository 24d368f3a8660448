"""Models that an operator of the company runs: one whose object is written here, and one that another team delivers."""
import jsii
from cdk8s import ApiObject, ApiObjectMetadata, App, Chart, JsonPatch
from cdk8s_model_autoscaling import (
    AutoscaledModel, Autoscaler, CpuTrigger, CustomServerEndpoint, CustomServerPods, IModelServer, MetricsEndpoint, ModelServer, Prometheus, ScaleTarget,
    VllmTrigger,
)

API_VERSION = "serving.example.com/v1"
KIND = "LlmService"


@jsii.implements(IModelServer)
class LlmService:
    """An LlmService. The operator of the company makes of it pods that run vLLM, and a Service; its kind has a scale subresource."""

    def __init__(self, model):
        self.model = model

    def to_model_server(self, scope, model):
        service = ApiObject(scope, "LlmService", api_version=API_VERSION, kind=KIND, metadata=ApiObjectMetadata(name=model.name))
        service.add_json_patch(JsonPatch.add("/spec", {"model": self.model}))
        return ModelServer.custom(
            target=ScaleTarget(api_version=API_VERSION, kind=KIND, name=model.name),
            pods=CustomServerPods(labels={"serving.example.com/llm-service": model.name}, containers=["vllm"]),
            endpoint=CustomServerEndpoint(url=f"http://{model.name}.{model.namespace}.svc:8000", model_name=self.model),
            metrics=MetricsEndpoint(port=8000),
        )


app = App()
chart = Chart(app, "server-of-ones-own", namespace="llm")
AutoscaledModel(
    chart, "chat",
    server=LlmService("llama-3.1-8b"),
    prometheus=Prometheus.kube_prometheus_stack(release="prom", namespace="monitoring"),
    max_replicas=6,
    triggers=[VllmTrigger.waiting_requests()],
)
AutoscaledModel(
    chart, "guard",
    server=ModelServer.custom(
        target=ScaleTarget(api_version=API_VERSION, kind=KIND, name="guard"),
        pods=CustomServerPods(labels={"serving.example.com/llm-service": "guard"}),
    ),
    autoscaler=Autoscaler.hpa(),
    max_replicas=3,
    triggers=[CpuTrigger.utilization(60)],
)

app.synth()
