import { execFileSync } from 'child_process';
import { join } from 'path';
import { report } from './measure';

const root = join(__dirname, '..');

function requireTime(what: string): number {
  const code = `const start = process.hrtime.bigint(); require(${JSON.stringify(what)}); console.log(Number(process.hrtime.bigint() - start) / 1e6)`;
  return Number(execFileSync(process.execPath, ['-e', code], { cwd: root, encoding: 'utf8' }));
}

// Pairs, because the machine's speed changes during the run.
const pairs = Array.from({ length: 15 }, () => [requireTime('cdk8s'), requireTime(join(root, 'build/lib'))]);
const ratios = pairs.map(([base, own]) => own / base).sort((a, b) => a - b);
const mid = (index: number) => pairs.map((pair) => pair[index]).sort((a, b) => a - b)[Math.floor(pairs.length / 2)];
report("require of the package / require('cdk8s')", ratios[Math.floor(ratios.length / 2)], '1.3', `${mid(1).toFixed(0)} ms and ${mid(0).toFixed(0)} ms`);
