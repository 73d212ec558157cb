import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import type { RecordedNode } from './records';

/** The nodes that have ended, one line each. A line is written before anything follows from it, so it is there after any end of the process. */
export class Journal {
  private readonly file: number;

  constructor(path: string) {
    this.file = openSync(path, 'a');
  }

  public write(record: RecordedNode): void {
    writeSync(this.file, `${JSON.stringify(record)}\n`);
  }

  public close(): void {
    closeSync(this.file);
  }
}

/** The lines that there are. A last one that was cut off is taken away. */
export function readJournal(path: string): RecordedNode[] {
  if (!existsSync(path)) return [];
  const content = readFileSync(path);
  const end = content.lastIndexOf('\n') + 1;
  if (end < content.length) truncateSync(path, end);
  const lines = content
    .subarray(0, end)
    .toString()
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as RecordedNode);
}
