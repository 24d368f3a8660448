import { RecordedCluster } from './recorded-cluster';
import { Untyped } from './untyped';
import { KubectlAnswer, RunKubectl } from '../../src/kubectl/run-kubectl';

/** Answers as kubectl 1.32 does with a recorded cluster; what the real one does is compared where it is there. */
export function recordedKubectl(cluster: RecordedCluster, currentNamespace = 'default'): RunKubectl {
  const resources = resourcesOf(cluster);
  return async ([verb, ...args]) => {
    switch (verb) {
      case 'config': return done(currentNamespace);
      case 'api-resources': return done(`${[...resources.keys()].join('\n')}\n`);
      case 'get': return args[0] === '--raw' ? raw(cluster, args[1]) : get(cluster, resources, args);
      default: throw new Error(`kubectl ${verb} is not to be called`);
    }
  };
}

interface Resource {
  readonly base: string;
  readonly isNamespaced: boolean;
}

/** By the discovery of all groups, as kubectl asks for it. */
function resourcesOf(cluster: RecordedCluster): Map<string, Resource> {
  const groups: Untyped[] = ['/api', '/apis'].flatMap((path) => cluster.answer(path, 'aggregated').body.items);
  return new Map(groups.flatMap(({ metadata: { name: group = '' }, versions }) => [...versions].reverse().flatMap(({ version, resources = [] }: Untyped) => resources
    .filter(({ verbs }: Untyped) => verbs.includes('list'))
    .map(({ resource, scope }: Untyped): [string, Resource] => [
      group === '' ? resource : `${resource}.${group}`,
      { base: group === '' ? `/api/${version}` : `/apis/${group}/${version}`, isNamespaced: scope === 'Namespaced' },
    ]))));
}

function get(cluster: RecordedCluster, resources: Map<string, Resource>, args: readonly string[]): KubectlAnswer {
  const [names, object] = args.filter((arg) => !arg.startsWith('-'));
  const namespace = args.find((arg) => arg.startsWith('--namespace='))?.replace('--namespace=', '');
  const [items, errors]: [Untyped[], string[]] = [[], []];
  for (const name of names.split(',')) {
    const resource = resources.get(name);
    if (resource === undefined) {
      return failed(`error: the server doesn't have a resource type "${name.split('.')[0]}"\n`);
    }
    const plural = name.split('.')[0];
    const within = resource.isNamespaced && namespace !== undefined ? `${resource.base}/namespaces/${namespace}/${plural}` : `${resource.base}/${plural}`;
    const { status, body } = cluster.answer(object === undefined ? within : `${within}/${object}`);
    if (status !== 200) {
      errors.push(errorText(status, body));
    } else if (object !== undefined) {
      return done(JSON.stringify(body));
    } else {
      items.push(...body.items.map((item: Untyped) => ({ apiVersion: body.apiVersion, kind: body.kind.replace(/List$/, ''), ...item })));
    }
  }
  const stdout = object === undefined ? JSON.stringify({ apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } }) : '';
  return { ended: errors.length === 0 ? 'done' : 'failed', stdout, stderr: errors.map((error) => `${error}\n`).join('') };
}

function raw(cluster: RecordedCluster, path: string): KubectlAnswer {
  const { status, body } = cluster.answer(path);
  return status === 200 ? done(typeof body === 'string' ? body : JSON.stringify(body)) : failed(`${errorText(status, body)}\n`);
}

/** As kubectl tells a status; an answer that is none it names itself. */
function errorText(code: number, body: Untyped): string {
  if (typeof body === 'string') {
    return code === 503 ? 'Error from server (ServiceUnavailable): the server is currently unable to handle the request' : `Error from server: ${body}`;
  }
  return `Error from server${body.reason === undefined ? '' : ` (${body.reason})`}: ${body.message}`;
}

function done(stdout: string): KubectlAnswer {
  return { ended: 'done', stdout, stderr: '' };
}

function failed(stderr: string): KubectlAnswer {
  return { ended: 'failed', stdout: '', stderr };
}
