// An HPA scales a Model of Seldon Core 2 on its requests per second, which prometheus-adapter serves; Seldon Core 2 scales the Server.
package main

import (
	"github.com/aws/jsii-runtime-go"
	scaling "github.com/cdk8s-model-autoscaling/cdk8s-model-autoscaling-go/cdk8smodelautoscaling"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("seldon-core-2-hpa"), &cdk8s.ChartProps{Namespace: jsii.String("seldon-mesh")})

	prometheus := scaling.Prometheus_KubePrometheusStack(&scaling.KubePrometheusStackOptions{
		Release: jsii.String("seldon-monitoring"), Namespace: jsii.String("seldon-monitoring"), FullnameOverride: jsii.String("seldon-monitoring"),
	})
	inferRps := scaling.NewRpsAdapterRule(&scaling.RpsAdapterRuleProps{
		Counter:    jsii.String("seldon_model_infer_total"),
		MetricName: jsii.String("infer_rps"),
		Window:     cdk8s.Duration_Minutes(jsii.Number(2)),
		Resources: &map[string]scaling.AdapterResource{
			"model":     scaling.AdapterResource_SELDON_MODEL(),
			"server":    scaling.AdapterResource_SELDON_SERVER(),
			"pod":       scaling.AdapterResource_POD(),
			"namespace": scaling.AdapterResource_NAMESPACE(),
		},
	})
	adapter := scaling.NewPrometheusAdapter(chart, jsii.String("adapter"), &scaling.PrometheusAdapterProps{
		Release: jsii.String("hpa-metrics"), Namespace: jsii.String("seldon-monitoring"), Prometheus: prometheus,
	})
	monitor := scaling.NewSeldonCore2Monitor(chart, jsii.String("agent"), &scaling.SeldonCore2MonitorProps{Prometheus: prometheus})

	scaling.NewAutoscaledModel(chart, jsii.String("irisa0"), &scaling.AutoscaledModelProps{
		Server: scaling.ModelServer_SeldonCore2(&scaling.SeldonCore2ModelProps{
			StorageUri:   jsii.String("gs://seldon-models/scv2/samples/mlserver_1.6.0/iris-sklearn"),
			Requirements: jsii.Strings("sklearn"),
			Monitor:      monitor,
		}),
		MinReplicas: jsii.Number(1),
		MaxReplicas: jsii.Number(3),
		Autoscaler:  scaling.Autoscaler_Hpa(&scaling.HpaOptions{Adapter: adapter}),
		Triggers: &[]scaling.ITrigger{
			scaling.AdapterTrigger_Total(&scaling.AdapterTotalOptions{Rule: inferRps, PerReplica: jsii.Number(3)}),
		},
	})

	app.Synth()
}
