import { ANY, Discovery } from './discovery';
import { NAMESPACE } from './resources';
import { Fault, faultAt } from '../../faults/fault';
import { tryParse } from '../../promql/parse';
import { holdsFor, selectorsOf } from '../../promql/selectors';

/**
 * What is wrong with a rule for whoever asks in a namespace: its query is for another one alone, and is always empty; or its series are
 * found by those of another one, and the metric is there only as long as they are.
 */
export function namespaceFaults(discovery: Discovery, namespace: string): Fault[] {
  const { api, config: { metricsQuery, seriesQuery = '' }, isNamespaced, labels } = discovery;
  const label = labels.labelOf(NAMESPACE);
  if (label === undefined || (api === 'external' && !isNamespaced)) {
    return [];
  }
  const asked = otherNamespace(discovery.sample(), label, namespace);
  const found = otherNamespace(seriesQuery, label, namespace);
  return [
    ...asked === undefined ? [] : [faultAt(['metricsQuery'], `is for ${asked} alone, and is asked for the namespace ${namespace}: its result is always empty`,
      metricsQuery, 'leave the namespace out, which <<.LabelMatchers>> holds')],
    ...found === undefined ? [] : [{
      ...faultAt(['seriesQuery'], `finds series by ${found} alone, and is asked for the namespace ${namespace}: the adapter lists the metric only while the others have it`,
        seriesQuery, `write ${label}!="" in its place, or select the namespace ${namespace}`),
      isWarning: true,
    }],
  ];
}

/** A condition that no series of a namespace meets. */
function otherNamespace(query: string, label: string, namespace: string): string | undefined {
  const tree = tryParse(query);
  const wrong = tree === undefined ? undefined : selectorsOf(query, tree).flatMap(({ matchers }) => matchers)
    .find((matcher) => matcher.label === label && matcher.value !== ANY.namespace && holdsFor(matcher, namespace) === false);
  return wrong && `${wrong.label}${wrong.operator}"${wrong.value}"`;
}
