import { documentsOf } from '../../src/graph/manifest';
import { readManifests } from '../../src/manifests/read-manifests';
import { findingsIn } from '../../src/rules/run';
import { printedManifests, SourceId } from '../support/source-documents';

/** The four documents whose systems the library expresses, by a variable that names their folder. */
const FOLDER = process.env.SOURCES_DIR;

/** What is applied together, by the numbers of the manifests in a document, and the rules that have something to say of it. */
const STEPS: [title: string, id: SourceId, namespace: string, manifests: number[], rules: string[]][] = [
  ['Seldon Core 1 by KEDA', '000-seldon-core-1-keda', 'seldon', [0, 1], ['cooldown-ignored', 'multi-series', 'null-is-zero', 'removed-metadata']],
  ['a latency before anything scrapes', '001-deployment-keda-vpa', 'default', [0, 1],
    ['cooldown-ignored', 'latency-as-average', 'not-scraped', 'null-is-zero', 'removed-metadata', 'static-replicas', 'unscoped']],
  ['a latency below all buckets and a rate, with a monitor', '001-deployment-keda-vpa', 'default', [0, 3, 4, 5],
    ['bucket-bounds', 'cooldown-ignored', 'latency-as-average', 'null-is-zero', 'removed-metadata', 'static-replicas', 'unscoped']],
  ['CPU beside a VPA', '001-deployment-keda-vpa', 'default', [0, 3, 4, 6, 7],
    ['cooldown-ignored', 'latency-as-average', 'null-is-zero', 'removed-metadata', 'static-replicas', 'unscoped', 'vpa-conflict', 'vpa-inert']],
  ['the prometheus-adapter of Seldon Core 2', '002-seldon-core-2-prometheus-adapter', 'seldon-mesh', [0], []],
  ['KServe by CPU', '003-kserve-keda', 'default', [0], []],
  ['KServe by Prometheus', '003-kserve-keda', 'default', [1], ['kserve-scraping-annotation', 'kserve-type-dropped', 'multi-series', 'not-scraped', 'null-is-zero', 'unscoped']],
  // KServe sums what the pods push, so that what is compared is a total, whatever type says.
  ['KServe by OpenTelemetry', '003-kserve-keda', 'default', [2], []],
];

// The documents are no part of the project.
(FOLDER === undefined ? test.skip.each(STEPS) : test.each(STEPS))('%s, as printed in %s', (_title, id, namespace, manifests, rules) => {
  const printed = printedManifests(FOLDER ?? '', id);
  const read = manifests.map((i) => readManifests(printed[i], { file: `${id}.md`, namespace }));
  expect(read.flatMap(({ faults }) => faults)).toEqual([]);
  const found = findingsIn(documentsOf(read.flatMap(({ objects }) => objects)));
  expect([...new Set(found.map(({ rule }) => rule))].sort()).toEqual(rules);
});
