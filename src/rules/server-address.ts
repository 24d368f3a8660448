import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const serverAddress: Rule = {
  id: 'server-address',
  severity: Severity.ERROR,
  says: 'KEDA asks from its own pod, in its own namespace: localhost is the operator itself, and a name without a namespace is looked up in the namespace of KEDA.',
  remedy: 'Write the address as http://SERVICE.NAMESPACE.svc:PORT.',
  source: 'kedacore/keda v2.20 pkg/scalers; RFC 6761 section 6.3',
  find: (graph) => triggerFindings(graph, 'server-address'),
};
