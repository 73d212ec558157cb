import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';

const readLines = task('read-lines', ({ text }: { text: string }) => text.split('\n'));
const trim = task('trim', ({ line }: { line: string }) => line.trim());
const countWords = task('count-words', ({ line }: { line: string }) => line.split(/\s+/).length);
const number = task('number', ({ line, index }: { line: string; index: number }) => `${index + 1}. ${line}`);
const print = task('print', ({ lines, words }: { lines: string[]; words: number[] }) =>
  lines.map((line, index) => `${line} (${words[index]})`),
);

/** What one map gives is mapped again, twice and with the positions. */
export const chainedMaps = pipeline('chained-maps', { text: p.string() }, ({ text }) => {
  const trimmed = readLines({ text }).map((line) => trim({ line }));
  const words = trimmed.map((line) => countWords({ line }), { limit: 2 });
  const numbered = trimmed.map((line, index) => number({ line, index }));
  return print({ lines: numbered, words });
});

if (require.main === module) void expose(chainedMaps);
