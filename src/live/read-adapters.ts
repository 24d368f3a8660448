import { placeOf } from './read-cluster';
import { AdapterSight } from '../chain/observations';
import { Seen } from '../chain/seen';
import { AutoscalerNode } from '../graph/autoscaler';
import { selects } from '../graph/label-selector';
import { LocatedManifest, manifestIn } from '../graph/manifest';
import { ClusterClient } from '../kubectl/cluster-client';
import { API_SERVICE, API_SERVICES, METRICS_APIS, MetricsApi } from '../platforms/kubernetes/kinds';
import { listIn, objectIn, textIn, textsIn, Untyped } from '../platforms/kubernetes/untyped';

/** With what the adapter is told where its rules are. Source: kubernetes-sigs/prometheus-adapter v0.12 cmd/adapter/adapter.go. */
const CONFIG = /^--config(=|$)/;

/** Reads the rules of the adapters that some HPAs ask: the one ConfigMap that the Deployment behind each metrics API has. */
export async function readAdapters(client: ClusterClient, seen: Seen, nodes: readonly AutoscalerNode[]): Promise<Map<MetricsApi, AdapterSight>> {
  const apis = [...new Set(nodes.flatMap(({ triggers }) => triggers).flatMap(({ metric }) => metric?.api ?? []))];
  const found = new Map<MetricsApi, AdapterSight>();
  for (const api of apis) {
    const sight = await readAdapter(client, seen, api);
    if (sight !== undefined) {
      found.set(api, sight);
    }
  }
  return found;
}

/** Nothing where nobody serves the API, which is told of that. */
async function readAdapter(client: ClusterClient, seen: Seen, api: MetricsApi): Promise<AdapterSight | undefined> {
  const group = METRICS_APIS[api];
  const unread = seen.unreadOf(API_SERVICE.apiVersion, API_SERVICE.kind);
  if (unread !== undefined) {
    return { objects: [], missing: unread };
  }
  const services = seen.objects(API_SERVICES).filter(({ manifest: { metadata: { name = '' } } }) => name.slice(name.indexOf('.') + 1) === group);
  const { name, namespace } = objectIn(objectIn(services[0]?.manifest.spec).service);
  const [service, where] = [textIn(name), textIn(namespace)];
  if (service === undefined || where === undefined) {
    return undefined;
  }
  const around = await client.list(['services', 'deployments.apps'], where);
  const refused = around.unread.find(({ resource }) => resource === 'deployments');
  if (refused !== undefined) {
    return { objects: [], missing: refused };
  }
  const objects = around.objects.flatMap((each) => manifestIn(each) ?? []);
  const selector = textsIn(objectIn(objects.find(({ kind, metadata }) => kind === 'Service' && metadata.name === service)?.spec).selector);
  const adapters = objects.filter(({ kind }) => kind === 'Deployment').flatMap(({ spec }) => {
    const template = objectIn(objectIn(spec).template);
    const configMaps = configMapsOf(objectIn(template.spec));
    const isBehind = Object.keys(selector).length > 0 && selects({ matchLabels: selector }, textsIn(objectIn(template.metadata).labels));
    return configMaps === undefined ? [] : [{ configMaps, isBehind }];
  });
  const [adapter] = adapters.filter(({ isBehind }) => isBehind).concat(adapters);
  return adapter !== undefined ? readConfiguration(client, where, adapter.configMaps)
    : { objects: [], missing: `${group} is served by Service ${where}/${service}, behind which no Deployment has a configuration of prometheus-adapter` };
}

/** The ConfigMaps of an adapter; undefined for what is none. */
function configMapsOf({ containers, volumes }: Untyped): string[] | undefined {
  const texts = (list: unknown) => listIn(list).flatMap((each) => textIn(each) ?? []);
  const given = listIn(containers).map(objectIn).flatMap(({ args, command }) => [...texts(command), ...texts(args)]);
  const names = listIn(volumes).flatMap((volume) => textIn(objectIn(objectIn(volume).configMap).name) ?? []);
  return given.some((each) => CONFIG.test(each)) && names.length > 0 ? names : undefined;
}

async function readConfiguration(client: ClusterClient, namespace: string, names: readonly string[]): Promise<AdapterSight> {
  const objects: LocatedManifest[] = [];
  for (const name of names) {
    const found = await client.object('configmaps', namespace, name);
    if (found === 'absent') {
      return { objects, missing: `ConfigMap ${namespace}/${name}, which the adapter mounts, does not exist` };
    }
    const manifest = 'because' in found ? undefined : manifestIn(found);
    if (manifest === undefined) {
      return { objects, missing: 'because' in found ? found : `ConfigMap ${namespace}/${name} cannot be read` };
    }
    objects.push({ manifest, location: placeOf('ConfigMap', namespace, name) });
  }
  return { objects };
}
