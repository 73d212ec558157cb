import { words } from './words';
import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';

const split = task('split', ({ text }: { text: string }) => text.split('. '));
const count = task('count', ({ sentence }: { sentence: string }) => words(sentence).length);
const longest = task('longest', ({ counts }: { counts: number[] }) => Math.max(...counts));

/** A program without an image of its own. */
export const bundled = pipeline('bundle', { text: p.string() }, ({ text }) =>
  longest({ counts: split({ text }).map((sentence) => count({ sentence })) }),
);

if (require.main === module) void expose(bundled);
