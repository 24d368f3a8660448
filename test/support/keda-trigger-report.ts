import { scaledObject } from './manifests';
import { Untyped } from './untyped';
import { runRules } from '../../src/report/report';
import { RULES } from '../../src/rules';

/** The rules on what a trigger says, and on what it authenticates with. */
const IDS = [
  'activation', 'auth-identity', 'auth-missing', 'auth-not-sent', 'auth-refused', 'auth-source', 'auth-unread', 'cron', 'keda-refused', 'never-sleeps', 'non-string',
  'removed-metadata', 'scaler-ignored', 'scaler-refused', 'scaler-type', 'server-address', 'target-rounded', 'typo-metadata',
];
const OF_TRIGGERS = RULES.filter(({ id }) => IDS.includes(id));

/** What the read side says of a trigger as it stands in a ScaledObject, in a cluster of a version of KEDA. */
export function reportOfTrigger(trigger: Untyped, others: Untyped[], keda: string, spec: Untyped = {}): string[] {
  const manifests = [scaledObject('a', { triggers: [trigger], maxReplicaCount: 5, ...spec }), ...others];
  const documents = manifests.map((manifest, i) => ({ manifest, location: `${i}/${manifest.kind}` }));
  const { errors, warnings } = runRules(documents, OF_TRIGGERS, { versions: { KEDA: keda } });
  return [...errors, ...warnings];
}
