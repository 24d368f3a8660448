/**
 * Takes what jsii-docgen writes for the root and each submodule apart by the folders of `src`: a file of `docs/api` for each, and API.md as
 * their index. In one file it is longer than code hosts show.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where jsii-docgen writes. */
const WRITTEN = 'dist/docs';
const FOLDER = 'docs/api';
const MODULE = 'cdk8s-model-autoscaling';

interface Entity {
  readonly name: string;
  /** What it is: a construct, a struct, a class ... */
  readonly section: string;
  readonly text: string;
}

/** The group of a type, by the file that declares it: `servers-kserve` of `src/servers/kserve/x.ts`, `scalers-kafka` of a generated one. */
function groupOf(file: string): string {
  const [, ...below] = file.replace(/\.ts$/, '').split('/');
  const path = ['constructs', 'platforms'].includes(below[0]) ? below.slice(1) : below;
  const generated = path.indexOf('generated');
  return generated === -1 ? path.slice(0, -1).join('-') : path.slice(1).filter((part) => part !== 'generated').join('-');
}

/** The entities of the one file. */
function entitiesOf(markdown: string): Entity[] {
  return markdown.split(/^## (?=\w+ <a )/m).slice(1).flatMap((part) => {
    const section = /^\w+/.exec(part)![0];
    return part.split(/^### (?=\w+ <a )/m).slice(1).map((text) => ({ name: /^\w+/.exec(text)![0], section, text: `### ${text.trimEnd()}\n` }));
  });
}

interface Type {
  readonly name: string;
  readonly fqn: string;
  readonly namespace?: string;
  readonly locationInModule: { readonly filename: string };
}

const types: Type[] = Object.values(JSON.parse(readFileSync('.jsii', 'utf8')).types);
const byName = new Map(types.map((type) => [type.name, type]));
const submodules = [...new Set(types.flatMap(({ namespace }) => namespace ?? []))];
const groups = Object.fromEntries(types.map(({ name, locationInModule }) => [name, groupOf(locationInModule.filename)]));
const entities = readdirSync(WRITTEN).flatMap((file) => entitiesOf(readFileSync(join(WRITTEN, file), 'utf8')));
const files = [...new Set(entities.map(({ name }) => groups[name]))].sort();

/** A text whose links lead to the files of what they name. */
function linked(text: string, group: string): string {
  return text.replace(new RegExp(`"#(${MODULE}\\.(?:(?:${submodules.join('|')})\\.)?(\\w+)[^"]*)"`, 'g'), (whole, anchor: string, name: string) =>
    groups[name] === undefined || groups[name] === group ? whole : `"${groups[name]}.md#${anchor}"`);
}

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const group of files) {
  const own = entities.filter(({ name }) => groups[name] === group);
  const sections = [...new Set(own.map(({ section }) => section))];
  const body = sections.map((section) => `## ${section}\n\n${own.filter((entity) => entity.section === section).map(({ text }) => linked(text, group)).join('\n')}`);
  writeFileSync(join(FOLDER, `${group}.md`), `# API: ${group}\n\n${body.join('\n')}`);
}
const index = files.map((group) => {
  const names = entities.filter(({ name }) => groups[name] === group)
    .map(({ name }) => `[${name}](${FOLDER}/${group}.md#${byName.get(name)!.fqn})`);
  const from = [...new Set(entities.filter(({ name }) => groups[name] === group).map(({ name }) => byName.get(name)!.namespace))];
  const submodule = from[0] === undefined ? '' : ` (submodule \`${from[0]}\`)`;
  return `## ${group}${submodule}\n\n${names.join(', ')}`;
});
writeFileSync('API.md', `# API\n\nAll that can be imported, by the folders of \`src\`: from the root, or from the submodule that the heading names.\n\n${index.join('\n\n')}\n`);
