import { Rule, Finding, Severity } from './rule';
import { identity, identityOf, LocatedManifest, nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { TRANSFER_HPA_OWNERSHIP } from '../platforms/keda/names';
import { HPA_API_VERSION, HPA_KIND } from '../platforms/kubernetes/kinds';

export const duplicateName: Rule = {
  id: 'duplicate-name',
  severity: Severity.ERROR,
  says: 'If two objects have the same kind, name and namespace, the one that is applied later overwrites the other.',
  remedy: 'Give one of them another name or namespace.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ (1.36); '
    + 'kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_webhook.go for the HPA of a ScaledObject',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const made = graph.repeated.length === 0 ? [] : [...graph.workloads, ...graph.autoscalers];
    const owned = new Set(made.map(({ manifest }) => identityOf(manifest)));
    for (const { located, first: other } of graph.repeated) {
      // Things that charts share, such as a Namespace, may well be in each of them; a model is made once.
      if (owned.has(identityOf(located.manifest)) || JSON.stringify(other.manifest) !== JSON.stringify(located.manifest)) {
        yield {
          at: located,
          alsoAt: [other],
          field: 'metadata.name',
          problem: `is the name of another object of its kind, made at ${other.location}`,
          got: nameOf(located.manifest),
          // Two models of one name have several objects of one name each.
          cause: `${located.manifest.metadata.namespace}/${located.manifest.metadata.name}`,
          fix: 'give each a name or namespace of its own, or an app of its own where it goes to another cluster',
        };
      }
    }
    const hpas = new Map<string, LocatedManifest>();
    for (const autoscaler of graph.autoscalers) {
      const { manifest, hpaName } = autoscaler;
      if (hpaName === undefined) {
        continue;
      }
      const other = first(hpas, identity(HPA_API_VERSION, HPA_KIND, manifest.metadata.namespace, hpaName), autoscaler);
      if (other !== undefined && identityOf(other.manifest) !== identityOf(manifest)) {
        yield {
          at: autoscaler,
          alsoAt: [other],
          field: 'metadata.name',
          problem: `leads to the HPA of ${nameOf(other.manifest)} too, made at ${other.location}`,
          got: hpaName,
          fix: [manifest, other.manifest].some(({ metadata }) => metadata.annotations?.[TRANSFER_HPA_OWNERSHIP] === 'true')
            ? 'take the HPA out of the app: KEDA keeps the one in the cluster from now on'
            : 'give one of the two another name',
        };
      }
    }
  },
};

function first(seen: Map<string, LocatedManifest>, key: string, located: LocatedManifest): LocatedManifest | undefined {
  const other = seen.get(key);
  if (other === undefined) {
    seen.set(key, located);
  }
  return other;
}
