import { ALERTS, RuleOptions } from './prometheus-rule';
import { Fault, faultAt } from '../faults/fault';
import { meantBy } from '../faults/nearest';
import { isLabelName } from '../promql/label-matcher';

/** Labels that tell which autoscaler an alert is about. */
const TAKEN = ['alertname', 'horizontalpodautoscaler', 'metric', 'model', 'namespace'];

/** What is wrong with how alerts are to be written. */
export function ruleOptionsFaults({ labels = {}, runbookUrl, severities = {} }: RuleOptions): Fault[] {
  const names = ALERTS.map(({ name }) => name);
  return [
    ...Object.keys(severities).filter((name) => !names.includes(name)).map((name) => {
      const meant = meantBy(name, names);
      return faultAt(['severities', name], 'is no alert', name, meant === undefined ? `write one of ${names.join(', ')}` : `did you mean ${meant}?`);
    }),
    ...Object.keys(labels).flatMap((label) => labelFaults(label)),
    ...runbookUrl !== undefined && !URL.canParse(runbookUrl) ? [faultAt(['runbookUrl'], 'is no address', runbookUrl, 'write it with https://')] : [],
  ];
}

function labelFaults(label: string): Fault[] {
  if (!isLabelName(label)) {
    return [faultAt(['labels', label], 'is a name that labels of Prometheus cannot have', label, 'write it with letters, digits and underscores')];
  }
  return TAKEN.includes(label) ? [faultAt(['labels', label], 'is a label that tells which autoscaler an alert is about', label, 'give yours another name')] : [];
}
