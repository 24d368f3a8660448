import { annotationFaults, labelFaults } from '../../../src/platforms/kubernetes/metadata-faults';
import { isConfigMapKey, isQualifiedName, isVariableName } from '../../../src/platforms/kubernetes/names';
import { podTemplateFaults } from '../../../src/platforms/kubernetes/pod-faults';
import { rolloutFaults } from '../../../src/platforms/kubernetes/rollout-faults';
import { Untyped } from '../../support/untyped';

const template = (spec: Untyped, container: Untyped = {}) => ({ metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'main', image: 'a:1', ...container }], ...spec } });
const pointers = (faulty: Untyped) => podTemplateFaults(faulty).map(({ pointer }) => pointer.join('.'));
const MOUNT = { name: 'data', mountPath: '/data' };

/** What stands in a pod template that no API server takes, and where the fault is. */
const FAULTY: [string, Untyped, string][] = [
  ['a container of a bad name', template({}, { name: 'my_model' }), 'spec.containers.0.name'],
  ['a port of 0', template({}, { ports: [{ containerPort: 0 }] }), 'spec.containers.0.ports.0.containerPort'],
  ['a port that is a text', template({}, { ports: [{ containerPort: '80' }] }), 'spec.containers.0.ports.0.containerPort'],
  ['one port twice', template({}, { ports: [{ containerPort: 80 }, { containerPort: 80, protocol: 'TCP' }] }), 'spec.containers.0.ports.1.containerPort'],
  ['two ports of one name', template({}, { ports: [{ name: 'a', containerPort: 80 }, { name: 'a', containerPort: 81 }] }), 'spec.containers.0.ports.1.name'],
  ['a port of the node that is none', template({}, { ports: [{ containerPort: 80, hostPort: 70000 }] }), 'spec.containers.0.ports.0.hostPort'],
  ['an address of the node that is a name', template({}, { ports: [{ containerPort: 80, hostIP: 'node' }] }), 'spec.containers.0.ports.0.hostIP'],
  ['a variable of a field with a bad key', template({}, { env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: "metadata.annotations['a b']" } } }] }), 'spec.containers.0.env.0.valueFrom.fieldRef.fieldPath'],
  ['a variable of a ConfigMap without a key', template({}, { env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'a' } } }] }), 'spec.containers.0.env.0.valueFrom.configMapKeyRef.key'],
  ['variables with a bad prefix', template({}, { envFrom: [{ prefix: 'A=', configMapRef: { name: 'a' } }] }), 'spec.containers.0.envFrom.0.prefix'],
  ['variables of a Secret with a bad name', template({}, { envFrom: [{ secretRef: { name: 'A' } }] }), 'spec.containers.0.envFrom.0.secretRef.name'],
  ['variables of a ConfigMap with a bad name', template({}, { envFrom: [{ configMapRef: { name: 'a_b' } }] }), 'spec.containers.0.envFrom.0.configMapRef.name'],
  ['a mount of no volume', template({}, { volumeMounts: [MOUNT] }), 'spec.containers.0.volumeMounts.0.name'],
  ['a mount at no path', template({ volumes: [{ name: 'data', emptyDir: {} }] }, { volumeMounts: [{ ...MOUNT, mountPath: '' }] }), 'spec.containers.0.volumeMounts.0.mountPath'],
  ['an absolute part of a volume', template({ volumes: [{ name: 'data', emptyDir: {} }] }, { volumeMounts: [{ ...MOUNT, subPath: '/a' }] }), 'spec.containers.0.volumeMounts.0.subPath'],
  ['two parts of a volume', template({ volumes: [{ name: 'data', emptyDir: {} }] }, { volumeMounts: [{ ...MOUNT, subPath: 'a', subPathExpr: 'b' }] }), 'spec.containers.0.volumeMounts.0.subPathExpr'],
  ['a mount that a container without privileges shares', template({ volumes: [{ name: 'data', emptyDir: {} }] }, { volumeMounts: [{ ...MOUNT, mountPropagation: 'Bidirectional' }] }), 'spec.containers.0.volumeMounts.0.mountPropagation'],
  ['a gRPC probe of no port', template({}, { livenessProbe: { grpc: { port: 0 } } }), 'spec.containers.0.livenessProbe.grpc.port'],
  ['a probe of a port with a bad name', template({}, { readinessProbe: { httpGet: { path: '/', port: 'My Port' } } }), 'spec.containers.0.readinessProbe.httpGet.port'],
  ['a probe of a path that is no text', template({}, { readinessProbe: { httpGet: { path: 1, port: 80 } } }), 'spec.containers.0.readinessProbe.httpGet.path'],
  ['a startup probe of two successes', template({}, { startupProbe: { tcpSocket: { port: 80 }, successThreshold: 2 } }), 'spec.containers.0.startupProbe.successThreshold'],
  ['an amount that is none', template({}, { resources: { limits: { cpu: 'much' } } }), 'spec.containers.0.resources.limits.cpu'],
  ['a mistake in an init container', template({ initContainers: [{ name: 'init', image: 'a', args: [1] }] }), 'spec.initContainers.0.args.0'],
  ['one port of the node twice', template({ containers: [{ name: 'a', ports: [{ containerPort: 80, hostPort: 80 }] }, { name: 'b', ports: [{ containerPort: 81, hostPort: 80 }] }] }), 'spec.containers.1.ports.0.hostPort'],
  ['two volumes of one name', template({ volumes: [{ name: 'a', emptyDir: {} }, { name: 'a', emptyDir: {} }] }), 'spec.volumes.1.name'],
  ['a volume of a ConfigMap with a bad name', template({ volumes: [{ name: 'a', configMap: { name: 'A' } }] }), 'spec.volumes.0.configMap.name'],
  ['a volume of a key with a blank', template({ volumes: [{ name: 'a', configMap: { name: 'a', items: [{ key: 'a b', path: 'a' }] } }] }), 'spec.volumes.0.configMap.items.0.key'],
  ['a file outside of its volume', template({ volumes: [{ name: 'a', secret: { secretName: 'a', items: [{ key: 'a', path: '../a' }] } }] }), 'spec.volumes.0.secret.items.0.path'],
  ['permissions that are none', template({ volumes: [{ name: 'a', secret: { secretName: 'a', defaultMode: 644 } }] }), 'spec.volumes.0.secret.defaultMode'],
  ['a volume of a claim with a bad name', template({ volumes: [{ name: 'a', persistentVolumeClaim: { claimName: 'a b' } }] }), 'spec.volumes.0.persistentVolumeClaim.claimName'],
  ['a path of the node with dots', template({ volumes: [{ name: 'a', hostPath: { path: '/a/../b' } }] }), 'spec.volumes.0.hostPath.path'],
  ['a relative path of a server', template({ volumes: [{ name: 'a', nfs: { server: 'a', path: 'b' } }] }), 'spec.volumes.0.nfs.path'],
  ['a number of a label that is none', template({ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'gpus', operator: 'Gt', values: ['few'] }] }] } } } }),
    'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms.0.matchExpressions.0.values'],
  ['four name servers', template({ dnsConfig: { nameservers: ['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4'] } }), 'spec.dnsConfig.nameservers'],
  ['a host name with a dot', template({ hostname: 'a.b' }), 'spec.hostname'],
  ['a group beyond the largest', template({ securityContext: { fsGroup: 3e9 } }), 'spec.securityContext.fsGroup'],
  ['a pull secret with a bad name', template({ imagePullSecrets: [{ name: '' }] }), 'spec.imagePullSecrets.0.name'],
  ['an account with a bad name', template({ serviceAccountName: 'My account' }), 'spec.serviceAccountName'],
];

test.each(FAULTY)('%s is found, and nothing else', (_title, faulty, pointer) => {
  expect(pointers(faulty)).toEqual([pointer]);
});

/** What an API server takes, unlikely as it may look. */
const RIGHT: [string, Untyped][] = [
  ['a pod without anything', template({})],
  ['what a platform fills in later', { spec: { containers: [{ args: ['a'] }] } }],
  ['names of variables with dots, blanks and dashes', template({}, { env: [{ name: 'my.env-name', value: '' }, { name: 'a b', value: '1' }, { name: '1' }] })],
  ['a port in two protocols', template({}, { ports: [{ containerPort: 53 }, { containerPort: 53, protocol: 'UDP' }] })],
  ['one port of the node at two addresses', template({}, { ports: [{ containerPort: 80, hostPort: 80, hostIP: '127.0.0.1' }, { containerPort: 81, hostPort: 80, hostIP: '::1' }] })],
  ['a readiness probe of three successes', template({}, { readinessProbe: { tcpSocket: { port: 'http' }, successThreshold: 3 } })],
  ['probes of no path, which is "/"', template({}, { livenessProbe: { httpGet: { port: 80 } }, readinessProbe: { httpGet: { path: '', port: 80 } } })],
  ['a probe of defaults', template({}, { livenessProbe: { httpGet: { path: '/', port: 80 }, successThreshold: 0, timeoutSeconds: 0 } })],
  ['one volume at two paths', template({ volumes: [{ name: 'data', emptyDir: {} }] }, { volumeMounts: [MOUNT, { ...MOUNT, mountPath: '/more', subPath: 'a..b' }] })],
  ['a Secret whose name has a dot', template({ volumes: [{ name: 'tls', secret: { secretName: 'models.example', items: [{ key: '..a'.slice(1), path: 'a/b' }], defaultMode: 0o400 } }] })],
  ['a toleration of everything', template({ tolerations: [{ operator: 'Exists' }, { key: 'gpu', operator: 'Equal', value: '' }] })],
  ['spreads of two kinds', template({ topologySpreadConstraints: [{ topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }, { topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway' }] })],
  ['domains of all kinds', template({ dnsConfig: { searches: ['.', 'svc.cluster.local.', '_tcp.example'] } })],
  ['an annotation with an upper-case prefix', { metadata: { annotations: { 'Example.com/Key': 'any text: ü\n' } }, spec: {} }],
];

test.each(RIGHT)('%s is taken', (_title, right) => {
  expect(podTemplateFaults(right)).toEqual([]);
});

test.each<[string, Untyped, string[]]>([
  ['nothing', undefined, []],
  ['a blue-green rollout', { rollingUpdate: { maxSurge: '100%', maxUnavailable: 0 } }, []],
  ['pods one by one', { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }, []],
  ['neither', { rollingUpdate: { maxSurge: '0%', maxUnavailable: 0 } }, ['rollingUpdate.maxUnavailable']],
  ['negative', { rollingUpdate: { maxSurge: -1, maxUnavailable: 1 } }, ['rollingUpdate.maxSurge']],
  ['a share without a sign', { rollingUpdate: { maxSurge: '25', maxUnavailable: 1 } }, ['rollingUpdate.maxSurge']],
])('a rollout of %s', (_title, strategy, expected) => {
  expect(rolloutFaults(strategy).map(({ pointer }) => pointer.join('.'))).toEqual(expected);
});

test('names go by the rules of Kubernetes', () => {
  expect(['app', 'a.b/c_D', 'A', '1', `a.b/${'c'.repeat(63)}`].filter((key) => !isQualifiedName(key))).toEqual([]);
  expect(['', '/', 'a/', '/a', 'a/b/c', '-a', 'a-', 'a b', 'A.b/c', 'c'.repeat(64), 5].filter(isQualifiedName)).toEqual([]);
  expect(['a', 'A.b-c_d', '.hidden'].filter((key) => !isConfigMapKey(key))).toEqual([]);
  expect(['', '.', '..', '..a', 'a/b', 'a b', 'k'.repeat(254)].filter(isConfigMapKey)).toEqual([]);
  expect(['', 'A=B', 'ü', 'a\tb', '\n'].filter(isVariableName)).toEqual([]);
});

test('labels and annotations are texts, and annotations have a limit', () => {
  expect(labelFaults({ 'a': 1, 'b': 'x', 'c d': 'x', 'e': '' }).map(({ got }) => got)).toEqual([1, 'c d']);
  expect(annotationFaults({ 'a': true, 'b': 'x y', 'c d': 'x' }).map(({ got }) => got)).toEqual([true, 'c d']);
  expect(annotationFaults({ a: 'x'.repeat(262_144) }).map(({ got }) => got)).toEqual(['262145 bytes']);
});
