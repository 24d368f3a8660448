import { RecordedState, Truth } from './recorded-cluster';
import { causesIn } from '../../src/chain/chain';
import { nameOf } from '../../src/graph/manifest';
import { ClusterClient } from '../../src/kubectl/cluster-client';
import { RunKubectl } from '../../src/kubectl/run-kubectl';
import { look, Looked } from '../../src/live/look';
import { Rule } from '../../src/rules/rule';

/** Looks at the namespace of a state, by all rules or by some. */
export async function lookAt({ namespace }: RecordedState, run: RunKubectl, rules?: Rule[]): Promise<Looked> {
  return look(new ClusterClient(run), { namespaces: [namespace], rules });
}

/** Where each autoscaler breaks: `ok`, a link, `warning LINK`, or `unknown LINK` where nothing is known to break. */
export function verdictsOf({ chains }: Looked): Truth {
  return Object.fromEntries(chains.map(({ node, triggers }) => {
    const causes = triggers.flatMap(({ links }) => causesIn(links));
    const unknown = triggers.flatMap(({ links }) => links).find(({ state }) => state === 'unknown');
    const [first] = [...causes].sort((one, other) => Number(one.isWarning === true) - Number(other.isWarning === true));
    const verdict = first !== undefined ? `${first.isWarning ? 'warning ' : ''}${first.name}` : unknown !== undefined ? `unknown ${unknown.name}` : 'ok';
    return [nameOf(node.manifest), verdict];
  }));
}

/** All that is said of what breaks, in one line. */
export function saidOf({ chains }: Looked): string {
  const links = chains.flatMap(({ triggers }) => triggers.flatMap(({ links: all }) => [...causesIn(all), ...all.filter(({ state }) => state === 'unknown')]));
  return [...new Set(links.map(({ says, got, effect, fix, missing }) => [says, got, effect, fix, missing].filter((each) => each !== undefined).join(' | ')))].join(' || ');
}
