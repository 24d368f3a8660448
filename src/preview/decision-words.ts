import { KEDA_ACTIVE, KEDA_FALLBACK, KEDA_READY, SCALING_ACTIVE, SCALING_LIMITED } from './conditions';
import { Decision, HpaDecision, KedaDecision } from './decisions';
import { THOUSAND } from './hpa-arithmetic';
import { PreviewResult } from './preview-result';

type Signals = PreviewResult['signals'];

/** Why the replicas changed, or what kept them, for people. */
export function decisionWords(decision: Decision, { signals }: Pick<PreviewResult, 'signals'>): string {
  return decision.by === 'hpa' ? hpaWords(decision, signals) : kedaWords(decision);
}

/** What a preview has decided that people look for: changes, and metrics that are lost or back. */
export function tellingDecisions({ decisions }: Pick<PreviewResult, 'decisions'>): Decision[] {
  let [hpa, keda] = ['', ''];
  return decisions.filter((decision) => {
    const state = stateOf(decision);
    const isNew = state !== (decision.by === 'hpa' ? hpa : keda);
    [hpa, keda] = decision.by === 'hpa' ? [state, keda] : [hpa, state];
    return decision.from !== decision.to || isNew;
  });
}

/** Whether its metrics can be read. */
function stateOf(decision: Decision): string {
  return decision.by === 'hpa' ? decision.scalingActive : `${decision.ready} ${decision.fallback === KEDA_FALLBACK.yes}`;
}

function hpaWords({ from, reasons, scalingActive, scalingLimited, to }: HpaDecision, signals: Signals): string {
  const { best, proposals, stabilized } = reasons;
  const read = signals.map(({ metric, target, targetType }, i) => {
    const proposal = proposals[i];
    const [unit, divisor] = targetType === 'Utilization' ? [' %', 1] : ['', THOUSAND];
    return proposal === undefined ? `${metric} cannot be read` : `${metric} ${shown(proposal.value / divisor)}${unit} (target ${shown(target)}${unit}) asks for ${proposal.replicas}`;
  });
  if (scalingActive === SCALING_ACTIVE.disabled) {
    return 'the HPA does not act on 0 replicas';
  }
  const held = best !== undefined && stabilized !== undefined && stabilized !== best ? [`its stabilization window holds ${stabilized}`] : [];
  const limits: { readonly [condition: string]: string | undefined } = {
    [SCALING_LIMITED.tooMany]: `its maxReplicas is ${to}`,
    [SCALING_LIMITED.tooFew]: `its minReplicas is ${to}`,
    [SCALING_LIMITED.upLimit]: `its policies allow ${to} at most`,
    [SCALING_LIMITED.downLimit]: `its policies keep ${to} at least`,
  };
  const limit = (stabilized ?? best ?? to) === to ? undefined : limits[scalingLimited];
  const kept = from === to && proposals.length > 0 && best === undefined ? ['the replicas stay'] : [];
  return [...read.length === 0 ? ['outside its bounds'] : read, ...held, ...limit === undefined ? [] : [limit], ...kept].join('; ');
}

function kedaWords({ active, fallback, from, ready, to }: KedaDecision): string {
  const words = [
    ...fallback === KEDA_FALLBACK.yes ? ['the fallback holds'] : [],
    ...ready === KEDA_READY.no ? ['no trigger can be read'] : ready === KEDA_READY.partly ? ['some triggers cannot be read'] : [],
    ...active === KEDA_ACTIVE.yes ? [from === 0 && to > 0 ? 'active: it wakes' : 'active'] : [],
    ...active === KEDA_ACTIVE.cooling ? ['not active, and the cooldown is not over'] : [],
    ...active === KEDA_ACTIVE.no ? [to < from ? 'not active, and the cooldown is over' : 'not active'] : [],
  ];
  return words.length === 0 ? 'new' : words.join('; ');
}

/** A number with as many digits as people read. */
export function shown(value: number): string {
  return String(Number(value.toPrecision(4)));
}
