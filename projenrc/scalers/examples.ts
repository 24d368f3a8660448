/** Examples of triggers that people meet first, as they stand in their docs. Names are those of rosetta/default.ts-fixture. */
export const EXAMPLES: { readonly [type: string]: string } = {
  'aws-sqs-queue': `model.scaleOn(new kedaScalers.AwsSqsQueueTrigger({
  queueURL: 'https://sqs.eu-central-1.amazonaws.com/123456789012/captions',
  awsRegion: 'eu-central-1',
  queueLength: 50,
  credentials: { podIdentity: kedaAuthentication.PodIdentity.aws({ roleArn: 'arn:aws:iam::123456789012:role/keda-captions' }) },
}));`,
  'azure-servicebus': `model.scaleOn(new kedaScalers.AzureServicebusTrigger({
  queueName: 'jobs',
  messageCount: 20,
  credentials: { connection: kedaAuthentication.ParameterSource.fromSecret('service-bus', 'connection') },
}));`,
  'gcp-pubsub': `model.scaleOn(new kedaScalers.GcpPubsubTrigger({
  subscriptionName: 'jobs',
  value: 20,
  credentials: { podIdentity: kedaAuthentication.PodIdentity.gcp() },
}));`,
  'kafka': `model.scaleOn(new kedaScalers.KafkaTrigger({
  bootstrapServers: ['kafka-0.kafka.mq.svc:9092'],
  consumerGroup: 'scorers',
  topic: 'transactions',
  lagThreshold: 200,
}));`,
  'metrics-api': `model.scaleOn(new kedaScalers.MetricsApiTrigger({
  url: 'http://orders.ml.svc/waiting',
  valueLocation: 'count',
  targetValue: 20,
}));`,
  'postgresql': `model.scaleOn(new kedaScalers.PostgresqlTrigger({
  query: "SELECT count(*) FROM jobs WHERE state = 'waiting'",
  targetQueryValue: 10,
  credentials: { connection: kedaAuthentication.ParameterSource.fromSecret('jobs-db', 'connection') },
}));`,
  'rabbitmq': `model.scaleOn(new kedaScalers.RabbitmqTrigger({
  queueName: 'jobs',
  mode: kedaScalers.RabbitmqMode.QUEUE_LENGTH,
  value: 20,
  credentials: { host: kedaAuthentication.ParameterSource.fromSecret('rabbitmq', 'uri') },
}));`,
  'redis': `model.scaleOn(new kedaScalers.RedisTrigger({
  address: 'redis.ml.svc:6379',
  listName: 'jobs',
  listLength: 5,
}));`,
};
