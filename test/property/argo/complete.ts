/** Whether a spec runs as it stands: a WorkflowTemplate may take more from those who use it. */
export function isComplete({
  entrypoint,
  templates,
  arguments: { parameters = [], artifacts = [] } = {} as any,
}: any): boolean {
  const { inputs } = templates.find(({ name }: any) => name === entrypoint);
  const files = (inputs?.artifacts ?? []).filter(({ optional }: any) => !optional);
  return (
    parameters.every(({ value }: any) => value !== undefined) &&
    files.every(({ name }: any) => artifacts.some((each: any) => each.name === name))
  );
}
