import { DiscoveryRule } from './adapter-rule';
import { listIn, objectIn } from './manifest';
import { GoTemplate, hasUnclosedAction, TemplateError } from '../platforms/prometheus-adapter/go-template';
import { RESOURCE_FIELDS, resourceTemplateFault } from '../platforms/prometheus-adapter/resource-template';
import { goRegexp, groupsOf } from '../promql/go-regexp';

/** Something in a configuration with which prometheus-adapter does not start. */
export interface AdapterFault {
  /** Where in the file; empty for all of it. */
  readonly field: string;
  readonly problem: string;
  readonly got: string;
  readonly fix: string;
}

type Rule = DiscoveryRule & { readonly metricsQuery?: string };

interface ResourceRule {
  readonly containerQuery?: string;
  readonly nodeQuery?: string;
  readonly resources?: { readonly template?: string };
}

const RESOURCE_FIX = 'write where in the label the resource stands, such as kube_<<.Resource>>';
const CLOSE = 'close each << by >>';

/** What the adapter compiles at its start and cannot, of a configuration that was decoded: its fields are of their types. Source: kubernetes-sigs/prometheus-adapter v0.12 pkg/naming. */
export function startFaults(configuration: unknown): AdapterFault[] {
  const { rules, externalRules, resourceRules } = objectIn(configuration);
  return [
    ...(listIn(rules) as Rule[]).flatMap((rule, i) => faultsOf(rule, `rules[${i}]`)),
    ...(listIn(externalRules) as Rule[]).flatMap((rule, i) => faultsOf(rule, `externalRules[${i}]`)),
    ...['cpu', 'memory'].flatMap((resource) => resourceFaults(objectIn(objectIn(resourceRules)[resource]) as ResourceRule, `resourceRules.${resource}`)),
  ];
}

function faultsOf(rule: Rule, field: string): AdapterFault[] {
  const { seriesFilters = [], resources = {}, name: { matches = '', as = '' } = {}, metricsQuery = '' } = rule;
  return [
    ...seriesFilters.flatMap((filter, i) => filterFaults(filter, `${field}.seriesFilters[${i}]`)),
    ...resourcesFaults(resources, `${field}.resources`),
    ...nameFaults(matches, as, `${field}.name`),
    ...templateFaults(metricsQuery, `${field}.metricsQuery`),
  ];
}

function filterFaults({ is = '', isNot = '' }: { readonly is?: string; readonly isNot?: string }, field: string): AdapterFault[] {
  if ((is === '') === (isNot === '')) {
    return [{ field, problem: 'must have one of is and isNot', got: JSON.stringify({ is, isNot }), fix: 'give it one of them, or remove it' }];
  }
  return expressionFaults(is === '' ? isNot : is, `${field}.${is === '' ? 'isNot' : 'is'}`);
}

function resourcesFaults({ template = '' }: { readonly template?: string }, field: string): AdapterFault[] {
  const unclosed = templateFaults(template, `${field}.template`);
  if (unclosed.length > 0 || template === '') {
    return unclosed;
  }
  const problem = labelFault(template);
  return problem === undefined ? [] : [{ field: `${field}.template`, problem, got: JSON.stringify(template), fix: RESOURCE_FIX }];
}

/** What is wrong with a template of labels, as far as it says no more than can be followed here. */
function labelFault(template: string): string | undefined {
  try {
    return resourceTemplateFault(GoTemplate.parse(template, RESOURCE_FIELDS));
  } catch (error) {
    if (error instanceof TemplateError) {
      return error.isRefusedByGo ? error.message : undefined;
    }
    throw error;
  }
}

function nameFaults(matches: string, as: string, field: string): AdapterFault[] {
  const pattern = goRegexp(matches);
  if (!(pattern instanceof RegExp) || as !== '' || groupsOf(pattern).count < 2) {
    return expressionFaults(matches, `${field}.matches`);
  }
  return [{
    field: `${field}.matches`, problem: `captures ${groupsOf(pattern).count} groups, and without as the adapter cannot tell which one is the name`, got: JSON.stringify(matches), fix: 'write as: ${1}, or keep one group',
  }];
}

function resourceFaults({ containerQuery = '', nodeQuery = '', resources = {} }: ResourceRule, field: string): AdapterFault[] {
  return [
    ...templateFaults(containerQuery, `${field}.containerQuery`),
    ...templateFaults(nodeQuery, `${field}.nodeQuery`),
    ...resourcesFaults(resources, `${field}.resources`),
  ];
}

function templateFaults(template: string, field: string): AdapterFault[] {
  return hasUnclosedAction(template) ? [{ field, problem: 'is a template that opens << and does not close it', got: JSON.stringify(template), fix: CLOSE }] : [];
}

function expressionFaults(expression: string, field: string): AdapterFault[] {
  return goRegexp(expression) === 'invalid'
    ? [{ field, problem: 'is not a regular expression of Go', got: JSON.stringify(expression), fix: 'correct it; characters with a meaning of their own take a backslash' }]
    : [];
}
