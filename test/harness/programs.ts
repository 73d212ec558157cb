import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = join(__dirname, '../..');

/** Programs of images, compiled once, so that each process starts as fast as it does in a pod. */
export class Programs {
  private readonly folder: string;

  /** @param entries the entry files by the names of the programs */
  constructor(entries: Readonly<Record<string, string>>) {
    mkdirSync(join(ROOT, 'build'), { recursive: true });
    // Inside of the repository, where the packages are found.
    this.folder = mkdtempSync(join(ROOT, 'build/programs-'));
    buildSync({
      entryPoints: Object.entries(entries).map(([out, file]) => ({ in: file, out })),
      outdir: this.folder,
      bundle: true,
      platform: 'node',
      target: 'node20',
      external: ['cdk8s', 'constructs', 'esbuild', 'msgpackr'],
      tsconfig: join(ROOT, 'tsconfig.json'),
      logLevel: 'error',
    });
  }

  /** The command of a program. */
  public command(name: string): readonly string[] {
    return [process.execPath, join(this.folder, `${name}.js`)];
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
