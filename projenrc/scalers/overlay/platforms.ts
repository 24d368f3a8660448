import { DEPRECATED, Family } from '../overlay';
import { modes } from './http-authentication';

/** Of all modes tls alone reads `ca` here. Source: kedacore/keda v2.20 pkg/scalers/metrics_api_scaler.go, NewMetricsAPIScaler. */
const API_MODES = modes('metrics-api');
/** Source: kedacore/keda v2.20 pkg/scalers/openstack_metrics_scaler.go, which never sends the secret of an application credential. */
const OPENSTACK = { userID: 'string, auth, required', password: 'string, auth, required', authURL: 'string, auth, required' };

export const PLATFORMS: Family = {
  file: 'platforms',
  scalers: {
    'forgejo-runner': {
      says: 'the jobs that wait for a runner of Forgejo',
      note: 'It is always active: a model that it scales never goes to zero.',
      kinds: { address: 'url' },
      rules: ['sleepless', 'if owner: needs repo', 'if repo: needs owner'],
    },
    'github-runner': {
      says: 'the jobs that wait for a runner of GitHub',
      kinds: { githubApiURL: 'url' },
      targets: ['targetWorkflowQueueLength'],
      rules: [
        'some personalAccessToken | appKey',
        'if appKey: needs applicationID installationID',
        'if applicationID: needs installationID appKey',
        'if installationID: needs applicationID appKey',
      ],
    },
    'kubernetes-resource': {
      says: 'a number in a ConfigMap or Secret', rules: ['if format=json/yaml: needs valueLocation'],
    },
    'kubernetes-workload': { says: 'how many pods a selector matches', rules: ['alone value'] },
    'metrics-api': {
      says: 'a number that an HTTP API answers',
      ...API_MODES,
      kinds: { ...API_MODES.kinds, url: 'url' },
      rules: [...API_MODES.rules.filter((rule) => !rule.startsWith('if ca ')), 'ignored if ca: needs authModes=tls', 'alone targetValue'],
    },
    'openstack-metric': {
      says: 'a metric of OpenStack',
      parameters: OPENSTACK,
      kinds: { granularity: 'duration seconds', metricsURL: 'url', timeout: 'duration seconds' },
      rules: ['alone threshold'],
    },
    'openstack-swift': {
      says: 'the objects of a container of OpenStack Swift',
      kinds: { swiftURL: 'url', timeout: 'duration seconds' },
      rules: ['one userID,password,projectID | appCredentialID,appCredentialSecret'],
    },
    'selenium-grid': { says: 'the sessions that wait for a node of Selenium Grid', kinds: { url: 'url' } },
    'temporal': {
      says: 'the backlog of a task queue of Temporal',
      kinds: { endpoint: 'address grpc', queueTypes: 'enums workflow|activity|nexus', minConnectTimeout: 'duration seconds' },
      omit: { buildId: DEPRECATED, selectAllActive: DEPRECATED, selectUnversioned: DEPRECATED },
      rules: [
        'if workerDeploymentName: needs workerDeploymentBuildId',
        'if workerDeploymentBuildId: needs workerDeploymentName',
        'ignored if workflowTaskQueueForCount: needs includeRunningWorkflowCount',
        'if cert: needs key',
        'if key: needs cert',
      ],
    },
  },
};
