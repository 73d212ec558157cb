import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { ArtifactHandle } from '../artifact-handle';
import type { Node, Outputs } from '../engine/node';

/** A text as the journal has it: long ones are in a file. */
export type RecordedText = string | { readonly file: string };

export interface RecordedOutputs {
  readonly parameters?: Readonly<Record<string, RecordedText>>;
  /** Files below the run folder, or elsewhere. */
  readonly artifacts?: Readonly<Record<string, string>>;
  readonly result?: RecordedText;
  readonly exitCode?: string;
}

/** A line of the journal: a node that has ended. */
export interface RecordedNode {
  readonly node: string;
  readonly path: string;
  readonly type: string;
  readonly template?: string;
  readonly phase: string;
  readonly message?: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly inputs?: Readonly<Record<string, RecordedText>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly outputs?: RecordedOutputs;
  /** The retried node whose try it is. */
  readonly tryOf?: string;
  readonly reused?: string;
}

/** Longer texts have a file of their own. */
const LONG = 2000;

/** Turns what nodes leave into lines of the journal, and back. */
export class Records {
  constructor(private readonly folder: string) {}

  /** @param files the artifacts that it got */
  public recorded(node: Node, files: Readonly<Record<string, string>> | undefined): RecordedNode {
    const { name, key, type, template, phase, message, startedAt, finishedAt, inputs, outputs, parent, reused } = node;
    return {
      node: name,
      path: key,
      type,
      ...(template === '' ? {} : { template }),
      phase,
      ...(message === undefined ? {} : { message }),
      startedAt: new Date(startedAt).toISOString(),
      finishedAt: new Date(finishedAt).toISOString(),
      ...(inputs && Object.keys(inputs).length > 0 ? { inputs: this.texts(inputs) } : {}),
      ...(files ? { files } : {}),
      ...(outputs ? { outputs: this.outputs(outputs) } : {}),
      ...(parent?.type === 'Retry' ? { tryOf: parent.name } : {}),
      ...(reused ? { reused } : {}),
    };
  }

  public outputs({ parameters, artifacts, result, exitCode }: Outputs): RecordedOutputs {
    const files = Object.entries(artifacts).flatMap(([name, { handle }]) =>
      handle?.path === undefined ? [] : [[name, this.relative(handle.path)]],
    );
    return {
      ...(Object.keys(parameters).length > 0 ? { parameters: this.texts(parameters) } : {}),
      ...(files.length > 0 ? { artifacts: Object.fromEntries(files) } : {}),
      ...(result === undefined ? {} : { result: this.text(result) }),
      ...(exitCode === undefined ? {} : { exitCode }),
    };
  }

  /** The artifacts of recorded outputs; undefined when one of them is not there any more. */
  public handles({ artifacts = {} }: RecordedOutputs): Record<string, ArtifactHandle> | undefined {
    const paths = Object.entries(artifacts).map(
      ([name, path]) => [name, isAbsolute(path) ? path : join(this.folder, path)] as const,
    );
    if (!paths.every(([, path]) => existsSync(path))) return undefined;
    return Object.fromEntries(paths.map(([name, path]) => [name, ArtifactHandle.file(path)]));
  }

  /** Where a file is, seen from the run folder. */
  public relative(path: string): string {
    return path.startsWith(this.folder + sep) ? relative(this.folder, path) : path;
  }

  public readTexts(texts: Readonly<Record<string, RecordedText>> = {}): Record<string, string> {
    return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, this.readText(text)]));
  }

  public readText(text: RecordedText): string {
    return typeof text === 'string' ? text : readFileSync(join(this.folder, text.file), 'utf8');
  }

  private texts(values: Readonly<Record<string, string>>): Record<string, RecordedText> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, this.text(value)]));
  }

  private text(value: string): RecordedText {
    if (value.length <= LONG) return value;
    const file = join('values', `${createHash('sha256').update(value).digest('hex').slice(0, 24)}.txt`);
    const path = join(this.folder, file);
    if (!existsSync(path)) {
      mkdirSync(join(this.folder, 'values'), { recursive: true });
      writeFileSync(path, value);
    }
    return { file };
  }
}
