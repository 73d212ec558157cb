import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';

interface Letter {
  readonly to: string;
  readonly lines: readonly string[];
  readonly stamp: { readonly cents: number; readonly express: boolean; readonly note: string | null };
}

const write = task('write', ({ to, lines, stamp }: Letter) =>
  [
    `To ${to}`,
    ...lines,
    `${stamp.cents} cents${stamp.express ? ', express' : ''}${stamp.note === null ? '' : `, ${stamp.note}`}`,
  ].join('\n'),
);

/** Constants, and objects and lists in which some parts are known only at run time. */
export const hardcodedValues = pipeline('hardcoded-values', { name: p.string() }, ({ name }) =>
  write({
    to: name,
    lines: ['"Quotes", \\ and $(dollars)', '{{workflow.name}} and {{=1 + 1}} 😀', name],
    stamp: { cents: 85, express: false, note: null },
  }),
);

if (require.main === module) void expose(hardcodedValues);
