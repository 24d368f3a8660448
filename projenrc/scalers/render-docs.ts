import { stemOf } from './names';
import { BY_HAND, FAMILIES, scalersOf } from './scaler';
import { KEDA_SCALERS_SINCE } from '../../src/platforms/keda/scaler-types';
import { PRODUCTS } from '../../src/platforms/product-version';

/** All scalers of KEDA with the triggers that are for them, as a table of docs/scalers.md. */
export function scalersTable(): string {
  const generated = FAMILIES.flatMap(scalersOf).map(({ type, overlay }) => ({ type, triggers: [`${stemOf(type)}Trigger`], says: overlay.says }));
  const written = Object.entries(BY_HAND).map(([type, triggers]) => ({ type, triggers, says: BY_HAND_SAYS[type] }));
  const lines = [...generated, ...written].sort((one, other) => one.type < other.type ? -1 : 1).map(({ type, triggers, says }) =>
    `| \`${type}\` | ${triggers.map((name) => `\`${name}\``).join(', ')} | ${says} | ${KEDA_SCALERS_SINCE[type] === undefined ? `${PRODUCTS.KEDA.oldest} or before` : `2.${KEDA_SCALERS_SINCE[type]}`} |`);
  return ['| Scaler | Trigger | Scales on | Since KEDA |', '|---|---|---|---|', ...lines].join('\n');
}

const BY_HAND_SAYS: { readonly [type: string]: string } = {
  'cpu': 'the CPU of the pods',
  'cron': 'the time',
  'external': 'what a gRPC server of your own answers',
  'external-push': 'what a gRPC server of your own says by itself',
  'memory': 'the memory of the pods',
  'prometheus': 'what a query of Prometheus returns',
};
