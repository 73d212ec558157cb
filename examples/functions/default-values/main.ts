import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';

const describe = task(
  'describe',
  ({ animal, legs, sound = 'nothing' }: { animal: string; legs: number; sound?: string }) =>
    `The ${animal} has ${legs} legs and says ${sound}.`,
);

const pet = pipeline('pet', { animal: p.string(), legs: p.number({ default: 4 }) }, ({ animal, legs }) =>
  describe({ animal, legs }),
);

/** Defaults of a pipeline, of a pipeline inside of it, and of a function. */
export const defaultValues = pipeline(
  'default-values',
  { animal: p.string({ default: 'cat' }), sound: p.string({ default: 'cluck' }) },
  ({ animal, sound }) => ({
    defaults: pet({ animal }),
    given: pet({ animal: 'stool', legs: 3 }),
    loud: describe({ animal: 'hen', legs: 2, sound }),
  }),
);

if (require.main === module) void expose(defaultValues);
