import { Fault, faultAt } from '../../faults/fault';
import { nearest } from '../../faults/nearest';
import { goRegexp } from '../../promql/go-regexp';
import { objectIn, textIn } from '../kubernetes/untyped';

const REPLACE = 'replace';
/** Source: prometheus-operator v0.93 pkg/apis/monitoring/v1/types.go, RelabelConfig. */
const ACTIONS = ['replace', 'keep', 'drop', 'hashmod', 'labelmap', 'labeldrop', 'labelkeep', 'lowercase', 'uppercase', 'keepequal', 'dropequal'];
/** Actions that write a label. Source: prometheus-operator v0.93 pkg/prometheus/resource_selector.go, validateRelabelConfig. */
const WRITES = ['replace', 'hashmod', 'lowercase', 'uppercase', 'keepequal', 'dropequal'];

/** What is wrong with a relabeling of a monitor: with it the API server or the operator refuses the whole monitor. */
export function relabelingFaults(relabeling: unknown): Fault[] {
  const { action = REPLACE, modulus, regex, targetLabel } = objectIn(relabeling);
  const done = (textIn(action) ?? '').toLowerCase();
  if (!ACTIONS.includes(done)) {
    const meant = nearest(done, ACTIONS);
    return [faultAt(['action'], 'is not an action of a relabeling: the API server refuses the monitor', action, meant === undefined ? `use one of ${ACTIONS.join(', ')}` : `did you mean ${meant}?`)];
  }
  return [
    ...WRITES.includes(done) && (textIn(targetLabel) ?? '') === ''
      ? [faultAt(['targetLabel'], `is missing, and ${done} needs it: the operator refuses the whole monitor`, targetLabel, 'name the label that is set')] : [],
    ...done === 'hashmod' && !(Number(modulus) > 0) ? [faultAt(['modulus'], 'is missing, and hashmod needs it: the operator refuses the whole monitor', modulus, 'set it above 0')] : [],
    ...typeof regex === 'string' && goRegexp(regex) === 'invalid'
      ? [faultAt(['regex'], 'is not a regular expression of RE2: the operator refuses the whole monitor', regex, 'correct it')] : [],
  ];
}
