import * as fc from 'fast-check';
import { meaning, written } from './meaning';
import { argumentsFor, program } from './program';
import { sorted } from './tasks';
import { main } from '../../../lib/cli/main';
import { graphOf, printGraph } from '../../../lib/dsl';
import { programTreeOf } from '../../../lib/dsl/plan';
import { run } from '../../../lib/local';
import { follow } from '../../harness/follow';
import { Ended } from '../../harness/pod-process';
import { ArgoRun, Ran } from '../../oracle/argo-run';
import { describeWith } from '../../oracle/suite';
import { Draw } from '../generate/draw';
import { MANY, RUNS, settings, TIMEOUT } from '../settings';

interface Case {
  readonly pipeline: any;
  readonly args: Record<string, unknown>;
  readonly expected: unknown;
}

function draw(gen: fc.GeneratorValue): Case {
  const decisions = Draw.from(gen);
  const made = program(decisions);
  const args = argumentsFor(made, decisions);
  return { pipeline: written(made), args, expected: meaning(made, new Map(Object.entries(args))) };
}

function compare(value: unknown, { pipeline, args, expected }: Case): void {
  if (sorted(value) === sorted(expected)) return;
  throw new Error(
    `gives ${sorted(value)}\nin place of ${sorted(expected)}\nfor ${JSON.stringify(args)} in\n${printGraph(graphOf(pipeline))}`,
  );
}

test(
  'a random pipeline gives on the local engine what it means',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (gen) => {
        const each = draw(gen);
        compare(await run(each.pipeline, each.args), each);
      }),
      settings(RUNS / 2),
    );
  },
  TIMEOUT,
);

const argo = ArgoRun.start();
afterAll(() => argo?.stop());

describeWith({ 'argo-run': argo !== undefined }, 'pod by pod', () => {
  test(
    "a random pipeline gives the same when Argo's controller runs its manifest, with files from pod to pod",
    async () => {
      let followed = 0;
      await fc.assert(
        fc.asyncProperty(fc.gen(), async (gen) => {
          const each = draw(gen);
          if (isUnwritable(each)) return;
          const { ran, value } = await follow(argo!, each.pipeline, each.args, {
            program: ['program'],
            start: (words) => entry(each.pipeline, words),
          });
          if (ran.phase !== 'Succeeded') throw new Error(`${shownRun(ran)}\n${printGraph(graphOf(each.pipeline))}`);
          compare(value, each);
          followed++;
        }),
        settings(RUNS * 0.18),
      );
      if (MANY) expect(followed).toBeGreaterThanOrEqual(RUNS * 0.15);
    },
    TIMEOUT,
  );
});

/** Whether an argument holds a character that YAML does not carry, which the library refuses. */
function isUnwritable({ args }: Case): boolean {
  return /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|^[ \n]*\t|^\s+$/.test(
    Object.values(args)
      .filter((value) => typeof value === 'string')
      .join('\u0000'),
  );
}

/** How a run ended that did not succeed, with what each of its nodes says. */
function shownRun({ phase, message, stuck, nodes }: Ran): string {
  const open = nodes
    .filter((node) => node.phase !== 'Succeeded')
    .map((node) => `${node.name} ${node.phase} ${node.message ?? ''}`);
  return [`${phase}${stuck ? ' (stuck)' : ''} ${message ?? ''}`, ...open].join('\n');
}

/** The container entry with a command line, in this process: the files are real. */
async function entry(pipeline: any, [, ...argv]: readonly string[]): Promise<Ended> {
  let stderr = '';
  const code = await main(() => programTreeOf(pipeline), {
    argv,
    run: () => {
      throw new Error('no pod runs a whole pipeline here');
    },
    out: () => undefined,
    err: (text) => (stderr += text),
  });
  return { code, stdout: '', stderr };
}
