import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language, Unavailable } from './language';
import { fetched, run, timed, version } from './shell';

/** Modules that the registry has in some versions, and not in those that the generated code asks for. */
const FETCHED = ['github.com/aws/jsii-runtime-go', 'github.com/aws/constructs-go/constructs/v10'];

export const GO: Language = {
  name: 'Go',
  target: 'go',
  generatedPeers: ['cdk8s', 'cdk8s-plus-27'],
  exampleOf: (file) => /^\w+$/.test(file) ? file.replaceAll('_', '-') : undefined,
  install({ folder, code, examples }) {
    const tool = version(['go', 'version']);
    cpSync(examples, folder, { recursive: true });
    const modules = Object.values(code).map((each) => ({ folder: each, text: readFileSync(join(each, 'go.mod'), 'utf8') }));
    const [, needed] = /^go (\S+)$/m.exec(modules[0].text)!;
    const [, own] = /go(\d+\.\d+)/.exec(tool)!;
    if (Number(own.split('.')[1]) < Number(needed.split('.')[1])) {
      throw new Unavailable(`the generated code needs Go ${needed}, this is ${own}`);
    }
    const replaced = [
      ...modules.map((each) => `\t${/^module (\S+)$/m.exec(each.text)![1]} => ${each.folder}`),
      ...FETCHED.map((module) => `\t${module} => ${module} ${oldest(module, asked(module, modules[0].text), folder)}`),
    ];
    writeFileSync(join(folder, 'go.mod'), `module example.com/app\n\ngo ${needed}\n\nreplace (\n${replaced.join('\n')}\n)\n`);
    fetched('what the modules need', ['go', 'mod', 'tidy'], folder);
    const [, built] = timed(() => run(['go', 'build', '-o', 'bin/', './...'], folder));
    return { notes: [tool, `modules and app are built in ${built}`], command: (example) => [join(folder, 'bin', example.replaceAll('-', '_'))] };
  },
};

/** The version of a module that a `go.mod` asks for. */
function asked(module: string, text: string): string {
  return text.split('\n').find((line) => line.trim().startsWith(`${module} `))!.trim().split(' ')[1];
}

/** The oldest version that the registry has from the one that is asked for on, as Go itself takes the oldest that will do. */
function oldest(module: string, from: string, folder: string): string {
  const [, ...versions] = fetched(module, ['go', 'list', '-m', '-versions', module], folder).trim().split(' ');
  const found = versions.find((each) => compareVersions(each, from) >= 0);
  if (found === undefined) {
    throw new Unavailable(`${module} ${from} or later is not to be had`);
  }
  return found;
}

function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((each) => each.replace('v', '').split('.').map(Number));
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
