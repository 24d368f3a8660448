/**
 * Writes the documentation of the API from the assembly: a page of `docs/api` for each folder of `src`, their index by task in API.md, and all
 * names from A to Z in docs/api/README.md.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assemblyTypes, MODULE, Type } from './assembly';
import { Page, TASKS } from './pages';
import { oneLine, TypeRenderer } from './render-type';

const FOLDER = 'docs/api';
const INDEX = 'API.md';
const NAMES = 'README.md';

/** The sections of a page, in this order. */
const SECTIONS: [title: string, has: (type: Type) => boolean][] = [
  ['Classes', ({ kind }) => kind === 'class'],
  ['Options', ({ datatype }) => datatype === true],
  ['Interfaces', ({ datatype, kind }) => kind === 'interface' && !datatype],
  ['Values', ({ kind }) => kind === 'enum'],
];

/** The page of a type, by the file that declares it: `servers-kserve` of `src/constructs/servers/kserve/x.ts`, `scalers-kafka` of a generated one. */
function fileOf({ locationInModule: { filename } }: Type): string {
  const [, ...below] = filename.replace(/\.ts$/, '').split('/');
  const path = ['constructs', 'platforms'].includes(below[0]) ? below.slice(1) : below;
  const generated = path.indexOf('generated');
  return generated === -1 ? path.slice(0, -1).join('-') : path.slice(1).filter((part) => part !== 'generated').join('-');
}

/** All files by their paths. */
export function apiFiles(): Map<string, string> {
  const types = assemblyTypes();
  const pages = new Map<string, Page>(Object.values(TASKS).flatMap((each) => Object.entries(each)));
  const all = [...types.values()].sort((one, other) => one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1);
  const undescribed = [...new Set(all.map(fileOf))].filter((file) => !pages.has(file));
  if (undescribed.length > 0) {
    throw new Error(`projenrc/api/pages.ts: has no page for ${undescribed.join(', ')}; say there what people want to do who look for it`);
  }
  const linkFrom = (from: string | undefined) => (fqn: string) => {
    const type = types.get(fqn);
    return type === undefined ? undefined : `${fileOf(type) === from ? '' : `${fileOf(type)}.md`}#${type.name.toLowerCase()}`;
  };
  const link = (type: Type, folder: string) => `[${type.name}](${folder}${linkFrom(undefined)(type.fqn)})`;
  const named = (name: string) => all.find((type) => type.name === name)!;

  const written = [...pages].map(([file, { first, title }]): [string, string] => {
    const own = all.filter((type) => fileOf(type) === file);
    const renderer = new TypeRenderer(types, linkFrom(file));
    const body = SECTIONS.map(([section, has]) => [section, own.filter(has)] as const).filter(([, some]) => some.length > 0)
      .map(([section, some]) => `## ${section}\n\n${some.map((type) => renderer.render(type)).join('\n\n')}`);
    return [join(FOLDER, `${file}.md`), `# ${title}\n\n${importOf(named(first[0]))}\n\n${body.join('\n\n')}\n`];
  });
  const tasks = Object.entries(TASKS).map(([task, some]) => [
    `## ${task}\n\n| I want to | Page | Begin with |\n|---|---|---|`,
    ...Object.entries(some).map(([file, { first, task: wanted, title }]) => `| ${wanted} | [${title}](${FOLDER}/${file}.md) | ${first.map((name) => link(named(name), `${FOLDER}/`)).join(', ')} |`),
  ].join('\n'));
  const names = all.map((type) => `| ${link(type, '')} | ${oneLine(type.docs?.summary ?? '')} |`);
  return new Map([
    ...written,
    [INDEX, `# API by task\n\nAll names with what they are, to search: [A to Z](${FOLDER}/${NAMES}).\nIn Python, names of methods and props are written with underscores: \`max_replicas\`.\n\n${tasks.join('\n\n')}\n`],
    [join(FOLDER, NAMES), `# API from A to Z\n\nThe same [by task](../../${INDEX}).\n\n| Name | What it is |\n|---|---|\n${names.join('\n')}\n`],
  ]);
}

/** How the types of a page are imported. */
function importOf({ name, namespace }: Type): string {
  const ts = namespace === undefined ? `import { ${name} } from '${MODULE}';` : `import { ${namespace} } from '${MODULE}';   // ${namespace}.${name}`;
  return `\`\`\`ts\n${ts}\n\`\`\``;
}

if (require.main === module) {
  const files = apiFiles();
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  files.forEach((text, file) => writeFileSync(file, text));
}
