import { Family, Overlay } from '../overlay';

/** What every scaler reads that asks AWS. Source: kedacore/keda v2.20 pkg/scalers/aws/aws_common.go. */
export const AWS_PARAMETERS = {
  awsRoleArn: 'string, auth',
  awsAccessKeyID: 'string, meta env auth, alias awsAccessKeyId',
  awsSecretAccessKey: 'string, env auth',
  awsSessionToken: 'string, auth',
  identityOwner: 'enum pod|operator, meta',
};
export const AWS_IDENTITIES = 'aws aws-eks';

/** How one of them may log in, under a condition. Source: the same. */
export function awsRules(condition = ''): string[] {
  return [
    `if ${condition}identityOwner!=operator: some podIdentity | awsRoleArn | awsAccessKeyID`,
    'most podIdentity | awsRoleArn | awsAccessKeyID',
    'if podIdentity: not identityOwner=operator',
    'if identityOwner=operator: not awsRoleArn awsAccessKeyID awsSecretAccessKey',
    'if awsAccessKeyID@meta: needs awsSecretAccessKey@env',
    'if awsAccessKeyID@env: needs awsSecretAccessKey@env',
    'if awsAccessKeyID@auth: needs awsSecretAccessKey@auth',
    'if awsSecretAccessKey: needs awsAccessKeyID',
    'if awsSessionToken: needs awsAccessKeyID@auth',
  ];
}

function aws(overlay: Overlay): Overlay {
  return {
    ...overlay,
    parameters: { ...AWS_PARAMETERS, ...overlay.parameters },
    kinds: { awsEndpoint: 'url', ...overlay.kinds },
    identities: AWS_IDENTITIES,
    rules: [...overlay.rules ?? [], ...awsRules()],
  };
}

/** Units of CloudWatch. Source: aws-sdk-go-v2 service/cloudwatch/types/enums.go, StandardUnit. */
const SIZES = ['Bytes', 'Kilobytes', 'Megabytes', 'Gigabytes', 'Terabytes', 'Bits', 'Kilobits', 'Megabits', 'Gigabits', 'Terabits'];
const UNITS = ['Seconds', 'Microseconds', 'Milliseconds', ...SIZES, 'Percent', 'Count', ...SIZES.map((size) => `${size}/Second`), 'Count/Second', 'None'].join('|');

export const AWS: Family = {
  file: 'aws',
  scalers: {
    'aws-cloudwatch': aws({
      says: 'a metric of Amazon CloudWatch',
      kinds: {
        metricCollectionTime: 'duration seconds',
        metricStatPeriod: 'duration period',
        metricEndTimeOffset: 'duration offset',
        metricStat: 'enum Average|Maximum|Minimum|SampleCount|Sum',
        metricUnit: `enum ${UNITS}`,
      },
      rules: [
        'one expression | namespace,metricName,dimensionName,dimensionValue',
        'alike dimensionName dimensionValue',
        'multiple metricCollectionTime 300 metricStatPeriod 300',
      ],
    }),
    'aws-dynamodb': aws({ says: 'how many items a query of Amazon DynamoDB finds', rules: ['alone targetValue'] }),
    'aws-dynamodb-streams': aws({ says: 'the shards of a stream of Amazon DynamoDB' }),
    'aws-kinesis-stream': aws({ says: 'the shards of a stream of Amazon Kinesis' }),
    'aws-sqs-queue': aws({ says: 'the messages of a queue of Amazon SQS', kinds: { queueURL: 'address sqs' } }),
  },
};
