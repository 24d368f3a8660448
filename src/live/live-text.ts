import { causesIn, ModelChain, TriggerChain } from '../chain/chain';
import { Link } from '../chain/link';
import { nameOf } from '../graph/manifest';
import { Paint, Style, wrap } from '../report/terminal-text';

const STYLES: { readonly [state in Link['state'] | 'effect' | 'warning']: Style } = { ok: 'green', broken: 'red', unknown: 'cyan', effect: 'yellow', warning: 'yellow' };
const INDENT = '  ';
const [STATE_WIDTH, NAME_WIDTH] = [9, 16];

/**
 * The chains of autoscalers, link by link: a later trigger is told with what differs from the first. Where `healthy` is `line`, those of
 * which all links are ok are told in a line each, before the others.
 */
export function chainsText(chains: readonly ModelChain[], paint: Paint, width: number, healthy: 'links' | 'line' = 'links'): string {
  const inLine = healthy === 'line' ? chains.filter(isHealthy) : [];
  const whole = chains.filter((chain) => !inLine.includes(chain))
    .map((chain) => [headText(chain, paint), ...chain.triggers.flatMap((trigger, i) => triggerLines(trigger, i, chain, paint, width)), ''].join('\n'));
  const lines = inLine.map((chain) => `${paint('ok', STYLES.ok)} ${headText(chain, paint)}\n`);
  return [...lines.length === 0 ? [] : [lines.join('')], ...whole].join('\n');
}

function isHealthy({ triggers }: ModelChain): boolean {
  return triggers.every(({ links }) => links.every(({ state }) => state === 'ok'));
}

function headText({ node, replicas }: ModelChain, paint: Paint): string {
  const { target, minReplicas, maxReplicas } = node;
  const bounds = maxReplicas === undefined ? `at least ${minReplicas}` : `${minReplicas} to ${maxReplicas}`;
  return `${paint(nameOf(node.manifest), 'bold')} scales ${target.kind} ${target.name}: ${replicas ?? 'unknown'} of ${bounds} replicas`;
}

function triggerLines({ type, path, links }: TriggerChain, i: number, { triggers }: ModelChain, paint: Paint, width: number): string[] {
  const first = new Set(triggers[0].links.map(keyOf));
  const causes = causesIn(links);
  const told = i === 0 ? links : links.filter((link) => !first.has(keyOf(link)) && (link.state !== 'broken' || causes.includes(link)));
  return told.length === 0 ? [] : [`${INDENT}${paint(`${path} (${type})`, 'bold')}`, ...told.flatMap((link) => linkLines(link, causes.includes(link), paint, width))];
}

function linkLines({ isWarning = false, name, state, says, missing }: Link, isCause: boolean, paint: Paint, width: number): string[] {
  const word = state !== 'broken' ? state : !isCause ? 'effect' : isWarning ? 'warning' : state;
  const lead = `${INDENT}${INDENT}${paint(word.padEnd(STATE_WIDTH), STYLES[word])}${name.padEnd(NAME_WIDTH)}`;
  const hanging = ' '.repeat(INDENT.length * 2 + STATE_WIDTH + NAME_WIDTH);
  return wrap(`${says}${missing === undefined ? '' : `: ${missing}`}`, width - hanging.length).map((line, i) => `${i === 0 ? lead : hanging}${line}`);
}

function keyOf({ name, state, says }: Link): string {
  return JSON.stringify([name, state, says]);
}

function linkData({ name, state, says, got, effect, fix, missing }: Link): object {
  return { name, state, says, got, effect, fix, missing };
}

/** The same as data. */
export function chainData({ node, replicas, triggers }: ModelChain): object {
  const { apiVersion, kind, metadata: { namespace, name } } = node.manifest;
  return {
    object: { apiVersion, kind, namespace, name },
    target: node.target,
    replicas,
    minReplicas: node.minReplicas,
    maxReplicas: node.maxReplicas,
    triggers: triggers.map(({ type, path, links }) => {
      const causes = causesIn(links);
      return { type, path, breaksAt: causes[0]?.name, links: links.map(linkData) };
    }),
  };
}
