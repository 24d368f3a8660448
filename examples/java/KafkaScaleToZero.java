import io.github.cdk8smodelautoscaling.*;
import io.github.cdk8smodelautoscaling.kedaauthentication.ParameterSource;
import io.github.cdk8smodelautoscaling.kedaauthentication.TriggerAuthentication;
import io.github.cdk8smodelautoscaling.kedascalers.KafkaOffsetResetPolicy;
import io.github.cdk8smodelautoscaling.kedascalers.KafkaSasl;
import io.github.cdk8smodelautoscaling.kedascalers.KafkaTrigger;
import io.github.cdk8smodelautoscaling.kedascalers.ScalerTls;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;
import org.cdk8s.plus27.ContainerProps;
import org.cdk8s.plus27.ContainerResources;
import org.cdk8s.plus27.Cpu;
import org.cdk8s.plus27.CpuResources;

/** Models that work off topics of Kafka sleep while nothing waits, with a login that comes from a Secret. */
public class KafkaScaleToZero {
    public static void main(String[] args) {
        App app = new App();
        Chart chart = new Chart(app, "kafka-scale-to-zero", ChartProps.builder().namespace("ml").build());

        TriggerAuthentication login = TriggerAuthentication.Builder.create(chart, "kafka")
            .parameters(Map.of(
                "username", ParameterSource.fromSecret("kafka-keda", "username"),
                "password", ParameterSource.fromSecret("kafka-keda", "password")))
            .build();

        AutoscaledModel.Builder.create(chart, "scorer")
            .server(worker("scorer"))
            .autoscaler(Autoscaler.keda(KedaOptions.builder()
                .pollingInterval(Duration.seconds(10)).cooldownPeriod(Duration.minutes(5)).build()))
            .minReplicas(0)
            .maxReplicas(12)
            .triggers(List.of(kafka(login).consumerGroup("scorers").topic("transactions").lagThreshold(200).build()))
            .build();
        AutoscaledModel.Builder.create(chart, "embedder")
            .server(worker("embedder"))
            .autoscaler(Autoscaler.keda(KedaOptions.builder().idleReplicaCount(0).cooldownPeriod(Duration.minutes(5)).build()))
            .minReplicas(3)
            .maxReplicas(12)
            .triggers(List.of(
                kafka(login).consumerGroup("embedders").topic("documents").lagThreshold(20).activationLagThreshold(5).build()))
            .build();

        app.synth();
    }

    private static ModelServer worker(String name) {
        return ModelServer.deployment(DeploymentServerProps.builder()
            .container(ContainerProps.builder()
                .image("registry.example.com/" + name + ":1.4.0")
                .resources(ContainerResources.builder().cpu(CpuResources.builder().request(Cpu.millis(500)).build()).build())
                .build())
            .build());
    }

    private static KafkaTrigger.Builder kafka(TriggerAuthentication login) {
        return KafkaTrigger.Builder.create()
            .bootstrapServers(List.of("kafka-0.kafka.mq.svc:9093", "kafka-1.kafka.mq.svc:9093"))
            .offsetResetPolicy(KafkaOffsetResetPolicy.EARLIEST)
            .sasl(KafkaSasl.SCRAM_SHA512)
            .tls(ScalerTls.ENABLE)
            .authenticationRef(login);
    }
}
