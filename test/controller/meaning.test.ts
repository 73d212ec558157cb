import * as fc from 'fast-check';
import { compareProgram } from './programs';
import { ArgoRun } from '../oracle/argo-run';
import { describeWith } from '../oracle/suite';
import { Draw } from '../property/generate/draw';
import { MANY, RUNS, settings, TIMEOUT } from '../property/settings';

const argo = ArgoRun.start();
afterAll(() => argo?.stop());

describeWith({ 'argo-run': argo !== undefined }, "Random programs through Argo's controller", () => {
  test.each([
    ['all pods succeed', 0],
    ['some pods fail', 8],
  ])(
    'when %s, each ends, and every pod gets what its author meant',
    async (_, failures) => {
      let programs = 0;
      let texts = 0;
      await fc.assert(
        fc.asyncProperty(fc.gen(), async (gen) => {
          const comparison = await compareProgram(argo!, Draw.from(gen), failures);
          if (!comparison) return;
          programs++;
          texts += comparison.compared;
          if (comparison.problems.length > 0) {
            const nodes = comparison.ran.nodes.map(
              ({ name, type, phase, message = '' }) => `${name} ${type} ${phase} ${message}`,
            );
            throw new Error([...comparison.problems, '', ...nodes, '', comparison.yaml].join('\n'));
          }
        }),
        settings(RUNS / 10),
      );
      if (MANY) {
        expect(programs).toBeGreaterThan(RUNS / 40);
        expect(texts).toBeGreaterThan(RUNS / 4);
      }
    },
    TIMEOUT,
  );
});
