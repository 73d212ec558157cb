import type { NoInputs } from './call-types';
import type { ContainerInput, ContainerOutput } from './graph';
import { tokenOf } from './tokens';
import type { Serializer } from '../serializer/serializer';

declare const CARRIES: unique symbol;

/** A declared input or output, with the type of its value. */
export interface Carries<T, Optional extends boolean = false> {
  /** Only in types. */
  readonly [CARRIES]?: { readonly value: T; readonly optional: Optional };
}

export type TextInput<T, Optional extends boolean = false> = Extract<ContainerInput, { kind: 'text' }> &
  Carries<T, Optional>;
export type FileInput<T> = Extract<ContainerInput, { kind: 'file' }> & Carries<T>;
export type TypedOutput<T> = ContainerOutput & Carries<T>;
type Text = string | number | boolean;

/** Inputs of containers, scripts and requests. */
export const input = Object.assign(
  /** In a text (`command`, `args`, `env`, `url`, ...): the value of a text input, or the path of a file input. */
  (name: string): string => tokenOf(name),
  {
    /** An input that stands in texts. */
    text: textInput,
    /** An input that the container reads from a file, as the serializer of its maker wrote it; name the one that it has to be. */
    file: fileInput,
  },
);

// Each first without a type argument: with one that is inferred, TypeScript would take `any` from where the declaration stands.
function textInput(): TextInput<Text>;
function textInput(options: { readonly default: Text }): TextInput<Text, true>;
function textInput<T extends Text>(): TextInput<T>;
function textInput<T extends Text>(options: { readonly default: T }): TextInput<T, true>;
function textInput(options: { readonly default?: Text } = {}): TextInput<any, any> {
  return { kind: 'text', ...(options.default !== undefined && { default: options.default }) };
}

function fileInput(path: string, options?: { readonly serializer?: Serializer }): FileInput<unknown>;
function fileInput<T>(path: string, options?: { readonly serializer?: Serializer }): FileInput<T>;
function fileInput(path: string, options: { readonly serializer?: Serializer } = {}): FileInput<any> {
  return { kind: 'file', path, ...options };
}

/** What containers and scripts give. */
export const output = {
  /** A file with JSON; the type is believed. */
  json: jsonFile,
  /** A file with text. */
  text: (path: string): TypedOutput<string> => ({ path, type: 'text' }),
  /** A file or folder that is passed on as it is; a function gets its bytes. */
  file: (path: string): TypedOutput<Uint8Array> => ({ path, type: 'file' }),
  /** The text that it prints. */
  printed: (): TypedOutput<string> => ({ type: 'text' }),
  /** The value of the JSON that it prints; the type is believed. */
  printedJson,
} as const;

function jsonFile(path: string): TypedOutput<unknown>;
function jsonFile<T>(path: string): TypedOutput<T>;
function jsonFile(path: string): TypedOutput<any> {
  return { path, type: 'json' };
}

function printedJson(): TypedOutput<unknown>;
function printedJson<T>(): TypedOutput<T>;
function printedJson(): TypedOutput<any> {
  return { type: 'json' };
}

type Declared = Readonly<Record<string, Carries<any, any>>>;

/** What is given to something with these inputs. */
export type InputValues<D extends Declared | undefined> = [D] extends [Declared]
  ? keyof D extends never
    ? NoInputs
    : Flat<
        {
          readonly [K in keyof D as D[K] extends Carries<any, infer O> ? (O extends true ? never : K) : never]: ValueOf<
            D[K]
          >;
        } & {
          readonly [
            K in keyof D as D[K] extends Carries<any, infer O> ? (O extends true ? K : never) : never
          ]?: ValueOf<D[K]>;
        }
      >
  : NoInputs;

/** What something with these outputs gives. */
export type OutputValues<D extends Declared | undefined> = [D] extends [Declared]
  ? keyof D extends never
    ? void
    : { readonly [K in keyof D]: ValueOf<D[K]> }
  : void;

type ValueOf<D> = D extends Carries<infer T, any> ? T : never;
// Inferred, so that messages show the fields and not how they were put together.
type Flat<T> = T extends infer U ? { [K in keyof U]: U[K] } : never;
