import { cdk8s, javascript, JsonFile } from 'projen';
import { ReleaseTrigger } from 'projen/lib/release';

/** What PromQL queries and manifests are parsed with: no jsii modules, so they are made part of ours, see projenrc/bundle.mjs. */
const PARSERS = ['@prometheus-io/lezer-promql', '@lezer/common', '@lezer/lr', '@lezer/highlight', 'yaml@^2.9.1'];

/** What knows when schedules are. */
const SCHEDULES = ['croner@^10'];

/** What the command draws with. */
const CHARTS = ['d3-scale@^4', 'd3-shape@^3', '@types/d3-scale@^4', '@types/d3-shape@^3', 'simple-ascii-chart@^5'];

/** What the package is called in each language. */
const COORDINATES = {
  python: { distName: 'cdk8s-model-autoscaling', module: 'cdk8s_model_autoscaling' },
  java: {
    mavenGroupId: 'io.github.cdk8s-model-autoscaling', mavenArtifactId: 'cdk8s-model-autoscaling', javaPackage: 'io.github.cdk8smodelautoscaling',
  },
  go: { moduleName: 'github.com/cdk8s-model-autoscaling/cdk8s-model-autoscaling-go' },
  /** Packages of Java and the folders of `src` that they are; jsii would write an underscore between two words. */
  javaPackages: {
    kedascalers: 'constructs/triggers/scalers',
    kedaauthentication: 'constructs/authentication',
    seldoncore1: 'constructs/servers/seldon-core1',
    seldoncore2: 'constructs/servers/seldon-core2',
  },
  dotnet: { dotNetNamespace: 'Cdk8s.ModelAutoscaling', packageId: 'Cdk8s.ModelAutoscaling' },
};

/**
 * Which folders of `src` each folder may import from, so that imports run one way (see CONTRIBUTING.md). That nothing below
 * `synth` leads to a construct, over any number of imports, is tested in test/house.test.ts.
 */
const MAY_IMPORT: Record<string, string[]> = {
  'faults': [],
  'promql': ['faults'],
  'formula': ['faults'],
  'platforms': ['promql', 'faults'],
  'model-servers': ['promql', 'platforms', 'faults'],
  'manifests': ['platforms', 'faults'],
  'cluster': ['platforms', 'promql', 'faults'],
  'graph': ['cluster', 'manifests', 'platforms', 'model-servers', 'promql', 'formula', 'faults'],
  'prometheus-api': ['cluster', 'platforms', 'faults'],
  'rules': ['graph', 'cluster', 'platforms', 'model-servers', 'promql', 'formula', 'faults'],
  'preview': ['rules', 'graph', 'cluster', 'platforms', 'model-servers', 'promql', 'formula', 'faults'],
  'explain': ['preview', 'rules', 'graph', 'cluster', 'platforms', 'model-servers', 'promql', 'formula', 'faults'],
  'advise': ['explain', 'preview', 'graph', 'platforms', 'promql', 'faults'],
  'observability': ['preview', 'graph', 'cluster', 'platforms', 'promql', 'faults'],
  'own-rules': ['rules', 'graph', 'manifests', 'cluster', 'platforms', 'faults'],
  'report': ['rules', 'graph', 'manifests', 'cluster', 'platforms', 'faults'],
  'kubectl': ['platforms', 'faults'],
  'chain': ['kubectl', 'prometheus-api', 'report', 'rules', 'graph', 'cluster', 'platforms', 'model-servers', 'promql', 'faults'],
  'live': ['chain', 'kubectl', 'prometheus-api', 'report', 'rules', 'graph', 'cluster', 'platforms', 'promql', 'faults'],
  'cli': ['live', 'chain', 'kubectl', 'prometheus-api', 'advise', 'observability', 'preview', 'explain', 'report', 'own-rules', 'rules', 'graph', 'manifests', 'cluster', 'platforms', 'promql', 'faults'],
  'synth': ['report', 'own-rules', 'rules', 'graph', 'cluster', 'platforms', 'faults'],
  'constructs/props': ['faults'],
  'constructs/authentication': ['constructs/props', 'synth', 'platforms', 'faults'],
  'constructs/load-test': ['constructs/props', 'synth', 'platforms', 'faults'],
  'constructs/preview': ['constructs/props', 'synth', 'explain', 'preview', 'graph', 'cluster', 'promql', 'faults'],
  'constructs/observability': ['constructs/props', 'constructs/cluster', 'synth', 'observability', 'graph', 'platforms', 'faults'],
  'constructs/metrics': ['constructs/props', 'constructs/authentication', 'model-servers', 'promql', 'platforms', 'faults'],
  'constructs/cluster': ['constructs/props', 'constructs/metrics', 'constructs/authentication', 'synth', 'cluster', 'platforms', 'faults'],
  'constructs/triggers': ['constructs/props', 'constructs/metrics', 'constructs/authentication', 'model-servers', 'promql', 'formula', 'platforms', 'faults'],
  'constructs/prometheus-adapter': ['constructs/props', 'constructs/cluster', 'constructs/triggers', 'constructs/metrics', 'synth', 'model-servers', 'promql', 'platforms', 'faults'],
  'constructs/autoscalers': [
    'constructs/prometheus-adapter', 'constructs/cluster', 'constructs/triggers', 'constructs/metrics', 'constructs/authentication', 'synth',
    'constructs/props', 'cluster', 'model-servers', 'formula', 'promql', 'platforms', 'faults',
  ],
  'constructs/servers': [
    'constructs/load-test', 'constructs/autoscalers', 'constructs/prometheus-adapter', 'constructs/cluster', 'constructs/triggers',
    'constructs/metrics', 'constructs/authentication', 'constructs/props', 'synth', 'cluster', 'model-servers', 'promql', 'platforms', 'faults',
  ],
};

/** Folders that know no construct. */
const READ_SIDE = ['faults', 'promql', 'formula', 'platforms', 'model-servers', 'manifests', 'cluster', 'graph', 'rules', 'own-rules', 'prometheus-api', 'preview', 'observability', 'explain', 'advise', 'report', 'kubectl', 'chain', 'live', 'cli'];

/** Tests that start other processes (servers, browsers, the command, promtool), or read more than anybody waits for. */
const SYSTEM_TESTS = '\\.system\\.test\\.ts$';
/** Tests of laws, of which `npm test` tries some samples, and `npm run test:system` all. */
const LAWS = ['<rootDir>/test/**/laws.test.ts', '<rootDir>/test/**/mutations.test.ts', '<rootDir>/test/**/round-trip.test.ts'];
/** What all tests have in common. */
const TESTED = {
  transform: { '^.+\\.ts$': '<rootDir>/test/support/transform.js' },
  testEnvironment: '<rootDir>/test/support/environment.js',
  runtime: '<rootDir>/test/support/runtime.js',
  // Jest looks names of JavaScript up in a proxy, each time one is used, unless modules get them as parameters.
  sandboxInjectedGlobals: [
    'Array', 'Boolean', 'Date', 'Error', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise', 'Reflect', 'RegExp', 'Set', 'String', 'Symbol', 'TypeError',
    'WeakMap', 'WeakSet', 'parseFloat', 'parseInt',
  ],
  clearMocks: true,
  moduleNameMapper: {
    '^cdk8s-model-autoscaling$': '<rootDir>/src',
    // Packages of ECMAScript modules have another form, which jest takes as it is.
    '^(d3-[a-z-]+)$': '<rootDir>/node_modules/$1/dist/$1.js',
  },
  // Packages in the making have the name of this one.
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-model-autoscaling',
  description: 'Typed cdk8s constructs that scale model servers on Kubernetes, and refuse at synth what would fail silently in the cluster.',
  keywords: ['cdk8s', 'kubernetes', 'autoscaling', 'keda', 'hpa', 'vpa', 'prometheus', 'mlops', 'model-serving'],
  author: 'The cdk8s-model-autoscaling authors',
  authorAddress: 'maintainers@cdk8s-model-autoscaling.invalid',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk8s-model-autoscaling/cdk8s-model-autoscaling.git',
  defaultReleaseBranch: 'main',
  license: 'Apache-2.0',
  copyrightOwner: 'The cdk8s-model-autoscaling authors',
  cdk8sVersion: '2.68.12',
  constructsVersion: '10.3.0',
  projenrcTs: true,
  packageManager: javascript.NodePackageManager.NPM,
  typescriptVersion: '~6.0.0',
  jsiiVersion: '~6.0.0',
  minNodeVersion: '20.0.0',
  entrypoint: 'lib/src/index.js',
  // A release is started by hand. Registries that can do so trust the workflow itself, and no token.
  releaseTrigger: ReleaseTrigger.workflowDispatch(),
  majorVersion: 0,
  bumpPackage: 'commit-and-tag-version@^12',
  // The newest version of the changelog is what gets released.
  nextVersionCommand: "sed -n 's/^## \\([0-9.]*\\).*/\\1/p' CHANGELOG.md | head -n 1",
  workflowNodeVersion: '22.x',
  npmTrustedPublishing: true,
  npmProvenance: true,
  publishToPypi: { ...COORDINATES.python, trustedPublishing: true, attestations: true },
  publishToMaven: { ...COORDINATES.java, mavenServerId: 'central-ossrh' },
  publishToGo: COORDINATES.go,
  publishToNuget: { ...COORDINATES.dotnet, trustedPublishing: true },
  githubOptions: { mergify: false, pullRequestLint: false },
  pullRequestTemplate: false,
  buildWorkflowOptions: { mutableBuild: false },
  depsUpgrade: false,
  sampleCode: false,
  // Pages of the API are our own, see projenrc/api.
  docgen: false,
  // A link to the packages of another checkout is no folder, which is all that projen leaves out.
  gitignore: ['/manifests/', '*.tgz', '/node_modules'],
  tsconfig: {
    include: ['imports/**/*.ts'],
    compilerOptions: {
      rootDir: '.',
      // Source maps inside the files would double what a pipeline run loads.
      inlineSourceMap: false,
      inlineSources: false,
      // Classes that are exported extend hidden ones, whose declarations users' compilers look for.
      stripInternal: false,
      module: 'CommonJS',
      moduleResolution: javascript.TypeScriptModuleResolution.BUNDLER,
    },
  },
  eslintOptions: { dirs: ['src'], devdirs: ['test', 'examples', 'bench', 'projenrc'] },
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    junitReporting: false,
    jestConfig: {
      collectCoverage: false,
      // Time decides no test: a machine may be busy.
      testTimeout: 60_000,
      reporters: [new javascript.JestReporter('<rootDir>/test/support/skipped-reporter.js')],
      projects: [
        { ...TESTED, displayName: 'unit', testMatch: ['<rootDir>/test/**/*.test.ts'], testPathIgnorePatterns: ['/node_modules/', SYSTEM_TESTS], globals: { allSamples: false } },
        { ...TESTED, displayName: 'system', testMatch: ['<rootDir>/test/**/*.system.test.ts', ...LAWS], globals: { allSamples: true } },
      ],
    },
  },
  peerDeps: ['cdk8s-plus-27@^2.9.0'],
  // The command brings its own copy of commander; 15 is no CommonJS. The package of matchers is there for the schema of SARIF that it carries.
  devDeps: [
    ...PARSERS, ...SCHEDULES, ...CHARTS, 'cdk8s-cli', 'esbuild', 'fast-check', 'tsx', 'ajv', 'ajv-formats', 'commander@^14', '@microsoft/jest-sarif@1.0.0-beta.0',
    // Types of Grafana's JSON.
    '@grafana/grafana-foundation-sdk@0.0.21',
  ],
  bin: { 'cdk8s-model-autoscaling': 'lib/src/cli/main.js' },
});

project.package.addField('types', 'lib/src/index.d.ts');
// jsii would print a promise of stability in the package of each language, which 0.x does not give: see docs/stability.md.
project.package.addField('stability', undefined);
// npm publishes to its registry unless it is told another one, so that none is named: `release_npm` ends with that step.
project.github!.tryFindWorkflow('release')!.file!.addDeletionOverride('jobs.release_npm.steps.9.env.NPM_REGISTRY');
// A later unrs-resolver (pulled in by jest and eslint) names platform packages that a lock file cannot resolve.
project.package.addField('overrides', { 'unrs-resolver': '1.12.2' });
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');

for (const path of ['/CONTRIBUTING.md', '/api.record.json', '/docs/rules/examples/', '/manifests/', '/imports/', '/bench/', '/projenrc/', '/rosetta/', '/.ci/', '/cdk8s.yaml', '/.npmrc', '/.pre-commit-hooks.yaml']) {
  project.addPackageIgnore(path);
}

// Projects have a transform of their own.
project.deps.removeDependency('ts-jest');
project.package.addField('jest', () => ({ ...project.jest!.config, transform: undefined }));

// A clone that is packed without having been compiled would be empty.
project.package.setScript('prepack', 'projen compile');

// What users load are few files, and the others stay at home.
project.compileTask.exec('node projenrc/bundle.mjs');
project.compileTask.exec('node projenrc/sources.mjs record');
project.addPackageIgnore('/lib/sources.json');
/** The first step of what is generated from what was compiled. */
const COMPILED = 'node projenrc/sources.mjs check';
for (const path of ['/lib/src/**/*.js', '!/lib/src/index.js', '!/lib/src/library.js', '!/lib/src/submodules.js', '!/lib/src/cli/main.js', '!/lib/src/cli/other-commands.js', '!/lib/src/cli/shared.js', '!/lib/src/parsers/*.js', '/lib/imports/**/*.js']) {
  project.addPackageIgnore(path);
}

new javascript.TypescriptConfig(project, {
  fileName: 'examples/tsconfig.json',
  include: ['**/*.ts'],
  compilerOptions: { noEmit: true, rootDir: '..', paths: { 'cdk8s-model-autoscaling': ['../src'] } },
}).addExtends(project.tsconfig!);
new javascript.TypescriptConfig(project, {
  fileName: 'bench/tsconfig.json',
  include: ['**/*.ts'],
  compilerOptions: { noEmit: true, rootDir: '..' },
}).addExtends(project.tsconfig!);

for (const [name, folder] of Object.entries(COORDINATES.javaPackages)) {
  new JsonFile(project, `src/${folder}/.jsiirc.json`, {
    marker: false, obj: { targets: { java: { package: `${COORDINATES.java.javaPackage}.${name}` } } },
  });
}

const eslint = project.eslint!;
eslint.addRules({
  'import/no-cycle': ['error'],
  'import/no-restricted-paths': ['error', {
    zones: Object.entries(MAY_IMPORT).map(([folder, others]) => ({
      target: `./src/${folder}`,
      from: './src',
      except: [folder, ...others].map((name) => `./${name}`),
    })),
  }],
});
eslint.addOverride({
  files: READ_SIDE.map((folder) => `src/${folder}/**/*.ts`),
  rules: { 'no-restricted-imports': ['error', { paths: ['cdk8s', 'cdk8s-plus-27', 'constructs'].map((name) => ({ name, message: 'the read side knows no constructs' })) }] },
});
// The bundler refuses what users would not have.
eslint.addOverride({ files: ['src/**/*.ts'], rules: { 'import/no-extraneous-dependencies': ['error', { devDependencies: true }] } });
eslint.addOverride({ files: ['examples/**/*.ts'], rules: { 'import/no-unresolved': 'off' } });

const docgen = project.addTask('docgen', { description: 'Write what is generated from code: API.md, docs/api, pages of rules, parts of guides', exec: COMPILED });
project.postCompileTask.spawn(docgen);
project.annotateGenerated('/API.md');
project.annotateGenerated('/docs/api/**');
docgen.exec('tsx projenrc/api/main.ts');
docgen.exec('tsx projenrc/pages.ts');
docgen.exec('tsx projenrc/rule-pages.ts');
project.addTask('import', {
  description: 'Generate imports/ from a folder of CRD files, one file per API group',
  steps: [{ exec: 'tsx projenrc/import-crds.ts', receiveArgs: true }],
});
project.addTask('scalers', {
  description: 'Write the triggers of KEDA\'s scalers to src/constructs/triggers/scalers/generated',
  exec: 'tsx projenrc/scalers/main.ts',
});
project.addTask('props', {
  description: 'Write src/constructs/props/generated/props-table.ts from what was compiled',
  steps: [{ exec: COMPILED }, { exec: 'tsx projenrc/props-table.ts' }],
});
// Examples in docstrings are shown in the language of the package. Those of the README may fail to translate, and are left as they are.
const TRANSLATED = '.jsii.tabl.json';
for (const language of ['python', 'java', 'dotnet']) {
  project.tasks.tryFind(`package:${language}`)!.prependExec(`jsii-rosetta extract --compile --output ${TRANSLATED} .`);
}
project.gitignore.exclude(`/${TRANSLATED}`);
project.addPackageIgnore(`/${TRANSLATED}`);
project.tasks.tryFind('package:go')!.reset('tsx projenrc/languages/package-go.ts', { receiveArgs: true });
project.addTask('languages', {
  description: 'Build and install the package in Python, Java, Go and .NET, and run the examples of each: see projenrc/languages/main.ts',
  steps: [{ exec: 'tsx --tsconfig examples/tsconfig.json projenrc/languages/main.ts', receiveArgs: true }],
});
const compat = project.tasks.tryFind('compat')!;
compat.reset(COMPILED);
compat.exec('tsx projenrc/api-record.ts compare');
project.addTask('api:record', {
  description: 'Write the record of the public API that compat compares with: see projenrc/api-record.ts',
  steps: [{ exec: COMPILED }, { exec: 'tsx projenrc/api-record.ts write' }],
});
project.tasks.tryFind('bump')!.exec("awk '/^## / { sections++ } sections == 1' CHANGELOG.md > dist/changelog.md");
project.addTask('fuzz', {
  description: 'Read and judge mutated manifests until something throws or one document changes another; prints the seed of each round',
  steps: [{ exec: 'tsx test/fuzz.ts', receiveArgs: true }],
});
project.addTask('bench', {
  description: 'Measure speed and size as ratios against baselines of the same run',
  steps: [{ spawn: 'compile' }, { exec: 'tsx bench/main.ts', receiveArgs: true }],
});
project.addTask('synth:examples', { description: 'Write the YAML of every example to manifests/', exec: 'cdk8s synth' });
// `npm test` compiles what some tests read (the jsii assembly) unless it is current; lint is a command of its own.
project.testTask.reset();
project.testTask.spawn(project.compileTask, { condition: 'node projenrc/sources.mjs stale' });
// Jest leaves one core to whoever watches; nobody does.
const JEST = 'jest --passWithNoTests=false --ci --updateSnapshot=false --maxWorkers=100%';
project.testTask.exec(`${JEST} --selectProjects unit`, { receiveArgs: true });
project.addTask('test:system', {
  description: 'What needs servers, browsers and other processes, and laws with all samples; `npm test` has built what it reads',
  steps: [{ exec: `${JEST} --selectProjects system`, receiveArgs: true }],
});

project.synth();
