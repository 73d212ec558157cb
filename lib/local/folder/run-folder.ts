import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { claim } from './claim';
import { Journal, readJournal } from './journal';
import { RecordedNode, RecordedOutputs, Records } from './records';
import { errors } from '../../errors';
import type { ArtifactHandle } from '../artifact-handle';
import { Cache, CacheEntry } from '../engine/cache';
import type { Identity } from '../engine/globals';
import type { ArtifactValue, Node } from '../engine/node';
import { stopOrphans } from '../executors/orphans';
import type { PodResult } from '../pod';
import { Removals } from '../removals';
import { moved, tailOf, Workspace } from '../workspace';

/** The types of nodes that do something themselves. */
const CARRIED_OUT = new Set(['Pod', 'HTTP', 'Suspend']);

/** What a run is of: a run is continued only with the same. */
export interface Subject {
  readonly workflow: unknown;
  readonly parameters: unknown;
}

interface Header extends Identity {
  readonly version: 1;
  readonly workflow: string;
  readonly parameters: unknown;
}

/**
 * The folder of a run: `run.json` says what it is a run of, `journal.jsonl` has a line for each node that has ended, `logs`,
 * `artifacts` and `values` hold what is too long for it, `pods` the folders of those that failed, `cache` what was memoized, and
 * `result.json` how it ended.
 */
export class RunFolder implements Workspace {
  public readonly isCleared = false;
  /** Who the workflow was when the run began. */
  public readonly identity?: Identity;
  private readonly root: string;
  private readonly records: Records;
  private readonly journal: Journal;
  private readonly done = new Map<string, RecordedNode>();
  private readonly tails = new Map<Node, string>();
  private readonly files = new Map<Node, Readonly<Record<string, string>>>();
  private readonly removals = new Removals();
  /** The nodes whose pods have a folder. */
  private readonly open = new Set<Node>();
  private readonly release: () => void;

  constructor(
    folder: string,
    private readonly subject: Subject,
    resume: boolean,
  ) {
    this.root = resolve(folder);
    this.records = new Records(this.root);
    const found = this.headerOf(folder, resume);
    mkdirSync(this.root, { recursive: true });
    this.release = claim(folder, join(this.root, 'run.lock'));
    stopOrphans(join(this.root, 'pods'));
    const path = join(this.root, 'journal.jsonl');
    this.identity = found;
    for (const record of found ? readJournal(path) : []) {
      if (record.phase === 'Succeeded' && CARRIED_OUT.has(record.type)) {
        this.done.set(record.tryOf ?? record.node, record);
      }
    }
    this.journal = new Journal(path);
  }

  /** The run that the folder holds, if it is to be continued and can be. */
  private headerOf(folder: string, resume: boolean): Header | undefined {
    const path = join(this.root, 'run.json');
    if (!existsSync(path)) {
      if (existsSync(this.root) && readdirSync(this.root).length > 0) throw errors.notARunFolder('run', folder);
      return undefined;
    }
    if (!resume) throw errors.usedRunFolder('run', folder);
    const header = JSON.parse(readFileSync(path, 'utf8')) as Header;
    const changed = [
      ...(header.workflow === digestOf(this.subject.workflow) ? [] : ['the workflow']),
      ...(JSON.stringify(header.parameters) === JSON.stringify(this.subject.parameters) ? [] : ['the parameters']),
    ];
    if (changed.length > 0) {
      throw errors.otherRun('run', folder, changed.join(' and '), JSON.stringify(header.parameters));
    }
    return header;
  }

  /** Notes what this is a run of. */
  public begin(identity: Identity): void {
    if (this.identity) return;
    const { name, namespace, uid, created } = identity;
    const header: Header = {
      version: 1,
      name,
      namespace,
      uid,
      created,
      workflow: digestOf(this.subject.workflow),
      parameters: this.subject.parameters,
    };
    writeFileSync(join(this.root, 'run.json'), `${JSON.stringify(header, null, 2)}\n`);
  }

  public folder(node: Node): string {
    const folder = join(this.root, 'pods', fileName(node));
    if (!this.open.has(node)) mkdirSync(folder, { recursive: true });
    this.open.add(node);
    return folder;
  }

  public shared(name: string): string {
    const folder = join(this.root, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  public log(node: Node, chunk: string | Uint8Array): void {
    const path = this.logPath(node);
    if (!this.tails.has(node)) mkdirSync(dirname(path), { recursive: true });
    this.tails.set(node, tailOf(this.tails.get(node), chunk));
    appendFileSync(path, chunk);
  }

  private logPath(node: Node): string {
    return join(this.root, 'logs', `${fileName(node)}.log`);
  }

  public logFile(node: Node): string | undefined {
    const path = this.logPath(node);
    return existsSync(path) ? path : undefined;
  }

  public tail(node: Node): string | undefined {
    return this.tails.get(node);
  }

  /** Artifacts are in the folder, each in a place that nothing is written to again. */
  public keep(node: Node, name: string, handle: ArtifactHandle): ArtifactHandle {
    const target = () => unused(join(this.root, 'artifacts', fileName(node), name));
    const taken = moved(handle, join(this.root, 'pods', fileName(node)), target);
    if (taken.path !== undefined) return taken;
    return taken.stored(target());
  }

  public close(node: Node): void {
    const hadFolder = this.open.delete(node);
    if (node.hasFailed) return;
    if (hadFolder) this.removals.add(join(this.root, 'pods', fileName(node)));
    this.tails.delete(node);
  }

  public detach(handle: ArtifactHandle): ArtifactHandle {
    return handle;
  }

  /** Writes the line of a node. */
  public ended(node: Node): void {
    // Of what is taken over there is one.
    if (node.reused !== 'resumed') this.journal.write(this.records.recorded(node, this.files.get(node)));
    this.files.delete(node);
  }

  /** What a pod left in the run before, if it had the same inputs. */
  public recall(node: Node, artifacts: Readonly<Record<string, ArtifactValue>>): PodResult | undefined {
    const files = this.filesOf(artifacts);
    if (files) this.files.set(node, files);
    const record = this.done.get(node.parent?.type === 'Retry' ? node.parent.name : node.name);
    if (!record || JSON.stringify(record.files) !== JSON.stringify(files)) return undefined;
    if (JSON.stringify(this.records.readTexts(record.inputs)) !== JSON.stringify(node.inputs ?? {})) return undefined;
    return this.resultOf(record.outputs ?? {});
  }

  private filesOf(artifacts: Readonly<Record<string, ArtifactValue>>): Readonly<Record<string, string>> | undefined {
    const found = Object.entries(artifacts).flatMap(([name, { handle }]) =>
      handle?.path === undefined ? [] : [[name, this.records.relative(handle.path)]],
    );
    return found.length > 0 ? Object.fromEntries(found) : undefined;
  }

  private resultOf(outputs: RecordedOutputs): PodResult | undefined {
    const artifacts = this.records.handles(outputs);
    if (!artifacts) return undefined;
    const result = outputs.result === undefined ? undefined : this.records.readText(outputs.result);
    return {
      exitCode: outputs.exitCode === undefined ? undefined : Number(outputs.exitCode),
      outputs: { parameters: this.records.readTexts(outputs.parameters), artifacts, result },
    };
  }

  /** What was memoized in this folder. */
  public cache(): Cache {
    const folder = join(this.root, 'cache');
    const cache = new Cache((name, key, { outputs, at }) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(
        join(folder, `${digestOf([name, key])}.json`),
        JSON.stringify({ name, key, at, outputs: outputs && this.records.outputs(outputs) }),
      );
    });
    for (const file of existsSync(folder) ? readdirSync(folder) : []) {
      const { name, key, at, outputs } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      const entry = this.entryOf(outputs, at);
      if (entry) cache.load(name, key, entry);
    }
    return cache;
  }

  private entryOf(outputs: RecordedOutputs | undefined, at: number): CacheEntry | undefined {
    if (!outputs) return { outputs: undefined, at };
    const handles = this.records.handles(outputs);
    if (!handles) return undefined;
    const artifacts = Object.fromEntries(
      Object.entries(handles).map(([name, handle]) => [name, { name, spec: { name }, handle }]),
    );
    return {
      at,
      outputs: {
        parameters: this.records.readTexts(outputs.parameters),
        artifacts,
        ...(outputs.result === undefined ? {} : { result: this.records.readText(outputs.result) }),
        ...(outputs.exitCode === undefined ? {} : { exitCode: outputs.exitCode }),
      },
    };
  }

  public finish(result: unknown): void {
    writeFileSync(join(this.root, 'result.json'), `${JSON.stringify(result, null, 2)}\n`);
  }

  public removed(): Promise<void> {
    return this.removals.done();
  }

  public end(): void {
    this.journal.close();
    this.release();
  }
}

function digestOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('hex');
}

/** The name of a node's files. */
function fileName({ key }: Node): string {
  const name = (key === '' ? 'main' : key)
    .replace(/[^\w.()~-]/g, '_')
    .split(sep)
    .join('_');
  return name.length <= 180 ? name : `${name.slice(0, 150)}-${digestOf(key).slice(0, 24)}`;
}

function unused(path: string): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? path : `${path}~${number}`;
    if (!existsSync(candidate)) return candidate;
  }
}
