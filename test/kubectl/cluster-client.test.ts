import { ClusterClient, ClusterUnreachableError } from '../../src/kubectl/cluster-client';
import { forbiddenIn, permissionText, saidText } from '../../src/kubectl/refusals';
import { KubectlAnswer } from '../../src/kubectl/run-kubectl';

/** A client whose kubectl gives the same answer each time. */
function clientOf(answer: Partial<KubectlAnswer>): { client: ClusterClient; calls: string[] } {
  const calls: string[] = [];
  const client = new ClusterClient(async (args) => {
    calls.push(args.join(' '));
    return { ended: 'failed', stdout: '', stderr: '', ...answer };
  });
  return { client, calls };
}

test.each<[string, string[]]>([
  ['Error from server (Forbidden): pods is forbidden: User "a" cannot list resource "pods" in API group "" in the namespace "llm"', ['list pods in namespace llm']],
  ['Error from server (Forbidden): scaledobjects.keda.sh is forbidden: User "a" cannot list resource "scaledobjects" in API group "keda.sh" at the cluster scope', ['list scaledobjects.keda.sh in the whole cluster']],
  ['Error from server (Forbidden): forbidden: User "a" cannot get path "/version"', ['get /version in the whole cluster']],
  ['Error from server (NotFound): pods "a" not found', []],
])('%s', (stderr, permissions) => {
  expect(forbiddenIn(stderr).map(permissionText)).toEqual(permissions);
});

test('a login, a token and a password are not repeated', () => {
  const said = saidText('GET https://me:hidden1@host/?token=hidden2 with Bearer hidden3hidden3\nand password=hidden4');
  expect(said).toBe('GET https://...@host/?token=... with Bearer ... and password=...');
});

test('what is too long is cut', () => expect(saidText('a'.repeat(1000)).length).toBeLessThan(400));

test.each<[string, Partial<KubectlAnswer>]>([
  ['there is no kubectl', { ended: 'not-installed' }],
  ['the server cannot be reached', { stderr: 'The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?' }],
  ['the user is not known', { stderr: 'error: You must be logged in to the server (Unauthorized)' }],
])('a cluster that cannot be read is an error of its own: %s', async (_title, answer) => {
  await expect(clientOf(answer).client.list(['pods'], 'llm')).rejects.toThrow(ClusterUnreachableError);
});

test.each<[string, Partial<KubectlAnswer>, RegExp]>([
  ['a time-out', { ended: 'timeout' }, /no answer in time/],
  ['an answer that is too large', { ended: 'too-large' }, /too large; choose a namespace/],
  ['an error of the server', { stderr: 'Error from server (InternalError): etcd is away' }, /etcd is away/],
])('%s is told for what was to be read', async (_title, answer, said) => {
  const { objects, unread } = await clientOf(answer).client.list(['pods', 'deployments.apps'], 'llm');
  expect(objects).toEqual([]);
  expect(unread).toEqual(['pods', 'deployments'].map((resource) => expect.objectContaining({ resource, namespace: 'llm', because: 'failed', said: expect.stringMatching(said) })));
});

test('a resource that the server does not have is left out, and the others are asked for again', async () => {
  const calls: string[] = [];
  const client = new ClusterClient(async (args) => {
    calls.push(args[1]);
    return args[1].includes('foos') ? { ended: 'failed', stdout: '', stderr: 'error: the server doesn\'t have a resource type "foos"' }
      : { ended: 'done', stdout: '{"items":[{"kind":"Pod"}]}', stderr: '' };
  });
  expect(await client.list(['pods', 'foos.example.com'], 'llm')).toEqual({ objects: [{ kind: 'Pod' }], unread: [] });
  expect(calls).toEqual(['pods,foos.example.com', 'pods']);
});

test('no more is called than the bound allows', async () => {
  const { client, calls } = clientOf({ ended: 'done', stdout: '{"items":[]}' });
  for (let i = 0; i < 400; i++) {
    await client.path('/version');
  }
  expect(calls.length).toBe(300);
});
