import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const neverSleeps: Rule = {
  id: 'never-sleeps',
  severity: Severity.WARNING,
  says: 'Some scalers are always active: a model that they scale never goes to zero, whatever its least replicas are.',
  remedy: 'Keep at least one replica, or use another trigger.',
  source: 'kedacore/keda v2.20 pkg/scalers/forgejo_runner_scaler.go, solace_dm_scaler.go',
  find: (graph) => triggerFindings(graph, 'never-sleeps'),
};
