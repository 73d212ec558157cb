import { Testing, Yaml } from 'cdk8s';
import { median, report } from './measure';
import { manyTasks } from './pipelines';

function times(count: number, runs: number): { all: number; yaml: number } {
  let yaml: number[] = [];
  const all = median(runs, () => {
    const manifests = Testing.synth(manyTasks(count));
    yaml.push(median(1, () => { Yaml.stringify(...manifests); }));
  });
  yaml = yaml.sort((a, b) => a - b);
  return { all, yaml: yaml[Math.floor(runs / 2)] };
}

times(1000, 2);
const small = times(1000, 5);
const large = times(10000, 5);
const detail = `${small.all.toFixed(0)} ms and ${large.all.toFixed(0)} ms`;
report('time(10,000 tasks) / time(1,000 tasks)', large.all / small.all, '12', detail);
report('share of the library and cdk8s without Yaml.stringify', (large.all - large.yaml) / large.all, '0.50', `Yaml.stringify ${large.yaml.toFixed(0)} ms`);
report('resident memory for 10,000 tasks, MB', process.resourceUsage().maxRSS / 1024, '600');
