import { execFileSync, spawnSync } from 'child_process';
import { join } from 'path';
import { describeWith } from '../oracle/suite';

const FOLDER = join(__dirname, '../../tools/argo-lint');
const MINUTES = 60_000;
const goIsThere = process.env.ARGO_LINT_REQUIRED === '1' || spawnSync('go', ['version']).status === 0;

describeWith({ Go: goIsThere }, 'argo-lint', () => {
  test(
    'passes its own tests',
    () => {
      execFileSync(join(FOLDER, 'build.sh'), { stdio: 'pipe' });
      // The same flags as the build, so that its packages are not compiled again.
      execFileSync('go', ['test', '-trimpath', './...'], {
        cwd: FOLDER,
        stdio: 'pipe',
        env: { ...process.env, CGO_ENABLED: '0' },
      });
    },
    15 * MINUTES,
  );
});
