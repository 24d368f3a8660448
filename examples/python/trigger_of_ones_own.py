"""A trigger of one's own scales one model by KEDA, which sleeps while no job waits, and another one by an HPA."""
import jsii
from cdk8s import App, Chart
from cdk8s_plus_27 import Cpu
from cdk8s_model_autoscaling import (
    AutoscaledModel, Autoscaler, HpaMetricConfig, ITrigger, KedaTriggerProps, MetricType, ModelServer, ScaleTarget,
    TriggerConfig,
)


@jsii.implements(ITrigger)
class JobsWaiting:
    """Scales on the jobs that wait for a model in the queue service of the company, which tells their number at an address of each model."""

    def __init__(self, jobs_per_replica):
        self.jobs_per_replica = jobs_per_replica

    def to_trigger_config(self, model):
        return TriggerConfig(
            keda=KedaTriggerProps(
                type="metrics-api",
                metadata={
                    "url": f"http://jobs.platform.svc:8080/queues/{model.name}",
                    "valueLocation": "waiting",
                    "targetValue": str(self.jobs_per_replica),
                },
            ),
            hpa=HpaMetricConfig(
                metric_name="jobs_waiting",
                described_object=ScaleTarget(api_version="v1", kind="Service", name=f"{model.name}-jobs"),
                served_by="jobs-metrics-adapter",
                metric_type=MetricType.AVERAGE_VALUE,
                target=self.jobs_per_replica,
            ),
        )


app = App()
chart = Chart(app, "trigger-of-ones-own", namespace="ml")
server = ModelServer.deployment(
    container={"image": "registry.example.com/transcriber:2.0.0", "resources": {"cpu": {"request": Cpu.units(2)}}},
)
AutoscaledModel(chart, "transcriber", server=server, min_replicas=0, max_replicas=10, triggers=[JobsWaiting(5)])
AutoscaledModel(chart, "translator", server=server, autoscaler=Autoscaler.hpa(), max_replicas=10, triggers=[JobsWaiting(20)])
app.synth()
