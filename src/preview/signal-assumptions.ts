import { shown } from './decision-words';
import { ofReadable } from './measured-query';
import { Measured, SignalLoad } from './signal-load';
import { lengthText } from './time-text';
import { meaningOf } from '../model-servers/metric-meanings';
import { PromqlTree } from '../promql/parse';
import { rateWindows } from '../promql/rate-windows';
import { measuredBy } from '../promql/selectors';

const MOMENTS = new WeakMap<PromqlTree, boolean>();

/** What is taken for granted of a signal, in words: none of it is known from the manifests. */
export function assumptionsOf(name: string, signal: SignalLoad, query?: string): string[] {
  const { measured } = signal;
  const served = measured?.servedPerSecondPerPod;
  return [
    ...aboutLoad(signal, query),
    ...served === undefined ? [] : [`a pod completes at most ${served} per second, and only what is completed is seen`],
    ...measured === undefined ? [] : [`scraped every ${lengthText(measured.scrapeSeconds)}${rateOver(measured)}`],
  ].map((words) => `${name}: ${words}`);
}

function rateOver({ windowSeconds }: Measured): string {
  return windowSeconds === undefined ? '' : `, a rate over ${lengthText(windowSeconds)}`;
}

function aboutLoad(signal: SignalLoad, query: string | undefined): string[] {
  const evenly = 'the load is spread evenly over the ready pods';
  switch (signal.is) {
    case 'total': return [totalWords(signal, query)];
    case 'answer': return [...signal.notes, 'it is what was answered then, whatever the replicas of this preview'];
    case 'backlog': return [`the load is taken as what arrives per second, and each ready pod works off ${signal.servedPerSecondPerPod} per second`];
    case 'perPod': return [`${evenly}${perPodWords(signal)}`];
    case 'share': return [`${evenly}, and each takes ${signal.perPod} at most`];
    case 'latency': return [`the load is taken as requests per second and spread evenly over the ready pods, each an M/M/${signal.pod.concurrency} queue that serves `
      + `${signal.pod.requestsPerSecond} requests per second; one that gets more answers after ${lengthText(signal.pod.timeoutSeconds)}`, latencyWords(signal)];
    case 'table': return [`${evenly}, and each behaves as the table says; beyond its rows as the nearest one`];
  }
}

function totalWords({ load }: Extract<SignalLoad, { is: 'total' }>, query: string | undefined): string {
  if (load.shape === 'times') {
    return `a unit of the load is taken as ${shown(load.factor)} of it, whatever the replicas`;
  }
  const isOfMoment = query !== undefined && ofReadable(query, (tree) => isMoment(query, tree));
  return `the load is taken as its value, whatever the replicas${isOfMoment ? momentWords(query) : ''}`;
}

/** Whether a query reads what is there at a moment, and no rate. Many previews ask it of the same query. */
function isMoment(query: string, tree: PromqlTree): boolean {
  const known = MOMENTS.get(tree) ?? (rateWindows(query, tree).length === 0 && measuredBy(query, tree).length > 0);
  MOMENTS.set(tree, known);
  return known;
}

/** Of what is there at a moment, a load in requests per second is not the value: by Little's law that is the load times the seconds that each stays. */
function momentWords(query: string): string {
  const isLevel = ofReadable(query, (tree) => measuredBy(query, tree).some((metric) => meaningOf(metric)?.is === 'level'));
  return isLevel ? '; for a load in another unit, state what one pod makes of it: perPod, share or table'
    : ': what there is at one moment, not what comes per second; for a load in requests per second, state total:perUnit=SECONDS, '
      + 'where each request is counted so long (Little\'s law), or backlog for what waits';
}

function perPodWords({ atMost, idle = 0, load }: Extract<SignalLoad, { is: 'perPod' }>): string {
  const most = atMost === undefined ? '' : `, and ${shown(atMost)} at most`;
  return `; a pod shows ${shown(idle)} without load, ${shown(load.shape === 'times' ? load.factor : 1)} more for each unit of it${most}`;
}

function latencyWords({ idleValue, quantile }: Extract<SignalLoad, { is: 'latency' }>): string {
  const idle = idleValue === undefined ? 'what one request takes' : Number.isNaN(idleValue) ? 'no value' : shown(idleValue);
  return `it shows ${quantile === undefined ? 'the mean' : `the ${quantile} quantile`} of the time that requests take, in seconds, and without requests ${idle}`;
}
