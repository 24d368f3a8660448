import { Duration } from 'cdk8s';
import { parse } from 'yaml';
import golden from './adapter-verdicts.json';
import {
  AdapterDiscoveryRule, AdapterResource, AdapterRule, AdapterSeriesFilter, ExternalAdapterRule, Prometheus, PrometheusAdapter, ResourceAdapterRule,
} from '../../src';
import { runRules } from '../../src/report/report';
import { adapterRefused } from '../../src/rules/adapter-refused';
import { messageOf } from '../support/captured';
import { adapterConfig } from '../support/manifests';
import { manifest, newChart, synth } from '../support/synth';
import { Untyped } from '../support/untyped';

/** Why our verdict is another one than that of prometheus-adapter 0.12.0. */
const EXCEPTIONS: Record<string, string> = {
  'metricsQuery without LabelMatchers': 'refused: the adapter serves every object what all of them have together',
  'two rules, one name': 'refused: the adapter serves the last of them, and nobody sees which',
  'resource rules only': 'refused: the queries have no <<.LabelMatchers>>, so that pods of one name in two namespaces are one',
  'rules empty': 'refused: the adapter starts, and serves nothing',
};

/** The series that Prometheus had. */
const SERIES = { metric: 'seldon_model_infer_total', labels: ['model', 'server', 'pod', 'namespace', 'instance', 'job'] };

const SCENARIOS: Untyped[] = golden.scenarios;

function cannotBeSaid(what: string): never {
  throw new Error(`cannot be said: ${what}`);
}

/** A kind by its name for one or for many. */
function resourceOf({ group = '', resource }: Untyped): AdapterResource {
  const known = Object.values(AdapterResource).filter((each) => each instanceof AdapterResource) as AdapterResource[];
  return known.find((each) => each.group === group && (each.resource === resource || each.plural === resource))
    ?? AdapterResource.of({ group, kind: resource[0].toUpperCase() + resource.slice(1) });
}

const resourcesOf = (overrides?: Untyped) =>
  overrides && Object.fromEntries(Object.entries(overrides).map(([label, each]) => [label, resourceOf(each)]));

/** The props of a rule in our words. */
function propsOf({ seriesQuery, seriesFilters, resources = {}, name = {}, metricsQuery, ...rest }: Untyped): Untyped {
  if (Object.keys(rest).length > 0) {
    cannotBeSaid(`the key ${Object.keys(rest)}`);
  }
  const { overrides, template: resourceTemplate, namespaced } = resources;
  return {
    seriesQuery,
    seriesFilters: seriesFilters?.map(({ is, isNot }: Untyped) => is === undefined
      ? AdapterSeriesFilter.notMatches(isNot) : AdapterSeriesFilter.matches(is)),
    resources: resourcesOf(overrides),
    resourceTemplate,
    namespaced,
    matches: name.matches,
    metricName: name.as,
    metricsQuery: metricsQuery ?? cannotBeSaid('no metricsQuery'),
  };
}

const resourceQueries = ({ resources, ...queries }: Untyped): Untyped => ({ ...queries, resources: resourcesOf(resources.overrides) });

/** An adapter of a configuration in our words; throws where we refuse it or have no way to say it. */
function adapterOf(config: string, chart = newChart()): PrometheusAdapter {
  const { rules = [], externalRules = [], resourceRules } = parse(config);
  const made: AdapterDiscoveryRule[] = [
    // `namespaced` says nothing of a custom rule, and ours have no word for it.
    ...rules.map((rule: Untyped) => new AdapterRule({ ...propsOf(rule), namespaced: undefined })),
    ...externalRules.map((rule: Untyped) => new ExternalAdapterRule(propsOf(rule))),
  ];
  const adapter = new PrometheusAdapter(chart, 'adapter', {
    release: 'metrics',
    prometheus: Prometheus.fromAddress('http://prometheus.monitoring.svc:9090'),
    rules: made,
    resourceRule: resourceRules && new ResourceAdapterRule({
      cpu: resourceQueries(resourceRules.cpu), memory: resourceQueries(resourceRules.memory), window: Duration.minutes(3),
    }),
  });
  synth(chart);
  return adapter;
}

/** Whether the adapter did what somebody who wrote that configuration wants. */
const serves = ({ starts, customMetrics, externalMetrics, resourceMetrics, modelValue = 'a value' }: Untyped): boolean =>
  starts && ([customMetrics, externalMetrics].some((list) => (list ?? []).length > 0) || resourceMetrics) && modelValue === 'a value';

const cases = (wanted: (scenario: Untyped) => boolean): [string, Untyped][] =>
  SCENARIOS.filter(({ title }) => EXCEPTIONS[title] === undefined).filter(wanted).map((scenario) => [scenario.title, scenario]);

describe('what a real adapter dies of, lists nothing by or answers nothing to is refused, or cannot be said', () => {
  test.each(cases((scenario) => !serves(scenario)))('%s', (_title, { config }) => {
    expect(messageOf(() => adapterOf(config))).toMatchSnapshot();
  });
});

describe('what a real adapter serves', () => {
  test.each(cases(serves))('%s: is listed alike', (_title, { config, customMetrics, externalMetrics }) => {
    expect(adapterOf(config).metricsOf(SERIES)).toEqual([...customMetrics ?? [], ...externalMetrics ?? []]);
  });

  test.each(cases(serves))('%s: is written as the same configuration', (_title, { config }) => {
    const chart = newChart();
    adapterOf(config, chart);
    const written = parse(manifest(chart, 'ConfigMap').data['config.yaml']);
    const singular = config.replace('resource: models', 'resource: model').replace('      namespaced: false\n', '');
    expect(written).toEqual(parse(singular));
  });
});

/** Why the read side has no fault in what a real adapter died of. */
const UNPROVEN: Record<string, string> = { 'unknown resource': 'the cluster decides: its CRD may be there' };

describe('what a real adapter dies of is an error in a manifest, and nothing else is', () => {
  const errorsIn = (text: string) => runRules([{ manifest: adapterConfig(text), location: 'adapter' }], [adapterRefused]).errors;

  test.each(SCENARIOS.map((scenario): [string, Untyped] => [scenario.title, scenario]))('%s', (title, { config, starts }) => {
    expect(errorsIn(config).length > 0).toBe(!starts && UNPROVEN[title] === undefined);
  });

  test('each by its own words', () => {
    expect(SCENARIOS.flatMap(({ config }) => errorsIn(config))).toMatchSnapshot();
  });

  test('exceptions are of configurations that were refused', () => {
    expect(SCENARIOS.filter(({ title }) => UNPROVEN[title] !== undefined).map(({ starts }) => starts)).toEqual([false]);
  });
});

/** Why the read side says otherwise than a real adapter did. */
const OTHERWISE: Record<string, { readonly why: string; readonly says: RegExp | undefined }> = {
  'unknown resource': { why: 'the cluster decides: its CRD may be there', says: undefined },
  'rules empty': { why: 'a configuration that is told by its rules has none', says: undefined },
  'metricsQuery without LabelMatchers': { why: 'served, and every object gets what all have together', says: /^warning adapter-template/ },
  'two rules, one name': { why: 'served by the last of them, and nobody sees which; one of them serves a counter', says: /^warning (adapter-series|promql-type-adapter)/ },
  'instant gauge query': { why: 'served, and it is a counter, which only grows', says: /^warning promql-type-adapter/ },
  'resource rules only': { why: 'served, for pods of one name in two namespaces alike', says: /^warning adapter-/ },
};

describe('what a real adapter dies of, lists nothing by or answers nothing to is an error in a manifest, and nothing else is said', () => {
  const reportOn = (config: string) => runRules([{ manifest: adapterConfig(config), location: 'adapter' }]);

  test.each(SCENARIOS.filter(({ title }) => OTHERWISE[title] === undefined).map((scenario): [string, Untyped] => [scenario.title, scenario]))('%s', (_title, scenario) => {
    const { errors, warnings } = reportOn(scenario.config);
    expect(errors.length > 0).toBe(!serves(scenario));
    expect(warnings).toEqual([]);
  });

  test.each(Object.entries(OTHERWISE))('%s', (title, { says }) => {
    const { errors, warnings } = reportOn(SCENARIOS.find((each) => each.title === title).config);
    expect(errors).toEqual([]);
    expect(warnings).toEqual(says === undefined ? [] : warnings.map(() => expect.stringMatching(says)));
    expect(warnings.length > 0).toBe(says !== undefined);
  });

  test('in values of the chart too', () => {
    const { rules } = parse(SCENARIOS.find(({ title }) => title === 'no namespace mapping').config);
    expect(runRules([{ manifest: { rules: { custom: rules } }, location: 'values.yaml' }]).errors).toEqual([expect.stringMatching(/^adapter-overrides: \[values\.yaml\] rules\.custom\[0\]\.resources: /)]);
  });
});

describe('exceptions', () => {
  test.each(Object.entries(EXCEPTIONS))('%s: %s', (title) => {
    const scenario = SCENARIOS.find((each) => each.title === title);
    expect(scenario.starts).toBe(true);
    expect(messageOf(() => adapterOf(scenario.config))).toMatchSnapshot();
  });

  test('are few', () => {
    expect(`${SCENARIOS.length - Object.keys(EXCEPTIONS).length} of ${SCENARIOS.length}`).toBe('31 of 35');
  });
});
