import * as fc from 'fast-check';
import { Draw } from './generate/draw';
import { program } from './generate/program';
import { outcome } from './outcome';
import { MANY, RUNS, settings, TIMEOUT } from './settings';
import { ArgoLint } from '../oracle/argo-lint';
import { refusals } from '../oracle/refusals';
import { describeWith } from '../oracle/suite';

/** What the generator may do wrong without knowing, as an author may. */
const LEGITIMATE = new Set([
  'AW1007', // a hook in a loop that reads a file; the index of a sequence with a format
  'AW1013', // a value that may not exist, without orElse
  'AW1015', // artifacts of a loop over pipelines that merge theirs
  'AW1102', // a task 'else' beside a task 'else-task'
  'AW1109', // a task name with a digit in front
  'AW1113', // continueOn where nothing follows
  'AW1117', // a hook that Argo does not run rightly
  'AW1310', // a control character in an argument of a workflow
]);

const lint = ArgoLint.start();
afterAll(() => lint?.stop());

describeWith({ 'argo-lint': lint !== undefined }, 'random programs', () => {
  test(
    'Argo and the API server accept what the library synthesizes, and the library says why where it refuses',
    async () => {
      const refused = new Map<string, number>();
      let made = 0;
      let failed = 0;
      await fc.assert(
        fc.asyncProperty(fc.gen(), async (gen) => {
          const found = outcome(() => program(Draw.from(gen)).chart);
          made++;
          if ('codes' in found) {
            if (!found.codes.every((code) => LEGITIMATE.has(code))) throw new Error(found.message);
            failed++;
            found.codes.forEach((code) => refused.set(code, (refused.get(code) ?? 0) + 1));
            return;
          }
          // No reference is left as the private-use characters that stand for it.
          expect(found.yaml).not.toMatch(/[\ue000-\uf8ff]/);
          const against = await refusals(found.yaml, lint);
          if (against.length > 0) throw new Error(`${against.join('\n')}\n${found.yaml}`);
        }),
        settings(RUNS),
      );
      process.stderr.write(
        `${made} random programs, ${failed} refused by the library: ${JSON.stringify(Object.fromEntries([...refused].sort()))}\n`,
      );
      if (MANY) expect(failed / made).toBeLessThan(0.2);
    },
    TIMEOUT,
  );
});
