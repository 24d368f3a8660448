// A model that KServe serves scales on its p95 latency, by a ScaledObject of one's own.
package main

import (
	"github.com/aws/jsii-runtime-go"
	scaling "github.com/cdk8s-model-autoscaling/cdk8s-model-autoscaling-go/cdk8smodelautoscaling"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus27/v2"
)

func main() {
	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("kserve-latency-external"), &cdk8s.ChartProps{Namespace: jsii.String("default")})

	scaling.NewAutoscaledModel(chart, jsii.String("sklearn-v2-iris"), &scaling.AutoscaledModelProps{
		Server: scaling.ModelServer_Kserve(&scaling.KserveServerProps{
			Predictor: scaling.KservePredictor_Model(&scaling.KserveModel{
				Format:          jsii.String("sklearn"),
				ProtocolVersion: scaling.KserveProtocol_V2,
				Runtime:         jsii.String("kserve-sklearnserver"),
				StorageUri:      jsii.String("gs://kfserving-examples/models/sklearn/1.0/model"),
				Resources:       &cdk8splus27.ContainerResources{},
			}),
			Metrics:            &scaling.MetricsEndpoint{ScrapeInterval: cdk8s.Duration_Seconds(jsii.Number(15))},
			ExternalAutoscaler: jsii.Bool(true),
		}),
		Prometheus: scaling.Prometheus_KubePrometheusStack(&scaling.KubePrometheusStackOptions{
			Release: jsii.String("prom"), Namespace: jsii.String("monitoring"),
		}),
		Autoscaler: scaling.Autoscaler_Keda(&scaling.KedaOptions{
			Behavior: &scaling.ScalingBehavior{
				ScaleDown: &scaling.HpaScalingRules{
					Policies: &[]*cdk8splus27.ScalingPolicy{
						{Replicas: cdk8splus27.Replicas_Absolute(jsii.Number(1)), Duration: cdk8s.Duration_Minutes(jsii.Number(2))},
					},
				},
			},
		}),
		MaxReplicas: jsii.Number(5),
		Triggers: &[]scaling.ITrigger{
			scaling.NewLatencyTrigger(&scaling.LatencyTriggerProps{
				Histogram: jsii.String("request_predict_seconds"),
				Quantile:  jsii.Number(0.95),
				Target:    cdk8s.Duration_Millis(jsii.Number(200)),
			}),
		},
	})

	app.Synth()
}
