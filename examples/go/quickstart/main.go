// A model in a Deployment scales on its p95 latency and on its CPU.
package main

import (
	"github.com/aws/jsii-runtime-go"
	scaling "github.com/cdk8s-model-autoscaling/cdk8s-model-autoscaling-go/cdk8smodelautoscaling"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus27/v2"
)

func main() {
	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("house-price"), &cdk8s.ChartProps{Namespace: jsii.String("default")})

	scaling.NewAutoscaledModel(chart, jsii.String("house-price"), &scaling.AutoscaledModelProps{
		Server: scaling.ModelServer_Deployment(&scaling.DeploymentServerProps{
			Container: &cdk8splus27.ContainerProps{
				Image:      jsii.String("webmakaka/house-price-model:1.4.2"),
				PortNumber: jsii.Number(8000),
				Resources:  &cdk8splus27.ContainerResources{Cpu: &cdk8splus27.CpuResources{Request: cdk8splus27.Cpu_Millis(jsii.Number(50))}},
			},
			Metrics: &scaling.MetricsEndpoint{Port: jsii.Number(9100), Path: jsii.String("/")},
		}),
		Prometheus: scaling.Prometheus_KubePrometheusStack(&scaling.KubePrometheusStackOptions{
			Release: jsii.String("prom"), Namespace: jsii.String("monitoring"),
		}),
		MinReplicas: jsii.Number(1),
		MaxReplicas: jsii.Number(5),
		Triggers: &[]scaling.ITrigger{
			scaling.NewLatencyTrigger(&scaling.LatencyTriggerProps{
				Histogram: jsii.String("http_request_duration_highr_seconds"),
				Quantile:  jsii.Number(0.95),
				Target:    cdk8s.Duration_Millis(jsii.Number(80)),
			}),
			scaling.CpuTrigger_Utilization(jsii.Number(50), nil),
		},
	})

	app.Synth()
}
