"""A rule of one's own judges all models of a chart at each synth, with those of the library."""
from cdk8s import App, Chart
from cdk8s_plus_27 import Cpu
from cdk8s_model_autoscaling import AutoscaledModel, CpuTrigger, Finding, ModelServer, Rule, Rules, Severity


class TeamBudget(Rule):
    """Each model of the company names the team that pays for its replicas, and stays within what a team may pay for."""

    def __init__(self, most_replicas):
        super().__init__(
            id="acme-team-budget",
            severity=Severity.ERROR,
            says="A model without a team, or with more replicas than a team may have, is paid for by nobody.",
            remedy="Label the autoscaler with its team, and set its most replicas within the budget.",
        )
        self.most_replicas = most_replicas

    def find(self, graph, cluster):
        found = []
        for autoscaler in graph.autoscalers:
            if "team" not in autoscaler.object.labels:
                found.append(Finding(object=autoscaler.object, field="metadata.labels", problem="name no team", fix="add the label team"))
            if autoscaler.max_replicas is None or autoscaler.max_replicas > self.most_replicas:
                found.append(Finding(
                    object=autoscaler.object, got=str(autoscaler.max_replicas), fix="lower its most replicas",
                    problem=f"scales {autoscaler.target.kind} {autoscaler.target.name} beyond {self.most_replicas} replicas",
                ))
        return found


def scorer(chart, labels=None):
    AutoscaledModel(
        chart, "scorer",
        server=ModelServer.deployment(container={
            "image": "registry.example.com/scorer:1.4.0", "port_number": 8080, "resources": {"cpu": {"request": Cpu.millis(500)}},
        }),
        labels=labels,
        max_replicas=12,
        triggers=[CpuTrigger.utilization(60)],
    )


app = App()
chart = Chart(app, "rule-of-ones-own", namespace="ml")
Rules.of(chart).add(TeamBudget(20))
scorer(chart, labels={"team": "fraud"})
app.synth()

# What the rule says of a model that is paid for by nobody.
other = App()
Rules.of(other).add(TeamBudget(10))
scorer(Chart(other, "unpaid", namespace="ml"))
try:
    other.synth_yaml()
except Exception as error:
    for sentence in ["metadata.labels: name no team", "scales Deployment scorer beyond 10 replicas, got 12; lower its most replicas"]:
        assert f"acme-team-budget: [unpaid/scorer/Autoscaler] {sentence}" in str(error), error
else:
    raise AssertionError("the rule found nothing")
