import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClusterProfile, UNKNOWN_CLUSTER } from '../../src/cluster/cluster-profile';
import { documentsOf } from '../../src/graph/manifest';
import { readManifests } from '../../src/manifests/read-manifests';
import { PRODUCTS } from '../../src/platforms/product-version';
import { RULES } from '../../src/rules';
import { ReportedFinding } from '../../src/rules/reported-finding';
import { findingsIn } from '../../src/rules/run';

/** Setups of many styles that work: nobody is to hear a word about them. */
const FOLDER = join(__dirname, 'correct');
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml')).map((file) => file.replace('.yaml', ''));
const NEWEST: ClusterProfile = { versions: Object.fromEntries(Object.entries(PRODUCTS).map(([product, { newest }]) => [product, newest])) };

/** What no manifest tells, and so is neither an error nor silent. */
const UNKNOWN: Record<string, string[]> = {
  'scraped-by-annotations': ['not-scraped'],
  'seldon2-model-by-hpa': ['not-scraped'],
};
/** What an older version lacks, which is said where nobody states the version. */
const OF_OLDER_VERSIONS: Record<string, string[]> = { 'claims-by-template': ['pod-refused'], 'sqs-pod-identity': ['auth-source'] };

function findings(name: string, cluster: ClusterProfile): ReportedFinding[] {
  const { objects, faults } = readManifests(readFileSync(join(FOLDER, `${name}.yaml`), 'utf8'), { file: name });
  expect(faults).toEqual([]);
  expect(objects.length).toBeGreaterThan(0);
  return findingsIn(documentsOf(objects), RULES, cluster);
}

const rulesOf = (found: ReportedFinding[]) => [...new Set(found.map(({ rule }) => rule))];
const isWrong = ({ missing }: ReportedFinding) => missing === undefined;

test('they are many, and what is known of some is of those', () => {
  expect(FILES.length).toBeGreaterThanOrEqual(100);
  expect([...Object.keys(UNKNOWN), ...Object.keys(OF_OLDER_VERSIONS)].filter((name) => !FILES.includes(name))).toEqual([]);
});

test.each(FILES)('nothing is wrong with %s', (name) => {
  const [newest, unknown] = [NEWEST, UNKNOWN_CLUSTER].map((cluster) => findings(name, cluster));
  expect(newest.filter(isWrong).map(({ rule, pointer, message, got }) => ({ rule, pointer, message, got }))).toEqual([]);
  expect(rulesOf(newest)).toEqual(UNKNOWN[name] ?? []);
  expect(rulesOf(unknown.filter(isWrong))).toEqual(OF_OLDER_VERSIONS[name] ?? []);
});
