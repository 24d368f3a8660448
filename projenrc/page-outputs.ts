/** Fills the outputs that pages show: what the command prints of the manifests on its page, and why a program is refused. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Block, blocksOf, fileNameOf } from './page-blocks';
import { synthesized } from './page-program';

const COMMAND = join(__dirname, '../lib/src/cli/main.js');
const PROMPT = '$ npx cdk8s-model-autoscaling ';

/** Whether a block shows what the command prints. */
export function isOutput({ language, text }: Block): boolean {
  return language === 'text' && text.startsWith(PROMPT);
}

/** Whether the block after a program tells why it is refused. */
export function isRefused({ language, next }: Block): boolean {
  return language === 'ts' && next?.language === 'text' && !next.isPart && next.text.startsWith('[');
}

/** A page whose outputs are what the code does today. */
export function withOutputs(page: string, path: string): string {
  const blocks = blocksOf(page, path);
  const outputs = blocks.flatMap((block) => [
    ...isOutput(block) ? [{ shown: block, output: printed(block, blocks) }] : [],
    ...isRefused(block) ? [{ shown: block.next!, output: refusal(block) }] : [],
  ]);
  return outputs.reduce((text, { shown, output }) => text.replace(fenced(shown.text), () => fenced(output)), page);
}

function fenced(text: string): string {
  return `\`\`\`text\n${text}\`\`\`\n`;
}

/** What the command prints in a folder that holds the manifests of the page. */
function printed({ text }: Block, blocks: Block[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  try {
    for (const block of blocks.filter((each) => each.language === 'yaml' && fileNameOf(each) !== undefined)) {
      writeFileSync(join(folder, fileNameOf(block)!), block.text);
    }
    const [line] = text.split('\n');
    const { stdout, stderr } = spawnSync('node', [COMMAND, ...line.slice(PROMPT.length).split(' ')], { cwd: folder, encoding: 'utf8' });
    return `${line}\n${stdout}${stderr}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function refusal(block: Block): string {
  try {
    synthesized(block);
  } catch (error) {
    return `${(error as Error).message}\n`;
  }
  throw new Error(`${block.place}: is not refused`);
}
