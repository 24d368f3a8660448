import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const nonString: Rule = {
  id: 'non-string',
  severity: Severity.ERROR,
  says: 'The API server rejects metadata of a trigger that are not texts: a number or a boolean needs quotes.',
  remedy: 'Put the value in quotes.',
  source: 'kedacore/keda v2.20 config/crd/bases/keda.sh_scaledobjects.yaml, triggers[].metadata',
  find: (graph) => triggerFindings(graph, 'non-string'),
};
