import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';

/** Each chunk is written to its own file before the next one is made, so the whole never has to fit into memory. */
const readMeasurements = task('read-measurements', function* ({ days, size }: { days: number; size: number }) {
  for (let from = 0; from < days; from += size) {
    yield Array.from({ length: Math.min(size, days - from) }, (_, index) => ({
      day: from + index,
      celsius: (from + index) % 3 === 2 ? null : 10 + from + index,
    }));
  }
});

type Measurement = { readonly day: number; readonly celsius: number | null };
const dropGaps = task('drop-gaps', ({ chunk }: { chunk: Measurement[] }) =>
  chunk.flatMap(({ celsius }) => (celsius === null ? [] : [celsius])),
);
const toFahrenheit = task('to-fahrenheit', async ({ degrees }: { degrees: number[] }) =>
  degrees.map((celsius) => celsius * 1.8 + 32),
);
const highest = task('highest', ({ chunks }: { chunks: number[][] }) => Math.max(...chunks.flat()));

/** A large list is made in chunks, and each goes through several tasks of its own. */
export const partitioning = pipeline(
  'partitioning',
  { days: p.number({ default: 10 }), size: p.number({ default: 4 }) },
  ({ days, size }) => {
    const chunks = readMeasurements({ days, size });
    return highest({ chunks: chunks.map((chunk) => toFahrenheit({ degrees: dropGaps({ chunk }) })) });
  },
);

if (require.main === module) void expose(partitioning);
