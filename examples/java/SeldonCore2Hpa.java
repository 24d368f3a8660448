import io.github.cdk8smodelautoscaling.*;
import io.github.cdk8smodelautoscaling.seldoncore2.SeldonCore2ModelProps;
import io.github.cdk8smodelautoscaling.seldoncore2.SeldonCore2Monitor;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;

/** An HPA scales a Model of Seldon Core 2 on its requests per second, which prometheus-adapter serves; Seldon Core 2 scales the Server. */
public class SeldonCore2Hpa {
    public static void main(String[] args) {
        App app = new App();
        Chart chart = new Chart(app, "seldon-core-2-hpa", ChartProps.builder().namespace("seldon-mesh").build());

        Prometheus prometheus = Prometheus.kubePrometheusStack(KubePrometheusStackOptions.builder()
            .release("seldon-monitoring").namespace("seldon-monitoring").fullnameOverride("seldon-monitoring").build());
        RpsAdapterRule inferRps = RpsAdapterRule.Builder.create()
            .counter("seldon_model_infer_total")
            .metricName("infer_rps")
            .window(Duration.minutes(2))
            .resources(Map.of(
                "model", AdapterResource.SELDON_MODEL,
                "server", AdapterResource.SELDON_SERVER,
                "pod", AdapterResource.POD,
                "namespace", AdapterResource.NAMESPACE))
            .build();
        PrometheusAdapter adapter = PrometheusAdapter.Builder.create(chart, "adapter")
            .release("hpa-metrics").namespace("seldon-monitoring").prometheus(prometheus).build();
        SeldonCore2Monitor monitor = SeldonCore2Monitor.Builder.create(chart, "agent").prometheus(prometheus).build();

        AutoscaledModel.Builder.create(chart, "irisa0")
            .server(ModelServer.seldonCore2(SeldonCore2ModelProps.builder()
                .storageUri("gs://seldon-models/scv2/samples/mlserver_1.6.0/iris-sklearn")
                .requirements(List.of("sklearn"))
                .monitor(monitor)
                .build()))
            .minReplicas(1)
            .maxReplicas(3)
            .autoscaler(Autoscaler.hpa(HpaOptions.builder().adapter(adapter).build()))
            .triggers(List.of(AdapterTrigger.total(AdapterTotalOptions.builder().rule(inferRps).perReplica(3).build())))
            .build();

        app.synth();
    }
}
