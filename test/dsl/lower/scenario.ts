import { Chart } from 'cdk8s';
import { WorkflowTemplate } from '../../../lib';
import { main } from '../../../lib/cli/main';
import { programTreeOf } from '../../../lib/dsl/plan';
import { runNode } from '../../../lib/dsl/run';
import { run } from '../../../lib/local';
import { Build, manifestsOf } from '../../compile/scenario';
import { complaints, followManifest } from '../../harness/follow';
import type { Ended } from '../../harness/pod-process';
import { ArgoLint } from '../../oracle/argo-lint';
import { ArgoRun } from '../../oracle/argo-run';
import { refusals } from '../../oracle/refusals';
import { describeWith } from '../../oracle/suite';
import { Golden } from '../../support/golden';

/** A run of a pipeline: what it is given, and what it gives. */
export interface Case {
  readonly args?: Readonly<Record<string, unknown>>;
  readonly gives?: unknown;
}

interface Scenario {
  readonly name: string;
  readonly pipeline: any;
  readonly cases: readonly Case[];
  readonly build: Build;
}

const scenarios: Scenario[] = [];

/** A test: the pipeline, in a WorkflowTemplate, gives these templates (and these fields of the spec), and runs with these results. */
export function lowers(
  name: string,
  pipeline: any,
  cases: readonly Case[],
  templates: readonly unknown[],
  more: Readonly<Record<string, unknown>> = {},
): void {
  const { build } = runs(name, pipeline, cases);
  test(`${name}: manifest`, () => {
    const [{ spec }] = manifestsOf(build);
    const expected = { ...more, templates };
    expect(Object.fromEntries(Object.keys(expected).map((field) => [field, spec[field]]))).toStrictEqual(expected);
  });
}

let golden: Golden | undefined;

/** The same, with the templates (and these fields of the spec) as they stand in the golden file beside the test. */
export function lowersToGolden(
  name: string,
  pipeline: any,
  cases: readonly Case[],
  more: readonly string[] = [],
): void {
  const { build } = runs(name, pipeline, cases);
  const goldens = (golden ??= Golden.ofTestFile());
  goldens.declare(name);
  test(`${name}: manifest`, () => {
    const [{ spec }] = manifestsOf(build);
    goldens.compare(name, Object.fromEntries([...more, 'templates'].map((field) => [field, spec[field]])));
  });
}

/** A test: the pipeline runs with these results, whatever its manifest is. */
export function runs(name: string, pipeline: any, cases: readonly Case[]): Scenario {
  const build = (chart: Chart) =>
    new WorkflowTemplate(chart, 'object', {
      metadata: { name: 'object' },
      pipeline: pipeline.define(chart, 'main', { runner }),
    });
  const scenario = { name, pipeline, cases, build };
  scenarios.push(scenario);
  if (cases.length > 0) {
    test(
      name,
      async () => {
        for (const { args = {}, gives } of cases) expect(await run(pipeline, args)).toEqual(gives ?? null);
      },
      30_000,
    );
  }
  return scenario;
}

const runner = { bind: () => ({ image: 'program:1', command: ['program'] }) };

/** The tests at the end of a file: Argo accepts what it makes, and its controller gives the same results, with files from pod to pod. */
export function acceptedByArgo(): void {
  const yaml = ({ build }: Scenario) =>
    manifestsOf(build)
      .map((each) => JSON.stringify(each))
      .join('\n---\n');
  const lint = ArgoLint.start();
  const argo = ArgoRun.start();
  afterAll(() => {
    lint?.stop();
    argo?.stop();
  });
  describeWith({ 'argo-lint': lint !== undefined }, 'Argo accepts', () => {
    test.each(scenarios)('$name', async (scenario) => {
      expect(await refusals(yaml(scenario), lint)).toEqual([]);
    });
  });
  const everyCase = scenarios.flatMap(({ cases, ...scenario }) =>
    cases.map((each) => ({ ...scenario, ...each, cases, shown: JSON.stringify(each.args ?? {}) })),
  );
  describeWith({ 'argo-run': argo !== undefined }, "Argo's controller gives the same", () => {
    test.each(everyCase)(
      '$name $shown',
      async ({ args = {}, gives, ...scenario }) => {
        const { ran, value } = await followManifest(argo!, yaml(scenario), 'main', scenario.pipeline, args, {
          start: (words, env) => entry(scenario.pipeline, words, env),
        });
        expect(complaints(ran)).toEqual([]);
        expect(value).toEqual(gives ?? null);
      },
      60_000,
    );
  });
}

/** The container entry, in this process; other programs are started. */
async function entry(pipeline: any, words: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  if (words[0] !== 'program') return started(words, env);
  let stderr = '';
  const code = await main(() => programTreeOf(pipeline), {
    argv: words.slice(1),
    run: runNode,
    out: () => undefined,
    err: (text) => (stderr += text),
  });
  return { code, stdout: '', stderr };
}

async function started([command, ...args]: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  const { spawnSync } = await import('node:child_process');
  const { status, stdout, stderr } = spawnSync(command, args, { env, encoding: 'utf8' });
  return { code: status ?? 1, stdout, stderr };
}
