import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';
import { run } from 'cdk8s-argo-workflows/local';

const twice = task('twice', async ({ n }: { n: number }) => n * 2);
const value: number = await run(pipeline('main', { n: p.number() }, ({ n }) => twice({ n })), { n: 2 });
console.log(value);
