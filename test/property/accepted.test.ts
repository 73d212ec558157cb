import * as fc from 'fast-check';
import { Draw } from './generate/draw';
import { program } from './generate/program';
import { outcome } from './outcome';
import { RUNS, settings, TIMEOUT } from './settings';
import { ArgoLint } from '../oracle/argo-lint';
import { refusals } from '../oracle/refusals';

const lint = ArgoLint.start();
afterAll(() => lint?.stop());

test('what the library synthesizes of a random program, Argo and the API server accept', async () => {
  const refused = new Map<string, number>();
  let count = 0;
  let accepted = 0;
  await fc.assert(fc.asyncProperty(fc.gen(), async (gen) => {
    const made = outcome(() => program(Draw.from(gen)));
    count++;
    if ('codes' in made) {
      for (const code of new Set(made.codes)) refused.set(code, (refused.get(code) ?? 0) + 1);
      if (process.env.PROPERTY_SHOW === made.codes[0]) console.log(made.message);
      return;
    }
    accepted++;
    const found = await refusals(made.yaml, lint);
    if (found.length > 0) throw new Error(`${found.join('\n')}\n${made.yaml}`);
  }), settings(RUNS * 1.6));
  // The generator also makes mistakes, which the library refuses; what is left over went to the oracles.
  const told = [...refused].map(([code, times]) => `${code} ${times}`).join(', ');
  if (accepted < RUNS) throw new Error(`only ${accepted} of ${count} programs were handed to Argo's validator; the library refused: ${told}`);
}, TIMEOUT * 2);
