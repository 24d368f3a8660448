import { GoTemplate, hasUnclosedAction, TemplateError } from './go-template';
import { RESOURCE_FIELDS } from './resource-labels';
import { ResourceRuleConfig, ResourcesConfig, RuleConfig } from './rule-config';
import { Fault, fault, faultAt, within } from '../../faults/fault';
import { prometheusText } from '../../promql/duration';
import { goRegexp, groupsOf } from '../../promql/go-regexp';

const NO_START = 'prometheus-adapter does not start with it';
const CLOSE = 'close each << by >>';

/** What of a rule the adapter compiles at its start and cannot. Source: kubernetes-sigs/prometheus-adapter v0.12 pkg/naming. */
export function startFaults({ metricsQuery = '', name: { as = '', matches = '' } = {}, resources = {}, seriesFilters = [] }: RuleConfig): Fault[] {
  return [
    ...seriesFilters.flatMap((filter, i) => within(['seriesFilters', i], filterFaults(filter))),
    ...within(['resources'], resourcesStartFaults(resources)),
    ...within(['name'], nameFaults(matches, as)),
    ...within(['metricsQuery'], unclosedFaults(metricsQuery)),
  ];
}

/** The same of what serves CPU and memory. */
export function resourceStartFaults({ containerQuery = '', nodeQuery = '', resources = {} }: ResourceRuleConfig): Fault[] {
  return [
    ...within(['containerQuery'], unclosedFaults(containerQuery)), ...within(['nodeQuery'], unclosedFaults(nodeQuery)),
    ...within(['resources'], resourcesStartFaults(resources)),
  ];
}

/**
 * Why prometheus-adapter does not start with a template of labels: it makes an expression of it, with a group for each field.
 * Source: kubernetes-sigs/prometheus-adapter v0.12 pkg/naming/resource_converter.go, newLabelGroupResExtractor.
 */
function resourceTemplateFaults(text: string): Fault[] {
  const problem = labelProblem(text);
  return problem === undefined ? [] : [fault(`${problem}; ${NO_START}`, text, 'write where in the label the resource stands, such as kube_<<.Resource>>')];
}

function filterFaults({ is = '', isNot = '' }: { readonly is?: string; readonly isNot?: string }): Fault[] {
  if ((is === '') === (isNot === '')) {
    return [fault(`must have one of is and isNot; ${NO_START}`, { is, isNot }, 'give it one of them, or remove it')];
  }
  return within([is === '' ? 'isNot' : 'is'], expressionFaults(is === '' ? isNot : is));
}

function resourcesStartFaults({ template = '' }: ResourcesConfig): Fault[] {
  const unclosed = unclosedFaults(template);
  return within(['template'], unclosed.length > 0 || template === '' ? unclosed : resourceTemplateFaults(template));
}

/** What is wrong with a template of labels, as far as it says no more than can be followed here. */
function labelProblem(text: string): string | undefined {
  try {
    const template = GoTemplate.parse(text, RESOURCE_FIELDS);
    if (!template.uses('Resource')) {
      return 'has no <<.Resource>>';
    }
    const twice = RESOURCE_FIELDS.find((field) => template.count(field) > 1);
    return twice && `holds <<.${twice}>> more than once`;
  } catch (error) {
    if (error instanceof TemplateError) {
      return error.isRefusedByGo ? error.message : undefined;
    }
    throw error;
  }
}

function nameFaults(matches: string, as: string): Fault[] {
  const pattern = goRegexp(matches);
  if (!(pattern instanceof RegExp) || as !== '' || groupsOf(pattern).count < 2) {
    return within(['matches'], expressionFaults(matches));
  }
  return [faultAt(['matches'], `captures ${groupsOf(pattern).count} groups, and without as the adapter cannot tell which one is the name; ${NO_START}`, matches,
    'write as: ${1}, or keep one group')];
}

function unclosedFaults(template: string): Fault[] {
  return hasUnclosedAction(template) ? [fault(`is a template that opens << and does not close it; ${NO_START}`, template, CLOSE)] : [];
}

/** An expression that Go does not compile. */
function expressionFaults(expression: string): Fault[] {
  return goRegexp(expression) === 'invalid'
    ? [fault(`is not a regular expression of RE2; ${NO_START}`, expression, 'correct it: look-around and back-references do not exist there, and characters with a meaning of their own take a backslash')]
    : [];
}

// Times of prometheus-adapter in milliseconds. Source: kubernetes-sigs/prometheus-adapter v0.12 README.md, cmd/adapter/adapter.go.

/** How often it looks where nothing is said. Source: prometheus-community/helm-charts prometheus-adapter values.yaml, metricsRelistInterval. */
export const CHART_RELIST_MILLIS = 60_000;

/** How often the adapter looks which series there are, where that is more often than they are scraped. */
export function relistFaults(relistMillis: number, scrapeMillis: number, scrapedBy: string): Fault[] {
  return relistMillis >= scrapeMillis ? [] : [fault(
    `is shorter than the scrape interval of ${scrapedBy} (${prometheusText(scrapeMillis)}), so that metrics come and go`, prometheusText(relistMillis),
    `use at least ${prometheusText(scrapeMillis)}`)];
}

/** How long the adapter keeps what it found, where it forgets that before it looks again; the latter is said as whoever wrote it knows it. */
export function maxAgeFaults(maxAgeMillis: number, relistMillis: number, relist = prometheusText(relistMillis)): Fault[] {
  return maxAgeMillis >= relistMillis ? [] : [fault(
    `is shorter than metricsRelistInterval (${relist}), with which the adapter does not start`, prometheusText(maxAgeMillis),
    `use at least ${prometheusText(relistMillis)}, or leave it out`)];
}
