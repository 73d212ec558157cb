import * as fc from 'fast-check';
import { Author } from './argo/author';
import { differences } from './argo/compare';
import { isComplete } from './argo/complete';
import { Engine, Runaway } from './argo/engine';
import { worker } from './argo/worker';
import { Draw } from './generate/draw';
import { Program, program } from './generate/program';
import { outcome } from './outcome';
import { MANY, RUNS, settings, TIMEOUT } from './settings';

const FAILURES = [{ displayName: 'a', message: 'he "no" {{workflow.name}}\n$(HOME)' }];

/** Runs a program in the model of Argo; undefined where the library refuses it, or where it does not end. */
function run(
  draw: Draw,
  failures: number,
): { engine: Engine; author: Author; made: Program; exitPods: number } | undefined {
  let made: Program;
  const found = outcome(() => (made = program(draw, true)).chart);
  if ('codes' in found) return undefined;
  const specs = found.documents
    .filter(({ apiVersion }) => apiVersion === 'argoproj.io/v1alpha1')
    .map(({ metadata, spec }) => ({ metadata, spec: spec.workflowSpec ?? spec }));
  const referenced = Object.fromEntries(specs.map(({ metadata, spec }) => [metadata.name, spec.templates]));
  const { spec } = specs.find(({ spec: { templates } }) => templates)!;
  if (!isComplete(spec)) return undefined;
  const engine = new Engine(spec, worker(draw, failures), referenced);
  try {
    engine.run();
    const before = engine.pods.length;
    engine.exit('Succeeded', FAILURES);
    const wrapped =
      engine.ends.has('main') &&
      spec.templates.some(({ name }: any) => name === spec.entrypoint && /^entry(-\d+)?$/.test(name));
    const author = new Author(made!.main, made!.arguments, engine.ends, wrapped ? ['main'] : []);
    return { engine, author, made: made!, exitPods: engine.pods.length - before };
  } catch (error) {
    if (error instanceof Runaway) return undefined;
    throw new Error(`${(error as Error).message}\n${found.yaml}`, { cause: error });
  }
}

describe.each([
  ['all pods succeed', 0],
  ['some pods fail', 8],
])('when %s', (_, failures) => {
  test(
    'a random program runs to its end, and every pod gets what its author meant',
    () => {
      let compared = 0;
      fc.assert(
        fc.property(fc.gen(), (gen) => {
          const ran = run(Draw.from(gen), failures);
          if (!ran) return;
          const { engine, author, made, exitPods } = ran;
          for (const [index, pod] of engine.pods.entries()) {
            const ofHandler = index >= engine.pods.length - exitPods;
            const frame = ofHandler ? author.handler(made.onExit!._template) : author.frame(pod.path);
            const result = differences(pod, frame!, author);
            compared += result.compared;
            expect(result.found).toEqual([]);
          }
        }),
        settings(RUNS / 2),
      );
      if (MANY) expect(compared).toBeGreaterThan(RUNS);
    },
    TIMEOUT,
  );
});
