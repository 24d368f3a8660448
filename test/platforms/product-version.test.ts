import { isEveryVersion, Product, ProductName, PRODUCTS, ProductVersion, spanText, versionFaults } from '../../src/platforms/product-version';
import { PLACE } from '../support/place';

const NAMES = Object.keys(PRODUCTS) as ProductName[];

test.each(NAMES)('%s: the oldest and the newest version are known, and in order', (name) => {
  const { oldest, newest } = PRODUCTS[name];
  expect([oldest, newest].flatMap((each) => versionFaults(name, each))).toEqual([]);
  expect(ProductVersion.stated(name, newest).isAtLeast(oldest)).toBe(true);
});

test.each(NAMES)('%s: no feature is older than what is supported', (name) => {
  const { oldest, newest, since } = PRODUCTS[name];
  for (const version of Object.values(since) as string[]) {
    expect(ProductVersion.stated(name, version).isAtLeast(oldest)).toBe(true);
    expect(ProductVersion.stated(name, newest).isAtLeast(version)).toBe(true);
  }
});

test.each(['2.17', 'v2.17', '2.17.1', 'v2.17.0-rc.1'])('%s is KEDA 2.17', (text) => {
  const version = ProductVersion.parse(PLACE, 'KEDA', text);
  expect([version.isAtLeast('2.17'), version.isAtLeast('2.18')]).toEqual([true, false]);
});

test.each(['2.9', '2.22', '3.17', '2', 'new', '', '2.17.x', 217, undefined, null, {}])('%j is no version of KEDA that is known', (text) => {
  expect(versionFaults('KEDA', text)).toEqual([{
    pointer: [],
    what: 'is no version of KEDA that is known here (2.12 to 2.21)',
    got: text,
    fix: "write it as '2.21', which is also right for those after it",
  }]);
});

test('a version without a patch is the last one of KServe, and the first one of Seldon Core 2', () => {
  expect(ProductVersion.parse(PLACE, 'KServe', '0.15').has('autoscalerClass none')).toBe(true);
  expect(ProductVersion.parse(PLACE, 'KServe', '0.15.0').has('autoscalerClass none')).toBe(false);
  expect(ProductVersion.parse(PLACE, 'Seldon Core 2', '2.8').has('autoscalers on a Model')).toBe(false);
  expect(ProductVersion.parse(PLACE, 'Seldon Core 2', '2.8.4').has('autoscalers on a Model')).toBe(true);
});

test('the version that is assumed is the newest one, with its last patch', () => {
  const newest = Object.entries<Product>(PRODUCTS).map(([name, product]) => [name, product.newest]);
  expect(newest).toEqual([
    ['Kubernetes', '1.37'], ['KEDA', '2.21'], ['KServe', '0.21'], ['Seldon Core 1', '1.19'], ['Seldon Core 2', '2.10'], ['VPA', '1.8'], ['prometheus-operator', '0.95'], ['llm-d router', '0.11'],
    ['Prometheus', '3.15'],
  ]);
  expect(ProductVersion.assumed('KEDA').isAtLeast('2.21.1')).toBe(true);
  expect(ProductVersion.assumed('Seldon Core 2').isAtLeast('2.10.2')).toBe(true);
  // What is stated as 2.10 may be its first patch.
  expect(ProductVersion.stated('Seldon Core 2', '2.10').isAtLeast('2.10.1')).toBe(false);
});

test('a span holds its first version and not the one before which it ends', () => {
  const span = { from: '2.13', before: '2.17' };
  const held = ['2.12', '2.13', '2.16.9', '2.17'].filter((text) => ProductVersion.stated('KEDA', text).isIn(span));
  expect(held).toEqual(['2.13', '2.16.9']);
});

test.each([
  [{}, true],
  [{ from: '2.12' }, true],
  [{ from: '2.13' }, false],
  [{ before: '2.21' }, false],
  [{ before: '2.22' }, true],
  [{ from: '2.10', before: '2.30' }, true],
])('whether %j is every supported KEDA: %j', (span, isEvery) => {
  expect(isEveryVersion({ product: 'KEDA', ...span })).toBe(isEvery);
});

test('what has no known product is not in every version of it', () => {
  expect(isEveryVersion({ product: 'constructor' })).toBe(false);
});

test('spans are said in words', () => {
  expect([{}, { from: '2.9' }, { before: '2.10' }, { from: '2.9', before: '2.10' }].map((span) => spanText({ product: 'Seldon Core 2', ...span })))
    .toEqual(['Seldon Core', 'Seldon Core from 2.9 on', 'Seldon Core before 2.10', 'Seldon Core from 2.9 to before 2.10']);
});
