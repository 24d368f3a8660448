import { ALIAS, Family, Overlay } from '../overlay';

/** Where Redis is. Source: kedacore/keda v2.20 pkg/scalers/redis_scaler.go. */
const TLS = ['most enableTLS | tls', 'if cert: needs key', 'if key: needs cert', 'ignored if cert: some enableTLS | tls', 'ignored if ca: some enableTLS | tls'];
const NO_DATABASE = { databaseIndex: 'a cluster has one database' };
const SENTINEL = Object.fromEntries(['sentinelMaster', 'sentinelUsername', 'sentinelPassword'].map((name) => [name, 'only Redis Sentinel has it']));
const SOURCES = 'auth meta env';

/** One server, of which KEDA asks the first address alone. */
function single(overlay: Overlay): Overlay {
  return redis({
    ...overlay,
    parameters: { address: `hostPort, ${SOURCES}`, host: `host, ${SOURCES}`, port: `single, ${SOURCES}` },
    omit: { addresses: ALIAS, hosts: ALIAS, ports: ALIAS, ...SENTINEL },
    rules: ['one address | host,port', ...overlay.rules ?? []],
  });
}

function several(overlay: Overlay): Overlay {
  return redis({
    ...overlay,
    kinds: { addresses: 'hostPorts', hosts: 'hosts' },
    omit: { address: ALIAS, host: ALIAS, port: ALIAS, ...overlay.omit },
    rules: ['one addresses | hosts,ports', 'alike hosts ports', ...overlay.rules ?? []],
  });
}

function redis(overlay: Overlay): Overlay {
  return { ...overlay, kinds: { enableTLS: 'boolean', ...overlay.kinds }, omit: { Cert: ALIAS, ...overlay.omit }, rules: [...overlay.rules ?? [], ...TLS] };
}

/** Which of its three targets a stream has. Source: kedacore/keda v2.20 pkg/scalers/redis_streams_scaler.go. */
const STREAMS: Overlay = {
  says: '',
  activations: { activationLagCount: 'lagCount|pendingEntriesCount|streamLength' },
  rules: [
    'if consumerGroup: not streamLength',
    'if !consumerGroup: not pendingEntriesCount lagCount',
    'if lagCount: not pendingEntriesCount',
    // Entries are pending that were delivered, and without pods none is.
    'wakeless consumerGroup & !lagCount',
    // Source: kedacore/keda v2.16 pkg/scalers/redis_streams_scaler.go, which asks for what later is 0.
    'before 17 if lagCount: needs activationLagCount',
  ],
};

export const REDIS: Family = {
  file: 'redis',
  scalers: {
    'redis': single({ says: 'the length of a list of Redis' }),
    'redis-cluster': several({ says: 'the length of a list of a Redis Cluster', omit: { ...SENTINEL, ...NO_DATABASE } }),
    'redis-cluster-streams': several({ ...STREAMS, says: 'a stream of a Redis Cluster', omit: { ...SENTINEL, ...NO_DATABASE } }),
    'redis-sentinel': several({ says: 'the length of a list of Redis behind Redis Sentinel' }),
    'redis-sentinel-streams': several({ ...STREAMS, says: 'a stream of Redis behind Redis Sentinel' }),
    'redis-streams': single({ ...STREAMS, says: 'a stream of Redis' }),
  },
};
