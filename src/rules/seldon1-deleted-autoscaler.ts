import { Rule, Finding, Severity } from './rule';
import { identity, identityOf, LocatedManifest, nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { SeldonComponent, seldonPredictors } from '../graph/seldon1-components';
import { KEDA_API_VERSION } from '../platforms/keda/names';
import { HPA_API_VERSION, HPA_KIND } from '../platforms/kubernetes/kinds';
import { SELDON_DEPLOYMENT } from '../platforms/seldon-core1/names';

/** What the operator makes of a part of a component, and deletes where there is no such part. */
const MADE_OF = [
  { apiVersion: HPA_API_VERSION, kind: HPA_KIND, part: 'hpaSpec' },
  { apiVersion: KEDA_API_VERSION, kind: 'ScaledObject', part: 'kedaSpec' },
];

export const seldon1DeletedAutoscaler: Rule = {
  id: 'seldon1-deleted-autoscaler',
  severity: Severity.ERROR,
  says: 'The operator of Seldon Core 1 deletes an HPA or a ScaledObject that has the name of one of its Deployments and that it did not make.',
  remedy: 'Give the autoscaler another name than that of the Deployment.',
  source: 'SeldonIO/seldon-core v1.18 operator/controllers/seldondeployment_controller.go, createHpas and createKedaScaledObjects',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const deleted = new Map<string, LocatedManifest>();
    for (const owner of graph.objects(SELDON_DEPLOYMENT)) {
      for (const component of seldonPredictors(owner.manifest).flatMap(({ components }) => components)) {
        identitiesDeletedFor(component, owner).forEach((each) => deleted.set(each, owner));
      }
    }
    for (const autoscaler of graph.autoscalers) {
      const owner = deleted.get(identityOf(autoscaler.manifest));
      if (owner !== undefined) {
        yield {
          at: autoscaler,
          alsoAt: [owner],
          field: 'metadata.name',
          problem: `is that of a Deployment of ${nameOf(owner.manifest)}, made at ${owner.location}, whose operator deletes it`,
          got: autoscaler.manifest.metadata.name ?? '',
          fix: 'give it another name, or write it into the component as its kedaSpec or hpaSpec',
        };
      }
    }
  },
};

function identitiesDeletedFor({ name, spec }: SeldonComponent, { manifest: { metadata } }: LocatedManifest): string[] {
  return MADE_OF.filter(({ part }) => spec[part] === undefined).map(({ apiVersion, kind }) => identity(apiVersion, kind, metadata.namespace, name));
}
