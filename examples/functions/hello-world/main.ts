import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';

const greet = task('greet', ({ name }: { name: string }) => `Hello, ${name}!`);

/** One function as a pipeline. */
export const helloWorld = pipeline('hello-world', { name: p.string({ default: 'world' }) }, ({ name }) =>
  greet({ name }),
);

if (require.main === module) void expose(helloWorld);
