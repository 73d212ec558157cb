import { Unresolved } from './text';

/** What is said of an error that ends a node. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof Unresolved && error.hangs ? `${message}. On Argo the workflow would wait for ever` : message;
}
