import { Family, Overlay, REFUSED } from '../overlay';

/** What every scaler reads that asks Google Cloud. Source: kedacore/keda v2.20 pkg/scalers/gcp/gcp_common.go. */
const PARAMETERS = {
  credentials: 'string, env',
  credentialsFromEnvFile: 'variable, meta',
  googleApplicationCredentials: 'string, auth, key GoogleApplicationCredentials',
};

function gcp(overlay: Overlay): Overlay {
  return {
    ...overlay,
    parameters: { ...PARAMETERS, ...overlay.parameters },
    identities: 'gcp',
    rules: [...overlay.rules ?? [], 'one podIdentity | googleApplicationCredentials | credentials | credentialsFromEnvFile'],
  };
}

/** A function of Cloud Monitoring that leaves all as it is, in any letter case. */
const NONE = '^[nN][oO][nN][eE]$';

const ANNOUNCED = 'KEDA reports by an event that this scaler is deprecated.';

export const GCP: Family = {
  file: 'gcp',
  scalers: {
    'gcp-cloudtasks': gcp({ says: 'the tasks of a queue of Google Cloud Tasks', note: ANNOUNCED, kinds: { filterDuration: 'duration minutes' } }),
    'gcp-pubsub': gcp({
      says: 'the messages of a subscription or topic of Google Pub/Sub',
      note: ANNOUNCED,
      omit: { subscriptionSize: REFUSED },
      rules: ['one subscriptionName | topicName'],
    }),
    'gcp-spanner': gcp({ says: 'what a query of Google Spanner returns', activations: { activationValue: 'targetValue' } }),
    'gcp-stackdriver': gcp({
      says: 'a metric of Google Cloud Monitoring',
      note: ANNOUNCED,
      kinds: { filterDuration: 'duration minutes', alignmentPeriodSeconds: 'duration seconds', alignmentAligner: 'text aligner', alignmentReducer: 'text reducer' },
      flags: { alignmentPeriodSeconds: 'min 60' },
      rules: [
        'ignored if alignmentAligner: needs alignmentPeriodSeconds',
        'ignored if alignmentReducer: needs alignmentPeriodSeconds',
        // Source: Cloud Monitoring API v3, Aggregation.crossSeriesReducer, which refuses series that are not aligned.
        `if alignmentReducer!~${NONE}: needs alignmentAligner`,
        `if alignmentReducer!~${NONE} & alignmentAligner~${NONE}: not alignmentReducer`,
      ],
    }),
    'gcp-storage': gcp({ says: 'the objects of a bucket of Google Cloud Storage' }),
  },
};
