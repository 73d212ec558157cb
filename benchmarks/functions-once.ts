import { join } from 'path';
import { mapReduce, tree } from './function-pipelines';
import { timeLater } from './measure';
import { pipelineOf } from 'cdk8s-argo-workflows/dsl';
import { run } from 'cdk8s-argo-workflows/local';

/** The first run of a pipeline in a process, and the memory that it took. */
async function once(which: string, n: number): Promise<object> {
  // Recording and compiling are outside of the time, as building is in py-dagger's.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { compiled } = require(join(__dirname, '../build/lib/dsl/run/compiled'));
  compiled(pipelineOf(which === 'tree' ? tree : mapReduce));
  const taken = await timeLater(() => (which === 'tree' ? run(tree, { x: 1 }) : run(mapReduce, { n })));
  return { taken, memory: process.resourceUsage().maxRSS / 1024 };
}

void once(process.argv[2], Number(process.argv[3])).then((result) => console.log(JSON.stringify(result)));
