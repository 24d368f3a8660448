import io.github.cdk8smodelautoscaling.*;
import io.github.cdk8smodelautoscaling.kserve.KserveModel;
import io.github.cdk8smodelautoscaling.kserve.KservePredictor;
import io.github.cdk8smodelautoscaling.kserve.KserveProtocol;
import io.github.cdk8smodelautoscaling.kserve.KserveServerProps;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;
import org.cdk8s.plus27.ContainerResources;
import org.cdk8s.plus27.Replicas;
import org.cdk8s.plus27.ScalingPolicy;

/** A model that KServe serves scales on its p95 latency, by a ScaledObject of one's own. */
public class KserveLatencyExternal {
    public static void main(String[] args) {
        App app = new App();
        Chart chart = new Chart(app, "kserve-latency-external", ChartProps.builder().namespace("default").build());

        AutoscaledModel.Builder.create(chart, "sklearn-v2-iris")
            .server(ModelServer.kserve(KserveServerProps.builder()
                .predictor(KservePredictor.model(KserveModel.builder()
                    .format("sklearn")
                    .protocolVersion(KserveProtocol.V2)
                    .runtime("kserve-sklearnserver")
                    .storageUri("gs://kfserving-examples/models/sklearn/1.0/model")
                    .resources(ContainerResources.builder().build())
                    .build()))
                .metrics(MetricsEndpoint.builder().scrapeInterval(Duration.seconds(15)).build())
                .externalAutoscaler(true)
                .build()))
            .prometheus(Prometheus.kubePrometheusStack(KubePrometheusStackOptions.builder().release("prom").namespace("monitoring").build()))
            .autoscaler(Autoscaler.keda(KedaOptions.builder()
                .behavior(ScalingBehavior.builder()
                    .scaleDown(HpaScalingRules.builder()
                        .policies(List.of(ScalingPolicy.builder().replicas(Replicas.absolute(1)).duration(Duration.minutes(2)).build()))
                        .build())
                    .build())
                .build()))
            .maxReplicas(5)
            .triggers(List.of(
                LatencyTrigger.Builder.create().histogram("request_predict_seconds").quantile(0.95).target(Duration.millis(200)).build()))
            .build();

        app.synth();
    }
}
