/** Functions that the generated code calls. They stand at the end of the file. */
export const HELPERS = `/** The fields that have a value. */
function defined(fields: object): Record<string, any> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));
}

/** The map with its values converted. */
function mapValues<T>(map: Record<string, T> | undefined, convert: (value: T) => unknown): Record<string, any> | undefined {
  if (map == null) { return undefined; }
  return defined(Object.fromEntries(Object.entries(map).map(([key, value]) => [key, convert(value)])));
}

/** The manifest after the JSON patches, which are a construct's last word. */
function patched(object: ApiObject, manifest: any, patches: JsonPatch[]): any {
  try {
    return JsonPatch.apply(manifest, ...patches);
  } catch (e) {
    throw new Error(\`Failed patching construct at path '\${object.node.path}' with name '\${object.name}': \${e}\`);
  }
}
`;
