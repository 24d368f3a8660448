import { Advice, AdvisedSetting, TriedTarget } from './advice';
import { DocumentStyle, MARKDOWN_STYLE, TEXT_STYLE } from '../explain/document-style';
import { shown } from '../preview/decision-words';
import { comparisonRows } from '../preview/preview-text';
import { lengthText } from '../preview/time-text';

const STARTING_POINT = 'It is a starting point: it knows this load and this capacity alone. Apply it, and measure again.';
const SIDES = ['', 'now', 'proposed'];

/** Advice for a terminal. */
export function adviceText(advice: Advice): string {
  return `${written(advice, TEXT_STYLE)}\n`;
}

/** Advice as Markdown. */
export function adviceMarkdown(advice: Advice): string {
  return `${written(advice, MARKDOWN_STYLE).trim()}\n`;
}

function written(advice: Advice, style: DocumentStyle): string {
  const { assumptions, capacity, durationSeconds, goal, load, name, notes, present, proposal, settings, tried } = advice;
  return [
    style.heading(1, `${name}: advice for ${lengthText(durationSeconds)} of a load`),
    style.item(`goal: ${goal}`),
    style.item(`load: at most ${shown(load.most)} per second; it grows by at most ${shown(load.growth)} within the ${load.leadSeconds} s until a new pod serves`),
    style.item(`capacity of a pod: ${shown(capacity.perPod)} per second, ${capacity.because}`),
    style.item(`now: ${present.meetsGoal ? 'it keeps to the goal' : 'it does not keep to the goal'}: ${shown(present.unservedPercent)} % of the load meets too few pods`),
    ...proposal === undefined ? [] : [
      style.item(`proposed: it keeps to the goal: ${shown(proposal.unservedPercent)} % of the load meets too few pods`),
      style.heading(2, 'Proposal'),
      style.item(STARTING_POINT),
      ...settings.map((setting) => style.item(settingText(setting, style))),
    ],
    ...notes.length === 0 ? [] : [style.heading(2, 'Not proposed'), ...notes.map((note) => style.item(note))],
    style.heading(2, 'Tried'),
    style.table(['kept at', 'of a pod', 'at most', 'at least', 'replica-hours', 'not served'], tried.map(triedRow)),
    ...proposal === undefined ? [] : [
      style.heading(2, 'Side by side, by the same replay'),
      style.table(SIDES, comparisonRows(present.result, proposal.result), SIDES.length),
    ],
    style.heading(2, 'Taken for granted'),
    ...assumptions.map((each) => style.item(each)),
    ...present.result.notMeasured.length === 0 ? []
      : [style.heading(2, 'Not measured against a real controller'), ...present.result.notMeasured.map((each) => style.item(each))],
  ].join('\n');
}

function settingText({ because, field, now, proposed }: AdvisedSetting, style: DocumentStyle): string {
  const change = now === proposed ? `${shown(now)} as it is` : `${Number.isFinite(now) ? shown(now) : 'no limit'} -> ${shown(proposed)}`;
  return `${style.code(field)}: ${change}; ${because}`;
}

function triedRow({ maxReplicas, minReplicas, perPod, replicaHours, share, unservedPercent }: TriedTarget): string[] {
  const tried = [`${shown(share * 100)} %`, `${shown(perPod)}/s`, String(maxReplicas)];
  return replicaHours === undefined ? [...tried, '-', '-', 'beyond the goal'] : [...tried, String(minReplicas), shown(replicaHours), `${shown(unservedPercent!)} %`];
}
