import { Family, REFUSED } from '../overlay';
import { modes } from './http-authentication';

const ARANGO_MODES = modes('basic', 'bearer');
const CERTIFICATE = ['if cert: needs key', 'if key: needs cert'];

export const DATABASES: Family = {
  file: 'databases',
  scalers: {
    arangodb: { says: 'what a query of ArangoDB returns', ...ARANGO_MODES, rules: [...ARANGO_MODES.rules, 'alone queryValue'] },
    cassandra: { says: 'what a query of Apache Cassandra returns', rules: CERTIFICATE },
    clickhouse: { says: 'what a query of ClickHouse returns', rules: ['one connectionString | host', ...CERTIFICATE] },
    couchdb: { says: 'how many documents a query of CouchDB finds', rules: ['one connectionString | host,port,username,password,dbName', 'alone queryValue'] },
    etcd: {
      says: 'a value in etcd',
      kinds: { watchProgressNotifyInterval: 'duration seconds' },
      rules: ['if username: needs password', 'if password: needs username', ...CERTIFICATE],
    },
    influxdb: {
      says: 'what a query of InfluxDB returns',
      kinds: { queryType: 'enum InfluxQL|FlightSQL' },
      omit: { authToken: REFUSED },
      parameters: { authToken: 'string, env auth' },
      rules: ['if influxVersion!=3: needs organizationName', 'if influxVersion=3: needs database metricKey', 'alone thresholdValue'],
    },
    mongodb: {
      says: 'how many documents a query of MongoDB finds',
      kinds: { scheme: 'enum mongodb|mongodb+srv' },
      rules: ['one connectionString | host,username,password', 'if host & scheme!=mongodb+srv: needs port', ...CERTIFICATE],
    },
    mssql: { says: 'what a query of Microsoft SQL Server returns', identities: 'azure-workload', rules: ['one connectionString | host'] },
    mysql: { says: 'what a query of MySQL returns', rules: ['one connectionString | host,port,username,password,dbName'] },
    postgresql: {
      says: 'what a query of PostgreSQL returns',
      identities: 'azure-workload',
      rules: ['one connection | host,port,userName,dbName,sslmode', 'alone targetQueryValue'],
    },
    solr: { says: 'how many documents a query of Apache Solr finds' },
  },
};
