import type { IConstruct } from 'constructs';
import type { Expression } from './expr-kind';
import type { Reference } from './reference';
import type { ExpressionNode } from '../ir/expression-node';
import type { CallModel, TemplateModel } from '../ir/model';

/**
 * Where a reference's value comes from. Plain data: the compiler decides what to write for it, by the place where it is used.
 */
export type Source =
  /** A declared output of a task. */
  | { readonly kind: 'output'; readonly task: CallModel; readonly name: string; readonly artifact: boolean | undefined }
  /** What Argo knows of a task by itself. */
  | { readonly kind: 'task'; readonly task: CallModel; readonly what: 'result' | 'status' | 'exitCode' }
  /** An input of a given template. */
  | { readonly kind: 'input'; readonly template: TemplateModel; readonly name: string; readonly artifact: boolean }
  /** Something of whatever template the reference stands in. */
  | {
      readonly kind: 'own';
      readonly name: string;
      readonly what: 'parameter' | 'artifactPath' | 'outputPath' | 'outputArtifactPath';
    }
  /** The item (or its index) of the nearest loop around. */
  | { readonly kind: 'item'; readonly index: boolean }
  /** A variable that Argo sets; `guarded` ones may hold any text and enter by the entry template only. */
  | { readonly kind: 'variable'; readonly name: string; readonly expr: ExpressionNode; readonly guarded: boolean }
  /** A variable of a template that is rendered as it is written, which is its home. */
  | { readonly kind: 'written'; readonly tag: string; readonly home: IConstruct; readonly artifact: boolean }
  /** An output exported from the whole workflow, for exit handlers. */
  | { readonly kind: 'global'; readonly name: string }
  /** A field of a JSON value. */
  | { readonly kind: 'field'; readonly base: Reference; readonly key: string | number }
  /** The value of a JSON text. */
  | { readonly kind: 'decoded'; readonly base: Reference }
  /** A file or folder in an artifact that is a folder. */
  | { readonly kind: 'sub'; readonly base: Reference; readonly path: string | Reference }
  /** A JSON value with references somewhere inside. */
  | { readonly kind: 'object'; readonly value: unknown }
  /** The first part that exists, else the fallback. */
  | { readonly kind: 'first'; readonly parts: readonly Reference[]; readonly fallback?: { readonly value: unknown } }
  /** A value that is computed. */
  | { readonly kind: 'expr'; readonly node: Expression };
