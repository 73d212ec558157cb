import { Testing, Yaml } from 'cdk8s';
import { median, report } from './measure';
import { nested } from './pipelines';

const at = (depth: number) => median(9, () => { Yaml.stringify(...Testing.synth(nested(depth))); });
at(95);
const shallow = at(19);
const deep = at(95);
report('time(95 levels) / time(19 levels), 5 times the levels', deep / shallow, '7', `${shallow.toFixed(1)} ms and ${deep.toFixed(1)} ms`);
