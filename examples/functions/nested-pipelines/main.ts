import { expose } from 'cdk8s-argo-workflows/cli';
import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';

const brainstorm = task('brainstorm', () => ({ first: 'love', second: 'loss' }));
const compose = task('compose', ({ theme, style }: { theme: string; style: string }) => `${style} song about ${theme}`);
const record = task('record', ({ composition }: { composition: string }) => `recording of a ${composition}`);
const publish = task('publish', ({ name, tracks }: { name: string; tracks: string[] }) => ({ name, tracks }));

const song = pipeline('song', { theme: p.string(), style: p.string() }, ({ theme, style }) =>
  record({ composition: compose({ theme, style }) }),
);

/** An album of two songs, each of them made by the same pipeline. */
export const album = pipeline(
  'album',
  { name: p.string(), style: p.string({ default: 'synth-pop' }) },
  ({ name, style }) => {
    const themes = brainstorm();
    const first = song({ theme: themes.first, style }, { name: 'first-song' });
    const second = song({ theme: themes.second, style }, { name: 'second-song' });
    return publish({ name, tracks: [first, second] });
  },
);

if (require.main === module) void expose(album);
