// Models that work off topics of Kafka sleep while nothing waits, with a login that comes from a Secret.
package main

import (
	"github.com/aws/jsii-runtime-go"
	scaling "github.com/cdk8s-model-autoscaling/cdk8s-model-autoscaling-go/cdk8smodelautoscaling"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus27/v2"
)

func worker(name string) scaling.ModelServer {
	return scaling.ModelServer_Deployment(&scaling.DeploymentServerProps{
		Container: &cdk8splus27.ContainerProps{
			Image:     jsii.String("registry.example.com/" + name + ":1.4.0"),
			Resources: &cdk8splus27.ContainerResources{Cpu: &cdk8splus27.CpuResources{Request: cdk8splus27.Cpu_Millis(jsii.Number(500))}},
		},
	})
}

func main() {
	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("kafka-scale-to-zero"), &cdk8s.ChartProps{Namespace: jsii.String("ml")})

	login := scaling.NewTriggerAuthentication(chart, jsii.String("kafka"), &scaling.TriggerAuthenticationProps{
		Parameters: &map[string]scaling.ParameterSource{
			"username": scaling.ParameterSource_FromSecret(jsii.String("kafka-keda"), jsii.String("username")),
			"password": scaling.ParameterSource_FromSecret(jsii.String("kafka-keda"), jsii.String("password")),
		},
	})
	kafka := func(props scaling.KafkaTriggerProps) scaling.Trigger {
		props.BootstrapServers = jsii.Strings("kafka-0.kafka.mq.svc:9093", "kafka-1.kafka.mq.svc:9093")
		props.OffsetResetPolicy = scaling.KafkaOffsetResetPolicy_EARLIEST
		props.Sasl = scaling.KafkaSasl_SCRAM_SHA512
		props.Tls = scaling.ScalerTls_ENABLE
		props.AuthenticationRef = login
		return scaling.NewKafkaTrigger(&props)
	}

	scaling.NewAutoscaledModel(chart, jsii.String("scorer"), &scaling.AutoscaledModelProps{
		Server: worker("scorer"),
		Autoscaler: scaling.Autoscaler_Keda(&scaling.KedaOptions{
			PollingInterval: cdk8s.Duration_Seconds(jsii.Number(10)), CooldownPeriod: cdk8s.Duration_Minutes(jsii.Number(5)),
		}),
		MinReplicas: jsii.Number(0),
		MaxReplicas: jsii.Number(12),
		Triggers: &[]scaling.ITrigger{kafka(scaling.KafkaTriggerProps{
			ConsumerGroup: jsii.String("scorers"), Topic: jsii.String("transactions"), LagThreshold: jsii.Number(200),
		})},
	})
	scaling.NewAutoscaledModel(chart, jsii.String("embedder"), &scaling.AutoscaledModelProps{
		Server:      worker("embedder"),
		Autoscaler:  scaling.Autoscaler_Keda(&scaling.KedaOptions{IdleReplicaCount: jsii.Number(0), CooldownPeriod: cdk8s.Duration_Minutes(jsii.Number(5))}),
		MinReplicas: jsii.Number(3),
		MaxReplicas: jsii.Number(12),
		Triggers: &[]scaling.ITrigger{kafka(scaling.KafkaTriggerProps{
			ConsumerGroup: jsii.String("embedders"), Topic: jsii.String("documents"), LagThreshold: jsii.Number(20), ActivationLagThreshold: jsii.Number(5),
		})},
	})

	app.Synth()
}
