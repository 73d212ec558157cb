import { Testing, Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { Draw } from './generate/draw';
import { program } from './generate/program';
import { outcome } from './outcome';
import { MANY, RUNS, settings, TIMEOUT } from './settings';

test(
  'a random program gives the same bytes each time it is made, and each time it is synthesized',
  () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.gen(), (gen) => {
        const draw = Draw.from(gen);
        const { chart } = program(draw);
        const first = outcome(() => chart);
        const again = outcome(() => program(draw.again()).chart);
        if ('codes' in first) {
          expect(again).toEqual(first);
          return;
        }
        compared++;
        expect(again).toEqual(first);
        expect(Yaml.stringify(...Testing.synth(chart))).toBe(first.yaml);
      }),
      settings(RUNS / 4),
    );
    if (MANY) expect(compared).toBeGreaterThan(RUNS / 8);
  },
  TIMEOUT,
);
