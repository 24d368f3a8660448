import { ALIAS, Family, Overlay } from '../overlay';

/** Where Redis is. Source: kedacore/keda v2.20 pkg/scalers/redis_scaler.go. */
const TLS = ['most enableTLS | tls', 'if cert: needs key', 'if key: needs cert'];
const SENTINEL = Object.fromEntries(['sentinelMaster', 'sentinelUsername', 'sentinelPassword'].map((name) => [name, 'only Redis Sentinel has it']));
const SOURCES = 'auth meta env';

/** One server, of which KEDA asks the first address alone. */
function single(overlay: Overlay): Overlay {
  return redis({
    ...overlay,
    parameters: { address: `single, ${SOURCES}`, host: `single, ${SOURCES}`, port: `single, ${SOURCES}` },
    omit: { addresses: ALIAS, hosts: ALIAS, ports: ALIAS, ...SENTINEL },
    rules: ['one address | host,port', ...overlay.rules ?? []],
  });
}

function several(overlay: Overlay): Overlay {
  return redis({
    ...overlay,
    omit: { address: ALIAS, host: ALIAS, port: ALIAS, ...overlay.omit },
    rules: ['one addresses | hosts,ports', 'alike hosts ports', ...overlay.rules ?? []],
  });
}

function redis(overlay: Overlay): Overlay {
  return { ...overlay, kinds: { enableTLS: 'boolean' }, omit: { Cert: ALIAS, ...overlay.omit }, rules: [...overlay.rules ?? [], ...TLS] };
}

/** Which of its three targets a stream has. Source: kedacore/keda v2.20 pkg/scalers/redis_streams_scaler.go. */
const STREAMS: Overlay = {
  says: '',
  targets: ['pendingEntriesCount', 'streamLength'],
  rules: [
    'if consumerGroup: not streamLength',
    'if !consumerGroup: not pendingEntriesCount lagCount',
    'if lagCount: not pendingEntriesCount',
  ],
};

export const REDIS: Family = {
  file: 'redis',
  scalers: {
    'redis': single({ says: 'the length of a list of Redis' }),
    'redis-cluster': several({ says: 'the length of a list of a Redis Cluster', omit: SENTINEL }),
    'redis-cluster-streams': several({ ...STREAMS, says: 'a stream of a Redis Cluster', omit: SENTINEL }),
    'redis-sentinel': several({ says: 'the length of a list of Redis behind Redis Sentinel' }),
    'redis-sentinel-streams': several({ ...STREAMS, says: 'a stream of Redis behind Redis Sentinel' }),
    'redis-streams': single({ ...STREAMS, says: 'a stream of Redis' }),
  },
};
