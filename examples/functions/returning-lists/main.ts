import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';

const split = task(
  'split',
  ({ text, size }: { text: string; size: number }) => text.match(new RegExp(`.{1,${size}}`, 'g')) ?? [],
);
const reverse = task('reverse', ({ chunk }: { chunk: string }) => [...chunk].reverse().join(''));
const shout = task('shout', ({ chunk }: { chunk: string }) => chunk.toUpperCase());

/** Gives the list of what its pods give, which nobody has to put together first. */
const reversed = pipeline('reversed', { text: p.string(), size: p.number() }, ({ text, size }) =>
  split({ text, size }).map((chunk) => reverse({ chunk })),
);

/** A map over the list that another pipeline returns. */
export const returningLists = pipeline(
  'returning-lists',
  { text: p.string(), size: p.number({ default: 3 }) },
  ({ text, size }) => reversed({ text, size }).map((chunk) => shout({ chunk })),
);

if (require.main === module) void expose(returningLists);
