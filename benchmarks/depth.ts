import { Testing, Yaml } from 'cdk8s';
import { median, report, samples, time } from './measure';
import { nested } from './pipelines';

const at = (depth: number) =>
  time(() => {
    Yaml.stringify(...Testing.synth(nested(depth)));
  });
samples(9, () => at(95));
const taken = samples(9, () => ({ shallow: at(19), deep: at(95) }));
const detail = `${median(taken.map(({ shallow }) => shallow)).toFixed(1)} ms and ${median(taken.map(({ deep }) => deep)).toFixed(1)} ms`;
report(
  'time(95 levels) / time(19 levels), 5 times the levels',
  median(taken.map(({ shallow, deep }) => deep / shallow)),
  '7',
  detail,
);
