import { join } from 'node:path';
import { complaints, follow } from './follow';
import { MIXED } from './mixed';
import { Programs } from './programs';
import { run } from '../../lib/local';
import { ArgoRun } from '../oracle/argo-run';
import { describeWith } from '../oracle/suite';

const CASES = Object.entries(MIXED).map(([name, [pipeline, result]]) => [name, pipeline, result] as const);

describe('tasks and formats of all kinds on this machine', () => {
  test.each(CASES)(
    '%s',
    async (_, pipeline, result) => {
      expect(await run(pipeline, {}, { onSuspend: () => ({}) })).toEqual(result);
    },
    60_000,
  );
});

const argo = ArgoRun.start();
describeWith(
  { 'argo-run': argo !== undefined },
  "tasks and formats of all kinds by Argo's controller, a process for each pod",
  () => {
    let programs: Programs;
    beforeAll(() => {
      programs = new Programs({ mixed: join(__dirname, 'mixed.ts') });
    }, 60_000);
    afterAll(() => {
      argo!.stop();
      programs.remove();
    });

    test.each(CASES)(
      '%s',
      async (name, pipeline, result) => {
        const { ran, value } = await follow(
          argo!,
          pipeline,
          {},
          { program: programs.command('mixed'), env: { MIXED: name } },
        );
        expect(complaints(ran)).toEqual([]);
        expect(value).toEqual(result);
      },
      120_000,
    );
  },
);
