import { cdk8s, javascript, YamlFile } from 'projen';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-argo-workflows',
  description: 'Pipelines as constructs: typed DAGs of tasks, synthesized with cdk8s to Argo Workflows resources.',
  keywords: ['argo', 'argo-workflows', 'cdk8s', 'dag', 'pipeline', 'workflow'],
  author: 'cdk8s-argo-workflows maintainers',
  authorAddress: 'maintainers@cdk8s-argo-workflows.dev',
  repositoryUrl: 'https://github.com/cdk8s-argo-workflows/cdk8s-argo-workflows.git',
  license: 'Apache-2.0',
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  jsiiVersion: '~6.0.16',
  typescriptVersion: '~6.0.3',
  cdk8sVersion: '2.70.106',
  constructsVersion: '10.8.1',
  minNodeVersion: '20.16.0',
  srcdir: 'lib',
  libdir: 'build',
  entrypoint: 'build/lib/index.js',
  sampleCode: false,
  github: false,
  release: false,
  depsUpgrade: false,
  publishToPypi: { distName: 'cdk8s-argo-workflows', module: 'cdk8s_argo_workflows' },
  // The converter reads quoted texts through private members of yaml's lexer; test/convert/lexer.test.ts tells when they change.
  bundledDeps: ['re2js', 'yaml@2.9.1'],
  devDeps: [
    '@viz-js/viz@3.31.0',
    '@swc/core',
    '@swc/jest',
    '@swc-node/register',
    'cdk8s-cli',
    'cdk8s-plus-34',
    'esbuild',
    'fast-check',
    'json2jsii',
    'msgpackr@^2',
    '@types/node@^20',
  ],
  gitignore: ['/cdk8s-out/', '/build/', '.DS_Store', '__pycache__/'],
  typecheckTests: true,
  prettier: true,
  prettierOptions: { settings: { printWidth: 120, singleQuote: true } },
  eslintOptions: { dirs: ['lib'], devdirs: ['test', 'examples', 'benchmarks', 'tools'] },
  jestOptions: {
    junitReporting: false,
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      collectCoverage: false,
      testEnvironmentOptions: { globalsCleanup: 'off' },
      moduleFileExtensions: ['ts', 'js', 'json'],
    },
  },
});

// jsii warns of words that some target language reserves (`and`, `or`, `not`); it renames them there.
const silenced = ['reserved-word', 'member-name-conflicts-with-type-name']
  .map((code) => `--silence-warnings=${code}`)
  .join(' ');
project.compileTask.reset(`jsii ${silenced}`);
project.compileTask.exec('node -r @swc-node/register tools/lazy-entry/main.ts');
// Members that begin with an underscore are nobody's but the library's. The compiler's own option for it would take base classes as well.
project.compileTask.exec('node -r @swc-node/register tools/declarations/main.ts');
// The typed resources of the submodule are Argo's own field reference once more.
project.tasks.tryFind('docgen')!.reset('jsii-docgen -o API.md -s root');
// jsii supports Node 20 in fact but no longer in word, and says so at length.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

const compilerOptions = (name: string, value: unknown) =>
  project.tsconfig!.file.addOverride(`compilerOptions.${name}`, value);
compilerOptions('rootDir', '.');
// Source maps inside the files would double what every start reads.
compilerOptions('inlineSourceMap', false);
compilerOptions('inlineSources', false);
// Examples import the library by its name, as users do; inside the repository that means its sources.
compilerOptions('paths', { [project.name]: ['./lib/index.ts'], [`${project.name}/*`]: ['./lib/*/index.ts'] });
project.tsconfig!.addInclude('imports/**/*.ts');
project.package.addField('jsii', { ...project.package.manifest.jsii, validateTsconfig: 'minimal' });

// JsiiBuild writes `types: <libdir>/index.d.ts`; jsii finds its entry point by that field.
project.package.addField('types', 'build/lib/index.d.ts');
// What is written in TypeScript only: other languages get the constructs.
const entries = ['dsl', 'dsl/runner', 'local', 'cli', 'serializer', 'eslint'];
const entry = (folder: string) => ({
  types: `./build/lib/${folder}index.d.ts`,
  default: `./build/lib/${folder}index.js`,
});
// The command line.
project.package.addField('bin', { [project.name]: 'build/lib/command.js' });
project.package.addField('exports', {
  '.': entry(''),
  ...Object.fromEntries(entries.map((folder) => [`./${folder}`, entry(`${folder}/`)])),
  './.jsii': './.jsii',
  './package.json': './package.json',
});

// Types are checked by jsii (lib) and by a separate `tsc --noEmit` (the rest); swc only strips them.
Object.assign(project.jest!.config, {
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: { [`^${project.name}$`]: '<rootDir>/lib', [`^${project.name}/(.*)$`]: '<rootDir>/lib/$1' },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  reporters: ['default', '<rootDir>/test/summary-reporter.js'],
});

// One check of types and style for everything that is not compiled by jsii.
const others = ['../tools/**/*.ts', '../examples/**/*.ts', '../benchmarks/**/*.ts'];
project.tryFindObjectFile('test/tsconfig.json')!.addOverride('include', ['**/*.ts', ...others]);
project.tryFindObjectFile('.eslintrc.json')!.addOverride('parserOptions', {
  ecmaVersion: 2022,
  sourceType: 'module',
  projectService: undefined,
  project: ['./tsconfig.json', './test/tsconfig.json', './projenrc/tsconfig.json'],
});
// The converter writes these, and has its own form.
project.prettier!.addIgnorePattern('examples/converted');
project.eslint!.addRules({
  'import/no-cycle': ['error'],
  'import/order': [
    'error',
    {
      groups: ['builtin', 'external'],
      alphabetize: { order: 'asc', caseInsensitive: true },
      // Examples import the library as users do.
      pathGroups: [{ pattern: project.name, group: 'external' }],
      pathGroupsExcludedImportTypes: ['builtin'],
    },
  ],
});

// Compile, check, and only then test: the last line of the run says how many tests passed.
project.testTask.reset();
project.testTask.spawn(project.compileTask);
project.testTask.exec('tsc --noEmit -p test/tsconfig.json', {
  name: 'Check the types of tests, examples, tools and benchmarks',
});
project.testTask.exec('eslint --ext .ts lib test tools examples benchmarks', {
  name: 'Check the style',
  env: { ESLINT_USE_FLAT_CONFIG: 'false', NODE_NO_WARNINGS: '1' },
} as any);
project.testTask.exec('jest', { receiveArgs: true });

// Goldens of the compiler are written anew by the same run: `npm run test:update -- test/compile`.
project.tasks.tryFind('test:update')!.env('UPDATE_GOLDENS', '1');

project.addTask('benchmark', {
  description: 'Measure speed and size as ratios',
  steps: [{ spawn: 'compile' }, { exec: 'bash benchmarks/run.sh' }],
});
project.addTask('import', {
  description: "Generate imports/ from Argo's JSON schema",
  exec: 'node -r @swc-node/register tools/import/main.ts',
  receiveArgs: true,
});
project.addTask('fields', {
  description: 'Write docs/fields.md: what sets each field of Argo',
  exec: 'node -r @swc-node/register tools/fields/main.ts',
});
project.addTask('api', {
  description: 'Write api/: the public API as text, for reviewers',
  steps: [{ spawn: 'compile' }, { exec: 'node -r @swc-node/register tools/api/main.ts' }],
});
project.addTask('synth', { description: 'Synthesize the examples into cdk8s-out/', exec: 'cdk8s synth' });

new YamlFile(project, 'cdk8s.yaml', {
  obj: { language: 'typescript', app: 'node -r @swc-node/register examples/main.ts', output: 'cdk8s-out', imports: [] },
});
project.npmignore?.exclude(
  '/build/argo-lint',
  '/imports/',
  '/examples/',
  '/benchmarks/',
  '/tools/',
  '/docs/',
  '/findings/',
  '/.ci/',
  '/cdk8s.yaml',
  '/cdk8s-out/',
  '/test/',
  '/api/',
);
project.synth();
