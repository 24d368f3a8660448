import { Family, UNREAD } from '../overlay';

/** Where Elasticsearch and OpenSearch are. */
const ADDRESSES = { addresses: 'urls' };
const CLOUD = ['one addresses,username,password | cloudID,apiKey', 'ignored if apiKey: needs cloudID', 'if cloudID: not username password'];
const QUERY = ['one query | searchTemplateName', 'ignored if parameters: needs searchTemplateName'];

export const SEARCH: Family = {
  file: 'search',
  scalers: {
    'elastic-forecast': { says: 'a forecast of a machine learning job of Elasticsearch', kinds: ADDRESSES, rules: CLOUD },
    'elasticsearch': { says: 'what a query of Elasticsearch returns', omit: { metricName: UNREAD }, kinds: ADDRESSES, rules: [...CLOUD, ...QUERY] },
    'opensearch': {
      says: 'what a query of OpenSearch returns',
      kinds: ADDRESSES,
      rules: [...QUERY, 'if enableTLS: needs clientCert clientKey', 'if !enableTLS: needs username password'],
    },
  },
};
