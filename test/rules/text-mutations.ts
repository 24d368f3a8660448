import * as fc from 'fast-check';
import { documentsOf } from '../../src/graph/manifest';
import { readManifests } from '../../src/manifests/read-manifests';
import { runRules } from '../../src/report/report';
import { mutatedDocument, PoolDocument } from '../manifests/mutations';
import { CPU_TRIGGER, deployment, hpa, inferenceService, PROMETHEUS_TRIGGER, scaledObject } from '../support/manifests';

/** Objects that have nothing to do with any others, and much that is wrong with them. */
export const OTHERS = [
  deployment('model', { namespace: 'others', replicas: 2, beside: [{ name: 'server' }] }),
  ...[
    scaledObject('a', { triggers: [CPU_TRIGGER, { ...PROMETHEUS_TRIGGER, metadata: { ...PROMETHEUS_TRIGGER.metadata, threshold: '0.0045' } }], cooldownPeriod: 5 }),
    scaledObject('b', { minReplicaCount: 3 }), hpa('keda-hpa-a'), inferenceService({ predictor: { model: {}, minReplicas: 3, maxReplicas: 2 } }),
  ].map((manifest) => ({ ...manifest, metadata: { ...manifest.metadata, namespace: 'others' } })),
];
/** What is asked of a metric is answered by all that scrapes, and by all that serves metrics, wherever it is. */
export const OF_ALL_MANIFESTS = /namespace-split: |auth-missing: |not-scraped: |adapter-name: |adapter-namespace: |adapter-relist: |metrics-api-clash: |monitor-not-selected: |monitor-selector: |annotation-scrape: |window-short: /;
const BORDER = '---\n';

/** What is said of the objects of some texts, each text a file. */
function linesOf(files: Record<string, string>): string[] {
  const objects = Object.entries(files).flatMap(([file, text]) => readManifests(text, { file, namespace: file }).objects);
  const { errors, warnings } = runRules(documentsOf(objects));
  return [...errors, ...warnings];
}

function linesAt(file: string, lines: string[]): string[] {
  return lines.filter((line) => line.includes(`: [${file}:`) && !OF_ALL_MANIFESTS.test(line));
}

/** Whatever becomes of one document in a text, nothing throws; and what is found of the objects of another text, in another namespace, is what it was. */
export function lawOfFindings(pool: PoolDocument[]): fc.IProperty<[unknown]> {
  const others = OTHERS.map((manifest) => JSON.stringify(manifest)).join(`\n${BORDER}`);
  const before = linesAt('others', linesOf({ others }));
  const sample = fc.record({ beside: fc.subarray(pool, { maxLength: 4 }), mutated: mutatedDocument(pool) });
  return fc.property(sample, ({ beside, mutated }) => {
    const lines = linesAt('others', linesOf({ mutated: [...beside.map(({ text }) => text), mutated].join(BORDER), others }));
    if (lines.join('\n') !== before.join('\n')) {
      throw new Error(`other findings than\n${before.join('\n')}\n:\n${lines.join('\n')}`);
    }
  });
}
