import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const cron: Rule = {
  id: 'cron',
  severity: Severity.ERROR,
  says: 'A cron trigger with a schedule that cannot be read, or with the same start and end, is refused by KEDA; one with an unknown time zone fails at each poll.',
  remedy: 'Write five fields for start and end, and a time zone of the IANA database.',
  source: 'kedacore/keda v2.20 pkg/scalers/cron_scaler.go; robfig/cron v3 parser.go',
  find: (graph) => triggerFindings(graph, 'cron'),
};
