/**
 * The guards of recipes 4 and 5 of docs/lowering.md, spelled out here as they have to be in a manifest.
 */

/** Becomes `{{` in the last pass of Argo's substitution, and stays as it is in all passes before. */
export const DEFERRED =
  "{{='pod' in $env and not ('node' in $env) and not ('retries' in $env) and not (pod.name contains '_') ? '{'+'{' : nil}}";

/** The same as an expression, which does not open a tag itself. */
export const DEFERRED_EXPR = `"{"+"${DEFERRED.slice(1, -1)}"+"}"`;

/** Run-time text without anything that Argo would read. */
export function escapedText(expression: string): string {
  return `replace(${expression}, '{'+'{', ${DEFERRED_EXPR})`;
}

/** Escaped text as it was. */
export function unescapedText(expression: string): string {
  return `replace(${expression}, ${DEFERRED_EXPR}, '{'+'{')`;
}

/** Run-time JSON without anything that Argo would read. */
export function escapedJson(expression: string): string {
  return `replace(${expression}, '{'+'{', '\\\\u007b\\\\u007b')`;
}
