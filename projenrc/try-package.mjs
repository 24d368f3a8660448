/**
 * Tries the packed package as a user would: installs it into an app of its own, and runs the README's quickstart there.
 *
 * `node projenrc/try-package.mjs FOLDER`: the folder holds the tarball and nothing else.
 */
import { execSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

/** Most that an error which nobody catches may print beside its own message: the line that threw it, and where it was called from. */
const MAX_BYTES_BESIDE_MESSAGE = 3 * 1024;

const folder = process.argv[2];
const readme = readFileSync('README.md', 'utf8');
const block = (language, text = readme) => new RegExp(`\`\`\`${language}\n([^]*?)\n\`\`\``).exec(text)[1];
const quickstart = block('TypeScript');
const [tarball] = readdirSync(folder);
const run = (command) => execSync(command, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });

writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'app', version: '1.0.0', private: true }));
writeFileSync(join(folder, 'main.ts'), quickstart);
writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({
  compilerOptions: { module: 'node16', target: 'es2022', strict: true, skipLibCheck: false, types: ['node'], outDir: 'out' }, include: ['main.ts', 'policies.ts'],
}));
// The policies of the guide, in each kind of module that a team may write them in.
const policies = block('js', readFileSync('docs/check.md', 'utf8'));
const asModule = policies.replace(/const (\{.*\}) = require\((.*)\);/, 'import $1 from $2;').replace('module.exports =', 'export default');
writeFileSync(join(folder, 'policies.cjs'), policies);
writeFileSync(join(folder, 'policies.mjs'), asModule);
writeFileSync(join(folder, 'policies.ts'), asModule.replace(/import \{/, 'import { Finding, ScalingGraph,')
  .replaceAll('find({ autoscalers }) {', 'public find({ autoscalers }: ScalingGraph): Finding[] {'));
run(`npm install --silent --no-audit --no-fund ./${tarball} cdk8s cdk8s-plus-27 constructs typescript@5 @types/node@20`);
run('npx tsc');
run('node out/main.js');

const written = readFileSync(join(folder, 'dist/house-price.k8s.yaml'), 'utf8').trimEnd();
if (written !== block('yaml', readFileSync('docs/quickstart.md', 'utf8'))) {
  throw new Error(`the fresh app writes other YAML than docs/quickstart.md shows:\n${written}`);
}
console.log('the fresh app writes the YAML that docs/quickstart.md shows');

// The same in an ECMAScript module, where node has to know the names before it loads anything.
writeFileSync(join(folder, 'main.mjs'), quickstart);
run('node main.mjs');
console.log('and so does an ECMAScript module');

// A mistake: what is printed of it has to be its message, not the package. The command is that of this project: the app needs none.
const message = '[house-price/house-price] maxReplicas: ';
const cdk8s = resolve('node_modules/cdk8s-cli/bin/cdk8s');
for (const [from, to] of [['main.mjs', 'refused.mjs'], ['out/main.js', 'refused.cjs']]) {
  writeFileSync(join(folder, to), readFileSync(join(folder, from), 'utf8').replace('maxReplicas: 5', 'maxReplicas: 0'));
}
for (const args of [['refused.mjs'], ['refused.cjs'], [cdk8s, 'synth', '--no-check-upgrade', '--app', 'node refused.mjs']]) {
  const { status, stderr } = spawnSync('node', args, { cwd: folder, encoding: 'utf8' });
  const line = stderr.split('\n').find((each) => each.includes(message));
  if (status === 0 || line === undefined) {
    throw new Error(`${args.join(' ')}: a refusal is not printed, got:\n${stderr}`);
  }
  const beside = stderr.length - line.length;
  if (beside > MAX_BYTES_BESIDE_MESSAGE) {
    throw new Error(`${args.join(' ')}: prints ${beside} bytes beside a message of ${line.length}, and ${MAX_BYTES_BESIDE_MESSAGE} is the limit:\n${stderr}`);
  }
  console.log(`${basename(args[0])}: a refusal that nobody catches prints ${beside} bytes beside its message`);
}

// The command, as npx finds it, and the plugin, as cdk8s-cli loads it.
const npx = (input, ...args) => spawnSync('npx', ['--no-install', 'cdk8s-model-autoscaling', ...args], { cwd: folder, encoding: 'utf8', input });
for (const [input, code, said] of [[written, 0, 'Nothing found'], [written.replace('maxReplicaCount: 5', 'maxReplicaCount: 0'), 1, 'error'], ['{{ a }}: b', 3, 'not-rendered']]) {
  const { status, stdout, stderr } = npx(input, 'check', '-');
  if (status !== code || !stdout.includes(said)) {
    throw new Error(`check: ends with ${status} and not with ${code}:\n${stdout}${stderr}`);
  }
}
console.log('the command checks what the fresh app writes');

const page = readFileSync('docs/rules/window-short.md', 'utf8');
if (npx('', 'rule', 'window-short').stdout !== page) {
  throw new Error('rule window-short: does not print docs/rules/window-short.md');
}
console.log('and prints the pages of rules');

const OWN = 'acme-least-replicas';
for (const file of ['policies.cjs', 'policies.mjs', 'out/policies.js']) {
  const { status, stdout, stderr } = npx(written, 'check', '-', '--rules', file);
  if (status !== 1 || stderr !== '' || !stdout.includes(`error ${OWN}`)) {
    throw new Error(`check --rules ${file}: ends with ${status} and not with 1:\n${stdout}${stderr}`);
  }
}
console.log('and judges it by rules of CommonJS, of ECMAScript and compiled from TypeScript');

const version = JSON.parse(readFileSync(join(folder, 'node_modules/cdk8s-model-autoscaling/package.json'), 'utf8')).version;
/** What `cdk8s synth` with the plugin does in an app of a name and its properties. */
function synth(app, properties = '{}') {
  writeFileSync(join(folder, 'cdk8s.yaml'), `app: node ${app}
validations:
  - { package: ./node_modules/cdk8s-model-autoscaling, version: ${version}, class: ModelAutoscalingValidation, properties: ${properties} }
`);
  const { status, stdout, stderr } = spawnSync('node', [cdk8s, 'synth', '--no-check-upgrade'], { cwd: folder, encoding: 'utf8' });
  return { status, printed: stdout + stderr };
}

/** Fails unless cdk8s synth ended with a code and printed something so many times. */
function expectSynth({ status, printed }, code, text, times) {
  const count = printed.split(text).length - 1;
  if (status !== code || count !== times) {
    throw new Error(`cdk8s synth with the validation plugin ends with ${status} and not with ${code}, or prints ${text} ${count} times and not ${times}:\n${printed}`);
  }
}

expectSynth(synth('out/main.js'), 0, /Status.*success/, 1);
expectSynth(synth('out/main.js', '{ rules: [policies.cjs] }'), 2, new RegExp(OWN), 1);
// A warning that the app would print itself is told by the plugin alone, and an app without constructs of the package is judged too.
const [made] = /new AutoscaledModel\([^]*?\n\}\);/.exec(quickstart);
writeFileSync(join(folder, 'main.warned.mjs'), quickstart.replace(made, made.replace(/\n\}\);$/, '\n  autoscaler: Autoscaler.keda({ cooldownPeriod: Duration.minutes(5) }),\n});'))
  .replace('AutoscaledModel,', 'AutoscaledModel, Autoscaler,'));
writeFileSync(join(folder, 'main.foreign.mjs'), `import { ApiObject, App, Chart } from 'cdk8s';
const app = new App();
new ApiObject(new Chart(app, 'foreign'), 'hpa', {
  apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'foreign' },
  spec: { maxReplicas: 0, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' } },
});
app.synth();
`);
expectSynth(synth('main.warned.mjs'), 0, /has no effect/, 1);
expectSynth(synth('main.foreign.mjs'), 2, /min-eq-max-refused/, 1);
expectSynth(synth('main.foreign.mjs', '{ failOn: never }'), 0, /min-eq-max-refused/, 1);
console.log('and so does the plugin of cdk8s synth, which tells each finding once');
