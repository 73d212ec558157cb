import { Testing } from 'cdk8s';
import { report } from './measure';
import { manyTasks } from './pipelines';

const COUNT = 1000;
const [manifest] = Testing.synth(manyTasks(COUNT));
report('bytes of compact JSON per task', JSON.stringify(manifest).length / COUNT, '180');
