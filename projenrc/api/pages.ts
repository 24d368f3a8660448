/** A page of the API: the types of one folder of `src`. */
export interface Page {
  readonly title: string;
  /** What people want who look here, as the end of "I want to". */
  readonly task: string;
  /** The types to begin with. */
  readonly first: string[];
}

/** The pages by what people want to do, in this order. Their files are named after the folders. */
export const TASKS: { readonly [task: string]: { readonly [file: string]: Page } } = {
  'Describe the model': {
    'model': { title: 'The model', task: 'scale a model', first: ['AutoscaledModel', 'AutoscaledModelProps'] },
    'servers': { title: 'Deployments, and workloads that exist', task: 'run it in a Deployment, or scale what runs already', first: ['ModelServer', 'DeploymentServerProps', 'ExistingServerOptions'] },
    'servers-kserve': { title: 'KServe', task: 'serve it with KServe', first: ['KservePredictor', 'KserveServerProps'] },
    'servers-kserve-llm': { title: 'Large language models on KServe', task: 'serve a large language model with KServe', first: ['KserveLlmServerProps'] },
    'servers-seldon-core1': { title: 'Seldon Core 1', task: 'serve it with Seldon Core 1', first: ['SeldonCore1Predictor', 'SeldonCore1ServerProps'] },
    'servers-seldon-core2': { title: 'Seldon Core 2', task: 'serve it with Seldon Core 2', first: ['SeldonCore2ModelProps', 'SeldonCore2Monitor'] },
  },
  'Say why it scales': {
    'triggers': { title: 'Latency, rate, CPU, memory, time and any query', task: 'scale on latency, rate, CPU, memory, time or any query', first: ['LatencyTrigger', 'RequestRateTrigger', 'CpuTrigger', 'CronTrigger', 'PrometheusTrigger'] },
    'triggers-servers': { title: 'Metrics of known model servers', task: 'scale on what vLLM, Triton, MLServer and others measure', first: ['VllmTrigger', 'TritonTrigger', 'MlServerTrigger'] },
    'scalers-queues': { title: 'Message queues', task: 'scale on RabbitMQ, NATS, Pulsar and other queues', first: ['RabbitmqTrigger', 'NatsJetstreamTrigger'] },
    'scalers-kafka': { title: 'Kafka', task: 'scale on the lag of a consumer group', first: ['KafkaTrigger'] },
    'scalers-aws': { title: 'Amazon Web Services', task: 'scale on SQS, Kinesis, CloudWatch', first: ['AwsSqsQueueTrigger', 'AwsCloudwatchTrigger'] },
    'scalers-azure': { title: 'Azure', task: 'scale on Service Bus, Event Hubs, Azure Monitor', first: ['AzureServicebusTrigger', 'AzureEventhubTrigger'] },
    'scalers-gcp': { title: 'Google Cloud', task: 'scale on Pub/Sub, Cloud Tasks, Cloud Monitoring', first: ['GcpPubsubTrigger', 'GcpStackdriverTrigger'] },
    'scalers-redis': { title: 'Redis', task: 'scale on a list or stream of Redis', first: ['RedisTrigger', 'RedisStreamsTrigger'] },
    'scalers-databases': { title: 'Databases', task: 'scale on a query of a database', first: ['PostgresqlTrigger', 'MysqlTrigger', 'MongodbTrigger'] },
    'scalers-search': { title: 'Search engines', task: 'scale on a query of Elasticsearch or OpenSearch', first: ['ElasticsearchTrigger', 'OpensearchTrigger'] },
    'scalers-monitoring': { title: 'Monitoring products', task: 'scale on Datadog, Dynatrace, Loki, New Relic', first: ['DatadogTrigger', 'LokiTrigger'] },
    'scalers-platforms': { title: 'Platforms and APIs', task: 'scale on an HTTP API, on pods, on jobs of CI systems', first: ['MetricsApiTrigger', 'KubernetesWorkloadTrigger', 'GithubRunnerTrigger'] },
    'triggers-scalers': { title: 'What all triggers on scalers share', task: 'see what all triggers on scalers of KEDA share', first: ['ScalerTriggerOptions'] },
  },
  'Say who scales': {
    'autoscalers': { title: 'KEDA, HPA and VerticalPodAutoscaler', task: 'tell KEDA or an HPA how to scale', first: ['Autoscaler', 'KedaOptions', 'ScalingBehavior', 'KedaFormula'] },
    'prometheus-adapter': { title: 'prometheus-adapter', task: 'scale on Prometheus without KEDA', first: ['PrometheusAdapter', 'RpsAdapterRule', 'AdapterTrigger'] },
  },
  'Connect it': {
    'metrics': { title: 'Prometheus and scraping', task: 'say which Prometheus scrapes the model, and how', first: ['Prometheus', 'MetricsEndpoint', 'Monitor', 'MetricCatalog'] },
    'model-servers': { title: 'The catalogue of metrics', task: 'look up the metrics of a model server', first: ['CatalogMetric'] },
    'promql': { title: 'Conditions on labels', task: 'narrow a query to some series', first: ['LabelMatcher'] },
    'authentication': { title: 'Authentication', task: 'give KEDA credentials or an identity', first: ['TriggerAuthentication', 'ParameterSource', 'PodIdentity'] },
    'cluster': { title: 'The cluster', task: 'state versions, flags and capacity of the cluster once', first: ['Cluster', 'ClusterProps', 'ClusterVersions'] },
    'kubernetes': { title: 'References to objects', task: 'refer to an object or a Secret', first: ['ScaleTarget', 'SecretKeyRef'] },
  },
  'Try and check it': {
    'preview': { title: 'Previews and explanations', task: 'see what an autoscaler would do under a load', first: ['Load', 'ModelPreview', 'ModelExplanation'] },
    'observability': { title: 'Alerts and dashboards', task: 'be told when scaling fails in the cluster, and see why', first: ['Observability', 'ObservabilityProps', 'ModelDashboard', 'FleetDashboard'] },
    'load-test': { title: 'Load tests', task: 'send requests to the model in the cluster', first: ['LoadTestProps', 'InferenceRequest'] },
    'own-rules': { title: 'Rules of your own', task: 'add a check of your own', first: ['Rule', 'ScalingGraph', 'Finding'] },
    'synth': { title: 'Rules of an app, and fleets', task: 'add rules to an app', first: ['Rules'] },
    'rules': { title: 'Severities of findings', task: 'tell how bad a finding is', first: ['Severity'] },
    'cli': { title: 'Checks in cdk8s-cli', task: 'check each `cdk8s synth`', first: ['ModelAutoscalingValidation'] },
  },
};
