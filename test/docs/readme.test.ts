import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { blocksOf } from '../../projenrc/page-blocks';
import { generated, pages, quickstart } from '../../projenrc/pages';
import { Untyped } from '../support/untyped';

const ROOT = join(__dirname, '../..');
const README = pages().get('README.md')!;
const MANIFESTS: Untyped[] = parseAllDocuments(quickstart()).map((document) => document.toJS());

/** A table of kubectl as its columns have it, by their titles. */
function row(kind: string): Record<string, string> {
  const { text } = blocksOf(README, 'README.md').find((block) => block.text.includes('SCALETARGETKIND'))!;
  const lines = text.split('\n');
  const found = lines.findIndex((line) => line.startsWith(`${kind}/`));
  const titles = [...lines[found - 1].matchAll(/\S+ */g)].map(({ 0: title, index }) => ({ title: title.trim(), index, end: index + title.length }));
  const line = lines[found];
  return Object.fromEntries(titles.map(({ title, index, end }, i) => [title, line.slice(index, i === titles.length - 1 ? undefined : end).trim()]));
}

test.each([...pages()])('%s: what code decides is what the code does (npx tsx projenrc/pages.ts writes it)', (path, page) => {
  expect(generated(page, path)).toBe(page);
});

test('the README is read in one go', () => expect(README.split('\n').length).toBeLessThanOrEqual(165));

test('every example is listed, in each language', () => {
  const examples = readdirSync(join(ROOT, 'examples'), { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|py|java|go)$/.test(file) && file !== 'main.ts');
  expect(examples.length).toBeGreaterThan(30);
  expect(examples.filter((example) => !pages().get('examples/README.md')!.includes(`(${example})`))).toEqual([]);
});

test('the package pages of other languages show its TypeScript as it is', () => expect(README).not.toMatch(/^```(ts|typescript)\b/m));

test('its picture has each object that the quickstart writes', () => {
  const picture = blocksOf(README, 'README.md').find(({ language }) => language === 'mermaid')!.text;
  expect(MANIFESTS.map(({ kind }) => kind).filter((kind) => !new RegExp(`\\b${kind}\\b`).test(picture))).toEqual([]);
});

test('what a healthy model looks like is told of the model of the quickstart', () => {
  const { metadata, spec } = MANIFESTS.find(({ kind }) => kind === 'ScaledObject');
  expect(row('scaledobject.keda.sh')).toEqual({
    NAME: `scaledobject.keda.sh/${metadata.name}`,
    SCALETARGETKIND: `${spec.scaleTargetRef.apiVersion}.${spec.scaleTargetRef.kind}`,
    SCALETARGETNAME: spec.scaleTargetRef.name,
    MIN: String(spec.minReplicaCount),
    MAX: String(spec.maxReplicaCount),
    READY: 'True',
    ACTIVE: 'True',
    FALLBACK: 'False',
    PAUSED: 'False',
    TRIGGERS: spec.triggers.map(({ type }: Untyped) => type).join(','),
    AUTHENTICATIONS: '',
    AGE: '2m',
  });
  const [latency, cpu] = spec.triggers;
  expect(row('horizontalpodautoscaler.autoscaling')).toMatchObject({
    NAME: `horizontalpodautoscaler.autoscaling/keda-hpa-${metadata.name}`,
    REFERENCE: `Deployment/${spec.scaleTargetRef.name}`,
    TARGETS: expect.stringMatching(new RegExp(`^\\d+m/${1000 * latency.metadata.threshold}m, cpu: \\d+%/${cpu.metadata.value}%$`)),
    MINPODS: String(spec.minReplicaCount),
    MAXPODS: String(spec.maxReplicaCount),
  });
});

test('CI runs the command for tests that the README has', () => {
  const [, command] = /command=\$\(sed -n 's\/\^\\\((.+?)\\\)/.exec(readFileSync(join(ROOT, '.ci/run'), 'utf8'))!;
  expect(README).toMatch(new RegExp(`^${command}`, 'm'));
});
