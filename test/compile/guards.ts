/**
 * The guards of recipes 4 and 5 of docs/lowering.md, spelled out here as they have to be in a manifest.
 */

/** Becomes `{{` in the last pass of Argo's substitution, and stays as it is in all passes before. */
export const LATE =
  "{{='pod' in $env and not ('node' in $env) and not ('retries' in $env) and not (pod.name contains '_') ? '{'+'{' : nil}}";

/** The same as an expression, which does not open a tag itself. */
export const LATE_EXPR = `"{"+"${LATE.slice(1, -1)}"+"}"`;

/** Run-time text without anything that Argo would read. */
export function inertText(expression: string): string {
  return `replace(${expression}, '{'+'{', ${LATE_EXPR})`;
}

/** Inert text as it was. */
export function rawText(expression: string): string {
  return `replace(${expression}, ${LATE_EXPR}, '{'+'{')`;
}

/** Run-time JSON without anything that Argo would read. */
export function inertJson(expression: string): string {
  return `replace(${expression}, '{'+'{', '\\\\u007b\\\\u007b')`;
}
