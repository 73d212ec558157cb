import { Testing, Yaml } from 'cdk8s';
import { median, report, samples, time } from './measure';
import { manyTasks } from './pipelines';

/** Constructs to YAML text: the whole time, and what of it is cdk8s's YAML writer. */
function measure(count: number): { all: number; yaml: number } {
  let yaml = 0;
  const all = time(() => {
    const manifests = Testing.synth(manyTasks(count));
    yaml = time(() => {
      Yaml.stringify(...manifests);
    });
  });
  return { all, yaml };
}

samples(2, () => measure(1000));
const taken = samples(5, () => ({ small: samples(3, () => measure(1000)), large: measure(10000) }));
const small = ({ small: runs }: (typeof taken)[0]) => median(runs.map(({ all }) => all));
const detail = `${median(taken.map(small)).toFixed(0)} ms and ${median(taken.map(({ large }) => large.all)).toFixed(0)} ms`;
report(
  'time(10,000 tasks) / time(1,000 tasks)',
  median(taken.map((sample) => sample.large.all / small(sample))),
  '12',
  detail,
);
report(
  'share of the library and cdk8s without Yaml.stringify',
  median(taken.map(({ large: { all, yaml } }) => (all - yaml) / all)),
  '0.50',
  `Yaml.stringify ${median(taken.map(({ large }) => large.yaml)).toFixed(0)} ms`,
);
report('resident memory for 10,000 tasks, MB', process.resourceUsage().maxRSS / 1024, '600');
