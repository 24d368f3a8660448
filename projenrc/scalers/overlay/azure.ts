import { Family, Overlay } from '../overlay';

/** Source: kedacore/keda v2.20 pkg/scalers/azure/azure_cloud_environment.go. */
const CLOUDS = 'enum AzurePublicCloud|AzureUSGovernmentCloud|AzureChinaCloud|Private, meta, anyCase';

/** What is not read beside a pod identity. */
const unread = (...names: string[]) => `if podIdentity: not ${names.join(' ')}`;
const ENTRA = unread('activeDirectoryClientId', 'activeDirectoryClientPassword');

/** Addresses that another cloud than the public ones has for itself. */
function clouds(...addresses: string[]): Overlay['parameters'] {
  return { cloud: CLOUDS, ...Object.fromEntries(addresses.map((address) => [address, `${address.endsWith('Suffix') ? SUFFIX : 'url'}, meta`])) };
}

/** Ends of hosts, and names to which KEDA appends them. Source: the same, and each scaler's own. */
const SUFFIX = 'address azureSuffix';
const NAME = 'address azureName';

function azure(overlay: Overlay, ...addresses: string[]): Overlay {
  const own = addresses.length === 0 ? [] : [`if cloud=Private: needs ${addresses.join(' ')}`];
  return {
    ...overlay,
    parameters: { ...addresses.length > 0 && clouds(...addresses), ...overlay.parameters },
    identities: 'azure-workload',
    rules: [...overlay.rules ?? [], ...own],
  };
}

export const AZURE: Family = {
  file: 'azure',
  scalers: {
    'azure-app-insights': azure({
      says: 'a metric of Azure Application Insights',
      kinds: { metricAggregationTimespan: 'duration hours' },
      rules: ['alone targetValue', 'if !podIdentity: needs activeDirectoryClientId activeDirectoryClientPassword', ENTRA],
    }, 'appInsightsResourceURL', 'activeDirectoryEndpoint'),
    'azure-blob': azure({
      says: 'the blobs of a container of Azure Blob Storage',
      omit: { connectionFromEnv: 'it is what connectionFromEnv says of connection' },
      kinds: { accountName: NAME, connection: 'address azureStorage' },
      rules: ['one podIdentity,accountName | connection', 'if connection: not accountName'],
    }, 'endpointSuffix'),
    'azure-cosmosdb': azure({
      says: 'how far a processor lags behind the change feed of Azure Cosmos DB',
      note: 'KEDA counts no more changes than `changeFeedLagThreshold` for each lease that is active.',
      kinds: { endpoint: 'url', leaseEndpoint: 'url' },
      flags: { activationChangeFeedLagThreshold: 'min 0' },
      // The resource is what a token is for, and no address.
      parameters: { cosmosDBResourceURL: 'string, meta', activeDirectoryEndpoint: 'url, meta' },
      rules: [
        'one endpoint | connection', 'if tenantId: needs clientId clientSecret', 'if clientId: needs tenantId clientSecret', 'if clientSecret: needs tenantId clientId',
        'less activationChangeFeedLagThreshold changeFeedLagThreshold 100',
      ],
    }, 'cosmosDBResourceURL'),
    'azure-data-explorer': azure({
      says: 'what a query of Azure Data Explorer returns',
      kinds: { endpoint: 'address kusto' },
      rules: ['if !podIdentity: needs tenantId clientId clientSecret', unread('clientSecret')],
    }, 'activeDirectoryEndpoint'),
    'azure-eventhub': azure({
      says: 'the events of an Azure Event Hub that nobody has read',
      kinds: { checkpointStrategy: 'enum azureFunction|blobMetadata|goSdk|dapr', eventHubNamespace: NAME, storageAccountName: NAME },
      // The resource is what a token is for, and no address.
      parameters: { storageEndpointSuffix: `${SUFFIX}, meta`, eventHubResourceURL: 'string, meta', activeDirectoryEndpoint: 'url, meta' },
      rules: [
        'if !podIdentity: needs connection storageConnection',
        'if podIdentity: needs eventHubNamespace eventHubName storageAccountName',
        unread('connection', 'storageConnection'),
        'if checkpointStrategy=blobMetadata/goSdk/dapr: needs blobContainer',
      ],
    }, 'endpointSuffix'),
    'azure-log-analytics': azure({
      says: 'what a query of Azure Log Analytics returns',
      rules: ['if !podIdentity: needs tenantId clientId clientSecret', unread('clientId', 'clientSecret')],
    }, 'logAnalyticsResourceURL', 'activeDirectoryEndpoint'),
    'azure-monitor': azure({
      says: 'a metric of Azure Monitor',
      kinds: { metricAggregationInterval: 'duration clock', metricAggregationType: 'enum Average|Count|Maximum|Minimum|Total', resourceURI: 'text resource' },
      rules: ['if !podIdentity: needs activeDirectoryClientId activeDirectoryClientPassword', ENTRA],
    }, 'azureResourceManagerEndpoint', 'activeDirectoryEndpoint'),
    'azure-pipelines': azure({
      says: 'the jobs that wait for a pool of agents of Azure Pipelines', kinds: { organizationURL: 'url' }, rules: ['one podIdentity | personalAccessToken', 'some poolName | poolID'],
    }),
    'azure-queue': azure({
      says: 'the messages of an Azure storage queue',
      kinds: { accountName: NAME, connection: 'address azureStorage' },
      rules: ['one podIdentity,accountName | connection', 'if connection: not accountName'],
    }, 'endpointSuffix'),
    'azure-servicebus': azure({
      says: 'the messages of a queue or subscription of Azure Service Bus',
      kinds: { namespace: NAME },
      rules: [
        'one queueName | topicName,subscriptionName', 'if queueName: not subscriptionName', 'one podIdentity,namespace | connection', 'if connection: not namespace',
        'if useRegex: regex queueName',
      ],
    }, 'endpointSuffix'),
  },
};
