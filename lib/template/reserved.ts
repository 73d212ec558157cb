const OTHERS = ['container', 'script', 'resource', 'data', 'containerSet', 'http', 'plugin', 'suspend'];

/** The fields that overrides of a template may not set, with the reasons. */
export function reservedFor(own: string, is: string): Readonly<Record<string, string>> {
  return {
    name: "template names come from the construct's id; use templateName",
    inputs: 'the library threads inputs; use parameters and artifacts',
    outputs: 'tasks that read them are wired by the library; use outputs',
    ...Object.fromEntries(OTHERS.filter((kind) => kind !== own).map((kind) => [kind, `this template ${is}`])),
    dag: `this template ${is}; use a Pipeline`,
    steps: `this template ${is}; use a Pipeline`,
  };
}
