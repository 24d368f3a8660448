import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The four documents, by the names of their files. */
export type SourceId = '000-seldon-core-1-keda' | '001-deployment-keda-vpa' | '002-seldon-core-2-prometheus-adapter' | '003-kserve-keda';

/** Depths of the lines of an InferenceService, whose printed form has lost its indentation; `name` stands below what is before it. */
const DEPTHS: Record<string, number> = {
  'apiVersion': 0,
  'kind': 0,
  'metadata': 0,
  'annotations': 1,
  'spec': 0,
  'predictor': 1,
  'model': 2,
  'modelFormat': 3,
  'protocolVersion': 3,
  'runtime': 3,
  'storageUri': 3,
  'args': 3,
  'resources': 3,
  'limits': 4,
  'requests': 4,
  'cpu': 5,
  'memory': 5,
  'minReplicas': 2,
  'maxReplicas': 2,
  'autoScaling': 2,
  'metrics': 3,
  '- type': 4,
  'resource': 5,
  'external': 5,
  'podmetric': 5,
  'metric': 6,
  'target': 6,
  'backend': 7,
  'serverAddress': 7,
  'query': 7,
  'metricNames': 7,
  'type': 7,
  'value': 7,
  'averageUtilization': 7,
};
const NAME_BELOW: Record<string, number> = { metadata: 1, modelFormat: 4, resource: 6 };
const ITEMS_BELOW: Record<string, number> = { args: 4, metricNames: 8 };

/** The manifests of a document, each as the text that is printed. */
export function printedManifests(folder: string, id: SourceId): string[] {
  const text = readFileSync(join(folder, `${id}.md`), 'utf8');
  const blocks = id === '003-kserve-keda' ? flatBlocks(text) : id === '000-seldon-core-1-keda' ? [...indentedBlocks(text), ...fencedBlocks(text)] : fencedBlocks(text);
  return blocks.filter((block) => /^apiVersion: /m.test(block));
}

/** What stands between fences, without the shell or the notebook around it. */
function fencedBlocks(text: string): string[] {
  return [...text.matchAll(/^```\w*\n([^]*?)^```/gm)].map(([, block]) => block.replace(/^\$ cat .*\n|^EOF\n|^%%writefile .*\n/gm, ''));
}

/** What a notebook prints, by four blanks. */
function indentedBlocks(text: string): string[] {
  return [...text.matchAll(/^ {4}apiVersion:.*\n(?:(?: {4}.*|\s*)\n)*/gm)].map(([block]) => block.replace(/^ {4}/gm, ''));
}

/** What a page without indentation prints, from `apiVersion` on to the first empty line. */
function flatBlocks(text: string): string[] {
  return [...text.matchAll(/^apiVersion: [^]*?(?=\n\n)/gm)].map(([block]) => indented(block.split('\n')));
}

function indented(lines: string[]): string {
  let parent = '';
  return lines.map((line) => {
    const key = /^(- )?"?([\w./-]+)"?:(?= |$)/.exec(line);
    const name = key === null || line.startsWith('- -') ? undefined : `${key[1] ?? ''}${key[2]}`;
    const depth = name === undefined ? ITEMS_BELOW[parent] : name === 'name' ? NAME_BELOW[parent] : DEPTHS[name] ?? 2;
    parent = name ?? parent;
    return `${'  '.repeat(depth)}${line}`;
  }).join('\n');
}
