import { join } from 'node:path';
import { complaints, followManifest } from './follow';
import { locally } from './local';
import { Programs } from './programs';
import { Service } from './service';
import { FUNCTION_EXAMPLES } from '../../examples/functions/all';
import { FunctionExample, Run } from '../../examples/functions/example';
import { describeAccepted, describeManifests } from '../examples/checks';
import { appOf, configMapsOf, ROOT, synthesized } from '../examples/golden';
import { ArgoLint } from '../oracle/argo-lint';
import { ArgoRun, Suspended } from '../oracle/argo-run';
import { describeWith } from '../oracle/suite';

const NAMES = Object.keys(FUNCTION_EXAMPLES);
const RUNS = NAMES.flatMap((name) =>
  FUNCTION_EXAMPLES[name].runs.map((run): [string, string, FunctionExample, Run] => [
    name,
    JSON.stringify(run.parameters ?? {}),
    FUNCTION_EXAMPLES[name],
    run,
  ]),
);

const argo = ArgoRun.start();
const lint = ArgoLint.start();
let service: Service;
let programs: Programs;
beforeAll(async () => {
  service = await Service.start();
  const { fetch } = globalThis;
  jest
    .spyOn(globalThis, 'fetch')
    .mockImplementation(async (url, options) =>
      fetch(String(url).replace('https://bank.example', service.address), options),
    );
  programs = new Programs(
    Object.fromEntries(NAMES.map((name) => [name, join(ROOT, 'examples/functions', name, 'main.ts')])),
  );
}, 120_000);
beforeEach(() => service.requests());
afterAll(async () => {
  argo?.stop();
  lint?.stop();
  programs.remove();
  await service.stop();
});

const parametersOf = ({ parameters = {} }: Run): Record<string, unknown> =>
  JSON.parse(JSON.stringify(parameters).replaceAll('SERVICE', service.address));
const asked = () => service.requests().sort();
const expected = ({ requests = [] }: Run) => [...requests].sort();

const FOLDERS = NAMES.map((name) => `functions/${name}`);
describeManifests(FOLDERS);
describeAccepted(FOLDERS, lint);

describe('examples of functions on this machine', () => {
  test.each(RUNS)(
    '%s %s',
    async (_name, _parameters, { pipeline }, run) => {
      const value = locally(pipeline, parametersOf(run), run);
      if (run.fails) await expect(value).rejects.toThrow();
      else expect(await value).toEqual(run.result);
      expect(asked()).toEqual(expected(run));
    },
    60_000,
  );
});

describeWith(
  { 'argo-run': argo !== undefined },
  "examples of functions by Argo's controller, a process for each pod",
  () => {
    test.each(RUNS)(
      '%s %s',
      async (name, _parameters, { pipeline }, run) => {
        const manifest = synthesized(appOf(`functions/${name}`), `functions/${name}`);
        const { ran, value } = await followManifest(argo!, manifest, name, pipeline, parametersOf(run), {
          // What is in an image of the program is compiled here; a bundle runs as it is, and so do other programs.
          command: ([program, file, ...args]) =>
            program === 'node' && file === 'main.js' ? [...programs.command(name), ...args] : [program, file, ...args],
          configMaps: configMapsOf(manifest),
          resume: ({ node }: Suspended) => ({ outputs: run.answers?.[node.split('.').pop()!] }),
        });
        if (!run.fails) expect(complaints(ran)).toEqual([]);
        expect(ran.phase).toBe(run.fails ? 'Failed' : 'Succeeded');
        expect(value).toEqual(run.result);
        expect(asked()).toEqual(expected(run));
      },
      300_000,
    );
  },
);
