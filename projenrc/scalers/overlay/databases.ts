import { Family, REFUSED } from '../overlay';
import { modes } from './http-authentication';

const ARANGO_MODES = modes('arangodb');
const CERTIFICATE = ['if cert: needs key', 'if key: needs cert'];
/** Without TLS they are not looked at. */
const TLS = ['if cert: needs key', 'ignored if cert: needs tls=enable', 'if key: needs cert', 'ignored if ca: needs tls=enable'];

export const DATABASES: Family = {
  file: 'databases',
  scalers: {
    arangodb: { says: 'what a query of ArangoDB returns', ...ARANGO_MODES, kinds: { ...ARANGO_MODES.kinds, endpoints: 'address arangodb' }, rules: [...ARANGO_MODES.rules, 'alone queryValue'] },
    cassandra: { says: 'what a query of Apache Cassandra returns', kinds: { clusterIPAddress: 'address server' }, rules: [...TLS, 'if clusterIPAddress!~:[0-9]+$: needs port'] },
    clickhouse: { says: 'what a query of ClickHouse returns', kinds: { host: 'host' }, rules: ['one connectionString | host', ...CERTIFICATE] },
    couchdb: {
      says: 'how many documents a query of CouchDB finds',
      kinds: { connectionString: 'address couchdb', host: 'host' },
      rules: ['one connectionString | host,port,username,password,dbName', 'alone queryValue'],
    },
    etcd: {
      says: 'a value in etcd',
      kinds: { endpoints: 'addresses optionalUrl', watchProgressNotifyInterval: 'duration seconds' },
      rules: ['if username: needs password', 'if password: needs username', ...TLS],
    },
    influxdb: {
      says: 'what a query of InfluxDB returns',
      kinds: { queryType: 'enum InfluxQL|FlightSQL', serverURL: 'url' },
      flags: { queryType: 'anyCase' },
      omit: { authToken: REFUSED },
      parameters: { authToken: 'string, env auth' },
      rules: ['if influxVersion!=3: needs organizationName', 'if influxVersion=3: needs database metricKey', 'alone thresholdValue'],
    },
    mongodb: {
      says: 'how many documents a query of MongoDB finds',
      kinds: { connectionString: 'address mongodb', host: 'address bareHosts', scheme: 'enum mongodb|mongodb+srv' },
      rules: ['one connectionString | host,username,password', 'if host & scheme!=mongodb+srv: needs port', ...TLS],
    },
    mssql: {
      says: 'what a query of Microsoft SQL Server returns',
      identities: 'azure-workload',
      kinds: { host: 'address server' },
      // KEDA writes both into one address.
      rules: ['one connectionString | host', 'if podIdentity: not password', 'if host~:[0-9]+$: not port'],
    },
    mysql: { says: 'what a query of MySQL returns', kinds: { host: 'host' }, rules: ['one connectionString | host,port,username,password,dbName'] },
    postgresql: {
      says: 'what a query of PostgreSQL returns',
      identities: 'azure-workload',
      kinds: { host: 'address bareHosts' },
      rules: ['one connection | host,port,userName,dbName,sslmode', 'if podIdentity: not password', 'alone targetQueryValue'],
    },
    solr: { says: 'how many documents a query of Apache Solr finds', kinds: { host: 'url' } },
  },
};
