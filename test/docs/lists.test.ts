import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages } from '../../projenrc/pages';
import { PRODUCTS } from '../../src/platforms/product-version';
import { FORMATS } from '../../src/report/formats';
import { assembly } from '../support/assembly';
import { Untyped } from '../support/untyped';

const TYPES: Untyped[] = Object.values(assembly().types);
const typeOf = (name: string) => TYPES.find((type) => type.name === name) ?? fail(name);
function fail(name: string): never {
  throw new Error(`the assembly has no ${name}`);
}
/** Classes of a namespace that can be made or have factories, by the end of their names. */
const classes = (end: string, namespace?: string) => TYPES.filter((type) => type.kind === 'class' && !type.abstract && type.namespace === namespace && type.name.endsWith(end))
  .map(({ name }) => name);
const factories = (name: string) => (typeOf(name).methods ?? []).filter((method: Untyped) => method.static).map((method: Untyped) => method.name);
const props = (name: string) => typeOf(name).properties.map((property: Untyped) => property.name);
const folder = (path: string) => readdirSync(join(__dirname, '../..', path)).filter((file) => file.endsWith('.md'));
const textOf = (...paths: string[]) => paths.map((path) => pages().get(`docs/${path}`)!).join('\n');

/** Those that have a name: a constant is a number, and what was measured is a file. */
const SHAPES = factories('Load').filter((name: string) => !['constant', 'measured'].includes(name));

test.each<[what: string, text: string, names: string[]]>([
  ['servers.md: each kind of server', textOf('servers.md'), factories('ModelServer').map((name: string) => `\`ModelServer.${name}`)],
  ['llm.md: each platform', textOf('llm.md'), factories('PlatformTarget').map((name: string) => `PlatformTarget.${name}(`)],
  ['triggers.md and what it links: each trigger', textOf('triggers.md', 'signals.md', 'llm.md'), classes('Trigger')],
  ['triggers.md: how each Prometheus is asked', textOf('triggers.md'), factories('PrometheusAuthentication').map((name: string) => `.${name}\``)],
  ['triggers.md: each identity', textOf('triggers.md'), factories('PodIdentity').map((name: string) => `.${name}(`)],
  ['triggers.md: each source of a value', textOf('triggers.md'), factories('ParameterSource').map((name: string) => `.${name}\``)],
  ['autoscalers.md: each option of KEDA', textOf('autoscalers.md'), props('KedaOptions').map((name: string) => `\`${name}\``)],
  ['preview.md: each shape of a load', textOf('preview.md'), SHAPES.map((name: string) => `\`${name}:`)],
  ['preview.md: each kind of signal', textOf('preview.md'), factories('PreviewSignal').map((name: string) => `=${name}:`)],
  ['check.md: each format', textOf('check.md'), Object.keys(FORMATS).map((name) => `\`${name}\``)],
  ['README.md of the guides: each guide', textOf('README.md'), folder('docs').filter((file) => file !== 'README.md').map((file) => `](${file})`)],
])('%s is listed', (_what, text, names) => {
  expect(names.length).toBeGreaterThan(1);
  expect(names.filter((name) => !text.includes(name))).toEqual([]);
});

test.each(['--fix', '--fix --unsafe'])('check.md has the rules that %s mends', (flags) => {
  const index = readFileSync(join(__dirname, '../../docs/rules/README.md'), 'utf8');
  const mended = [...index.matchAll(/^\| \[([\w-]+)\].* \| `(--fix.*)` \|$/gm)].filter(([, , by]) => by === flags).map(([, id]) => id);
  const [, listed] = new RegExp(`^- \`${flags}\`: ([^]*?)\\.$`, 'm').exec(textOf('check.md'))!;
  expect(listed.split(/,\s+/).map((id) => id.replaceAll('`', ''))).toEqual(mended);
});

test('the scalers of KEDA that triggers.md does not name are as many as it says', () => {
  const [, names, others] = /^\| (`KafkaTrigger`.*) and (\d+) more, in `kedaScalers`/m.exec(textOf('triggers.md'))!;
  expect(Number(others)).toBe(classes('Trigger', 'kedaScalers').length - names.split(', ').length);
});

test.each(Object.entries(PRODUCTS).filter(([product]) => /^(Kubernetes|KEDA|KServe|VPA)$/.test(product)))('cluster.md has the versions of %s', (product, { oldest, newest }) => {
  expect(textOf('cluster.md')).toContain(`| ${product} | ${oldest} to ${newest}; if none is stated, ${newest}`);
});

test('pages say up to which version of a product they hold', () => {
  const ranges = [...pages()].flatMap(([path, text]) => [...text.matchAll(/\b(Kubernetes|KEDA|KServe) \d+\.\d+ to (\d+\.\d+)/g)]
    .map(([, product, newest]) => [path, product, newest]));
  expect(ranges.length).toBeGreaterThan(3);
  expect(ranges).toEqual(ranges.map(([path, product]) => [path, product, PRODUCTS[product as keyof typeof PRODUCTS].newest]));
});

test('cluster.md has the versions of Seldon Core', () => {
  const { 'Seldon Core 1': one, 'Seldon Core 2': two } = PRODUCTS;
  expect(textOf('cluster.md')).toContain(`| Seldon Core | ${one.oldest} to ${one.newest}, and ${two.oldest} to ${two.newest}; if none is stated, ${one.newest} and ${two.newest} |`);
});
