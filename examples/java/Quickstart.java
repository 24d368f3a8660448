import io.github.cdk8smodelautoscaling.*;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;
import org.cdk8s.plus27.ContainerProps;
import org.cdk8s.plus27.ContainerResources;
import org.cdk8s.plus27.Cpu;
import org.cdk8s.plus27.CpuResources;

/** A model in a Deployment scales on its p95 latency and on its CPU. */
public class Quickstart {
    public static void main(String[] args) {
        App app = new App();
        Chart chart = new Chart(app, "house-price", ChartProps.builder().namespace("default").build());

        AutoscaledModel.Builder.create(chart, "house-price")
            .server(ModelServer.deployment(DeploymentServerProps.builder()
                .container(ContainerProps.builder()
                    .image("webmakaka/house-price-model:1.4.2")
                    .portNumber(8000)
                    .resources(ContainerResources.builder().cpu(CpuResources.builder().request(Cpu.millis(50)).build()).build())
                    .build())
                .metrics(MetricsEndpoint.builder().port(9100).path("/").build())
                .build()))
            .prometheus(Prometheus.kubePrometheusStack(KubePrometheusStackOptions.builder().release("prom").namespace("monitoring").build()))
            .minReplicas(1)
            .maxReplicas(5)
            .triggers(List.of(
                LatencyTrigger.Builder.create()
                    .histogram("http_request_duration_highr_seconds").quantile(0.95).target(Duration.millis(80)).build(),
                CpuTrigger.utilization(50)))
            .build();

        app.synth();
    }
}
