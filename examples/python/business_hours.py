"""Three replicas are ready before people start to work, and load adds more at any time."""
from cdk8s import App, Chart
from cdk8s_plus_27 import Cpu
from cdk8s_model_autoscaling import AutoscaledModel, CpuTrigger, ModelServer

app = App()
chart = Chart(app, "business-hours", namespace="ml")
model = AutoscaledModel(
    chart, "churn",
    server=ModelServer.deployment(
        container={"image": "registry.example.com/churn:2.1.0", "port_number": 8000, "resources": {"cpu": {"request": Cpu.millis(500)}}},
    ),
    min_replicas=1,
    max_replicas=10,
    triggers=[CpuTrigger.utilization(60)],
)
model.scale_on_schedule(timezone="Europe/Berlin", start="30 7 * * 1-5", end="0 18 * * 1-5", desired_replicas=3)
app.synth()
