import { stops } from '../../src/rules/reported-finding';
import { findingsIn } from '../../src/rules/run';
import { Untyped } from '../support/untyped';

/** The versions with which the verdicts were recorded. */
const CLUSTER = { versions: { KEDA: '2.20.2', Kubernetes: '1.36.2' } };

/** The lab's metrics come from elsewhere, which manifests say by an annotation. */
const SCRAPED = { 'cdk8s-model-autoscaling/scraped-by': 'the lab' };

/** What the checks report of raw manifests as errors, in a namespace as the API server gives it. */
export function errorsOf(manifests: Untyped[]): string[] {
  const documents = manifests.map((manifest, i) => ({
    manifest: { ...manifest, metadata: { namespace: 'default', ...manifest.metadata, annotations: { ...SCRAPED, ...manifest.metadata.annotations } } },
    location: `${i}/${manifest.kind}`,
  }));
  return findingsIn(documents, undefined, CLUSTER).filter(stops).map(({ rule, pointer, message }) => `${rule}: ${pointer}: ${message}`);
}
