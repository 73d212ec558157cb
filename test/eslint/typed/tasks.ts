import { task } from '../../../lib/dsl';

export const load = task('load', ({ n }: { n: number }) => ({ rows: [n], count: 1 }));
