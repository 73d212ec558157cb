import { readable } from './value/token-text';

/**
 * The catalogue of everything the library refuses. One factory per error, each with a stable code and the same four parts:
 * where and what was written, why it cannot be, the valid choices, the next step.
 */

/** An error of the library: a stable code, the construct it is about, and what to do. */
export class PipelineError extends Error {
  constructor(
    public readonly code: string,
    public readonly path: string,
    detail: string,
  ) {
    super(readable(`${code} ${path}: ${detail}`));
    this.name = 'PipelineError';
  }
}

/** Runs a step; an error of the library in it is given to `refused`, and the step has no result. */
export function attempt<T>(step: () => T, refused: (error: PipelineError) => void): T | undefined {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    refused(error);
    return undefined;
  }
}

/** A list of choices as a sentence part: `'a', 'b'`, or `(none)`. */
export function choices(names: Iterable<string>, most = 20): string {
  const all = [...names];
  if (all.length === 0) return '(none)';
  const some = all
    .slice(0, most)
    .map((name) => `'${name}'`)
    .join(', ');
  return all.length > most ? `${some} and ${all.length - most} more` : some;
}

/** A value as it was written, cut where it is long. What is not plain data is named by its kind. */
export function shown(value: unknown): string {
  const text = readable(describe(value));
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

function describe(value: any): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  if (typeof value._describe === 'function') return value._describe();
  if (Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value))) return jsonOf(value);
  const path = value.node?.path;
  return `an object of class ${value.constructor?.name}${typeof path === 'string' ? ` ('${path}')` : ''}`;
}

function jsonOf(value: object): string {
  try {
    return JSON.stringify(value);
  } catch {
    return Array.isArray(value) ? 'a list with values that are not JSON' : 'an object with values that are not JSON';
  }
}

/** The names there are, and what to do. */
function among(what: string, names: Iterable<string>, otherwise: string): string {
  const all = [...names];
  if (all.length > 0) return `${what} are: ${choices(all)}. Use one of these, or ${otherwise}.`;
  return `${what.startsWith('Its ') ? what.replace('Its', 'It has no') : `There are no ${what.toLowerCase()}`} at all. ${otherwise[0].toUpperCase()}${otherwise.slice(1)}.`;
}

const of = (code: string) => (path: string, detail: string) => new PipelineError(code, path, detail);
type Names = Iterable<string>;

export const errors = {
  // 10xx: inputs and outputs
  unknownInput: (path: string, name: string, template: string, known: Names) =>
    of('AW1001')(
      path,
      `sets input '${name}', but template '${template}' does not declare it. ${among('Its inputs', known, 'declare it on the template')}`,
    ),
  missingInput: (path: string, name: string, template: string, otherwise: string) =>
    of('AW1002')(
      path,
      `does not set input '${name}', which template '${template}' requires. Pass it in 'arguments', or ${otherwise}.`,
    ),
  unknownOutput: (path: string, name: string, known: Names, what = 'output') =>
    of('AW1003')(
      path,
      `has no ${what} '${name}'. ${among(`Its ${what}s`, known, "declare it in 'outputs' (a pipeline: with addOutput)")}`,
    ),
  unknownParameter: (path: string, what: 'parameters' | 'artifacts', name: string, known: Names) =>
    of('AW1004')(
      path,
      `has no input ${what.slice(0, -1)} '${name}'. ${among(`Its input ${what}`, known, `declare it in '${what}'`)}`,
    ),
  noResult: (path: string, template: string) =>
    of('AW1005')(
      path,
      `has no result and no exit code: template '${template}' runs no single program. Only container and script templates have them. Read an output with output('name') instead.`,
    ),
  wrongInputKind: (path: string, name: string, value: unknown, declared: string, wanted: string) =>
    of('AW1006')(
      path,
      `sets input '${name}' to ${shown(value)}, but it is declared as ${declared}. Pass ${wanted}, or change the declaration.`,
    ),
  outOfReach: (
    path: string,
    reference: string,
    reachable: string,
    next = 'Make the value an input of the template, and pass it where the template is called.',
  ) => of('AW1007')(path, `uses ${reference}, which is out of reach here. ${reachable} ${next}`),
  badType: (path: string, name: string, value: unknown, wanted: string) =>
    of('AW1008')(
      path,
      `has ${shown(value)} for '${name}', which is not ${wanted}. Write ${wanted}, or change the parameter's type.`,
    ),
  notInEnum: (path: string, name: string, value: unknown, known: Names) =>
    of('AW1009')(
      path,
      `has ${shown(value)} for '${name}', which is not one of its choices. They are: ${choices(known)}. Use one of these, or add it to the choices.`,
    ),
  notJson: (path: string, where: string, value: string) =>
    of('AW1010')(
      path,
      `has ${value} at '${where}', which JSON cannot carry. JSON has text, finite numbers, true, false, null, lists and plain objects. Convert the value first.`,
    ),
  missingArgument: (path: string, name: string) =>
    of('AW1011')(
      path,
      `gives no value to parameter '${name}', which has no default. A Workflow and a CronWorkflow run as they stand. Set it in 'arguments', or give the parameter a default.`,
    ),
  artifactAsText: (path: string, reference: string) =>
    of('AW1012')(
      path,
      `puts ${reference} into text, but an artifact is a file. Declare it with artifacts: { name: Artifact.at('/path', { from: ... }) } and write the path.`,
    ),
  maybeAbsent: (
    path: string,
    reference: string,
    why: string,
    next = 'Give it a value for that case with orElse(...)',
  ) =>
    of('AW1013')(
      path,
      `reads ${reference}, which may not exist because ${why}. Argo would fail or wait for ever. ${next}, or drop the condition.`,
    ),
  resultOfLoop: (path: string) =>
    of('AW1014')(
      path,
      'is a loop, and Argo parses the standard output of every item as JSON, so plain text breaks all of them. Declare an output parameter, or print JSON and set resultType: Parameter.json() (or number, or boolean).',
    ),
  fanInArtifact: (path: string, name: string, why: string) =>
    of('AW1015')(
      path,
      `cannot collect artifact '${name}' of all items, because ${why}. Write the artifact in a container or script task of the loop, without a location of its own, and read it in the same pipeline.`,
    ),
  missingGlobal: (path: string, name: string, known: Names) =>
    of('AW1016')(
      path,
      `reads the global output '${name}', which no template exports. ${among('Global outputs', known, 'set globalName on the output that makes it')}`,
    ),
  notInLoop: (path: string, reference: string) =>
    of('AW1017')(
      path,
      `uses ${reference}, but neither this task nor a pipeline around it loops. Set forEach: Loop.over(...) on the task, or on the pipeline around it.`,
    ),
  notAValue: (path: string, field: string, value: unknown, wanted: string, why?: string) =>
    of('AW1018')(
      path,
      `has ${value === undefined ? 'no value' : shown(value)} for '${field}', which takes ${wanted}${why === undefined ? '' : `: ${why}`}. ${value === undefined ? 'Set it' : 'Correct it'}.`,
    ),
  mergedArtifact: (path: string, reference: string) =>
    of('AW1019')(
      path,
      `passes ${reference}, but Argo merges artifacts only in the outputs of a pipeline. Put the producers in a nested pipeline, merge them with addOutput there, and pass its output.`,
    ),
  notRetried: (path: string, reference: string) =>
    of('AW1020')(
      path,
      `uses ${reference}, but the template it stands in is not retried, so Argo would keep the name as text. Set retry: Retry.attempts(...) there, or leave the value out.`,
    ),
  partialOutput: (path: string, name: string, reference: string) =>
    of('AW1021')(
      path,
      `has the output '${name}' of ${reference}, but a field that is not there would leave the output without a value, and Argo would wait for ever. Make the whole value the output, and read its field where it is used: output('${name}').property(...).`,
    ),
  wrongOperand: (path: string, operation: string, found: string, wanted: string) =>
    of('AW1022')(
      path,
      `has an expression in which '${operation}' gets ${found}, but it takes ${wanted}. Convert the value first.`,
    ),
  noFunction: (path: string, name: string, near: Names) =>
    of('AW1023')(
      path,
      `calls the function '${name}', which Argo's expression language does not have. The most similar ones are: ${choices(near)}. Use one of these; functions of sprig are called 'sprig.<name>'.`,
    ),
  riskyOutput: (path: string, name: string, risk: string) =>
    of('AW1024')(
      path,
      `has the output '${name}' of an expression that fails for ${risk}, and Argo would wait for ever. Make the values the outputs, and compute where they are read: Expr.of(task.output(...)); or let a task compute it.`,
    ),

  // 11xx: names and structure
  badName: (path: string, what: string, name: string, rule: string) =>
    of('AW1101')(path, `has the ${what} '${name}', which Argo or Kubernetes refuses: ${rule}. Choose another name.`),
  duplicateName: (path: string, what: string, name: string, other: string) =>
    of('AW1102')(path, `has the ${what} '${name}', which ${other} already has. Names are unique. Rename one of them.`),
  cycle: (path: string, tasks: string[]) =>
    of('AW1103')(
      path,
      `has tasks that wait for each other: ${tasks.join(' -> ')} (each waits for the next). A DAG has no cycles. Remove one of these dependencies; to repeat work, call the pipeline itself with a condition.`,
    ),
  tooManyTasks: (path: string, count: number) =>
    of('AW1104')(
      path,
      `has ${count} tasks, but the API server accepts at most 200 in a DAG. Group tasks in nested pipelines, or use one task with forEach.`,
    ),
  tooManyTemplates: (path: string, count: number) =>
    of('AW1105')(
      path,
      `needs ${count} templates, but the API server accepts at most 200 in one object. Use one template for tasks of equal bodies (pass what differs as inputs), or move part of them to a WorkflowTemplate and call it by reference.`,
    ),
  tooDeep: (path: string, depth: number) =>
    of('AW1106')(
      path,
      `is nested ${depth} calls deep, but Argo stops at a call depth of 100. Flatten the nesting, or start another Workflow.`,
    ),
  emptyPipeline: (path: string, what = 'tasks', add = 'a task: new ContainerTask(pipeline, ...)') =>
    of('AW1107')(path, `has no ${what}, and Argo refuses an empty DAG. Add ${add}.`),
  unguardedRecursion: (path: string, template: string) =>
    of('AW1108')(
      path,
      `calls '${template}', which it stands in, without a condition, so it would never end. Set when: ... on the task that calls it (Argo allows about 96 levels).`,
    ),
  leadingDigit: (path: string, name: string) =>
    of('AW1109')(
      path,
      `has the name '${name}', which begins with a digit, and its pipeline has dependencies: Argo refuses that. Begin the name with a letter.`,
    ),
  tooManyInputs: (path: string, count: number) =>
    of('AW1110')(
      path,
      `has ${count} input parameters, but the API server accepts at most 500. Pass one JSON parameter instead.`,
    ),
  notATemplate: (path: string, field: string, value: unknown) =>
    of('AW1111')(
      path,
      `has ${value === undefined ? 'no value' : shown(value)} for '${field}', which takes a template: a Pipeline, a ContainerTemplate, a ScriptTemplate, a SuspendTemplate, or a reference such as workflowTemplate.templateRef. Pass one; of a task, its 'template'.`,
    ),
  wrongScope: (path: string) =>
    of('AW1112')(
      path,
      'is a task outside of a pipeline. The scope of a task is a Pipeline: new ContainerTask(pipeline, ...).',
    ),
  terminalContinueOn: (path: string, other: string) =>
    of('AW1113')(
      path,
      `sets continueOn, but nothing runs after it, and '${other}' of the same pipeline needs 'depends', which Argo does not mix with continueOn. Add a task after it, or move it into a nested pipeline.`,
    ),
  foreignTask: (path: string, other: string) =>
    of('AW1114')(
      path,
      `waits for '${other}', which is a task of another pipeline. Order is between the tasks of one pipeline. Use the nested pipeline itself, or pass a value between them.`,
    ),
  namespacedFromCluster: (path: string, name: string) =>
    of('AW1115')(
      path,
      `calls template '${name}' of a namespaced WorkflowTemplate from a ClusterWorkflowTemplate. Cluster-wide templates call only cluster-wide ones. Use a ClusterWorkflowTemplate.`,
    ),
  notHeld: (path: string, template: string, held: Names) =>
    of('AW1116')(
      path,
      `does not hold template '${template}', so nothing can refer to it there. ${among('Its templates', held, "add it to 'templates'")}`,
    ),
  refusedHook: (path: string, hook: string, why: string) =>
    of('AW1117')(
      path,
      `has the hook '${hook}', which cannot be: ${why}. Put the task and its hook into a nested pipeline, or use a task that depends on how this one ended.`,
    ),
  writtenOnly: (path: string, what: string, wanted: string) =>
    of('AW1118')(
      path,
      `has ${what} in Argo's own form, which a pipeline cannot take: it is for objects whose templates are rendered as they are written. Use ${wanted}; or give the object 'entrypoint' and 'templates' in place of 'pipeline'.`,
    ),
  unknownTemplate: (path: string, field: string, name: string, holder: string, known: Names) =>
    of('AW1119')(
      path,
      `names the template '${name}' in '${field}', which ${holder} does not hold. ${among('Its templates', known, 'add it there')}`,
    ),
  unknownTask: (path: string, field: string, name: string, known: Names) =>
    of('AW1120')(
      path,
      `names '${name}' in '${field}', which is not a task of its DAG. ${among('The tasks there', known, 'add it')} A status after a name has a capital letter: 'name.Succeeded'.`,
    ),

  // 12xx: containers and text
  missingImage: (path: string) =>
    of('AW1201')(
      path,
      "has no image. Set image: 'registry/name:tag', or set one for all with TaskDefaults.of(scope).add({ image }).",
    ),
  missingCommand: (path: string) =>
    of('AW1202')(
      path,
      "has no command. Without it Argo's controller asks the registry for the image's entrypoint, which fails for private images. Set command: ['program'].",
    ),
  damagedToken: (path: string, text: string) =>
    of('AW1203')(
      path,
      `has text with a damaged reference: ${shown(text)}. A reference stands for a value that exists only at run time, so it cannot be cut, re-cased or encoded. Put it in whole, and change the value in the task that reads it.`,
    ),
  interpolation: (
    path: string,
    where: string,
    instead = 'Pass it with env: { NAME: value } and read the variable, or as an argument of its own',
  ) =>
    of('AW1204')(
      path,
      `puts a run-time value into ${where}, where its text would become program text. ${instead}; allowInterpolation: true accepts the risk.`,
    ),
  unknownVariable: (
    path: string,
    variable: string,
    known: Names,
    next = 'Use one of these, or Literal.text(...) for text that holds braces',
  ) =>
    of('AW1205')(
      path,
      `uses the variable '${variable}', which does not exist here, so Argo would keep it as text or wait for ever. Variables here are: ${choices(known, 50)}. ${next}.`,
    ),
  badQuantity: (path: string, field: string, value: unknown) =>
    of('AW1206')(
      path,
      `has ${shown(value)} for '${field}', which is not a Kubernetes quantity. Write for example '500m', '2', '512Mi' or '2Gi'.`,
    ),
  badDuration: (path: string, field: string, seconds: number, rule: string) =>
    of('AW1207')(path, `has ${seconds} seconds for '${field}', but ${rule}. Choose another duration.`),
  collision: (path: string, level: string, key: string, why: string) =>
    of('AW1208')(path, `sets '${key}' in ${level}, but ${why}. Remove the key there, or set it in one place only.`),
  badPath: (path: string, what: string, value: string, why: string) =>
    of('AW1210')(
      path,
      `has the path '${value}' for ${what}, ${why}. Paths in a container are absolute, have no '..', and are used once. Choose another path.`,
    ),
  duplicateVolume: (path: string, name: string) =>
    of('AW1211')(
      path,
      `has two different volumes named '${name}'. The names of a pod's volumes are unique. Give one of them another name.`,
    ),
  noObjectName: (path: string, field: string, value: unknown) =>
    of('AW1212')(
      path,
      `has ${shown(value)} for '${field}', which has no name. Pass a name, an ApiObject, or a construct that wraps one, as those of cdk8s-plus.`,
    ),
  pythonObject: (path: string, text: string) =>
    of('AW1213')(
      path,
      `has text with a Python object printed into it: ${shown(text)}. Python cannot turn a reference into text by itself. Write {reference.to_string()} in the f-string, or pass the reference itself.`,
    ),
  literalOnly: (path: string, field: string, value: unknown) =>
    of('AW1214')(
      path,
      `has ${shown(value)} in '${field}', where only a literal value can stand. Write one there; a value that exists only at run time goes into the inputs, arguments or environment of a task.`,
    ),
  noPath: (path: string, artifact: string) =>
    of('AW1215')(
      path,
      `declares input artifact '${artifact}' without a path, so it has no place in the container. Write Artifact.at('/path'); Artifact.required() and Artifact.optional() are for pipelines.`,
    ),
  taskVariable: (
    path: string,
    variable: string,
    task: string | undefined,
    next = "Read it with task.output('name') or task.result, which also makes the task wait",
  ) =>
    of('AW1216')(
      path,
      `uses the variable '${variable}' of ${task === undefined ? 'no task that is known here' : `task '${task}', for which it does not wait`}, so Argo would keep it as text or wait for ever. ${next}.`,
    ),
  textWithoutPod: (path: string, field: string, value: string) =>
    of('AW1217')(
      path,
      `puts ${shown(value)} into '${field}', but a request is made without a pod, so text that may hold '{{' cannot be guarded there. Pass it as JSON (an object or list with the reference in it, for a parameter of type json), or declare its parameter with trusted: true.`,
    ),
  unreadableExpression: (path: string, field: string, why: string) =>
    of('AW1218')(
      path,
      `has ${field === 'an expression' ? field : `an expression in '${field}'`} that Argo cannot read: ${why}. Correct it there; text that is not an expression is written with Literal.text(...).`,
    ),
  badPattern: (path: string, pattern: string, problem: string) =>
    of('AW1219')(
      path,
      `is matched with ${shown(pattern)}, which cannot be used: ${problem}. Argo takes the patterns of Go, RE2, which has neither lookahead nor back references. Correct it.`,
    ),

  // 13xx: resources
  badSchedule: (path: string, schedule: string, why: string) =>
    of('AW1301')(
      path,
      `has the schedule '${schedule}', which ${why}. A schedule has five fields (minute hour day month weekday) or is @hourly, @daily, @weekly, @monthly, @yearly or '@every 1h30m'. Correct it, or use Cron.`,
    ),
  badTimeZone: (path: string, zone: string) =>
    of('AW1302')(
      path,
      `has the time zone '${zone}', which is not an IANA name. Write for example 'Europe/Madrid' or 'Etc/UTC'.`,
    ),
  noSchedule: (path: string) =>
    of('AW1303')(path, 'has no schedules. A CronWorkflow needs at least one. Set schedules: [Cron.daily()].'),
  tooLarge: (path: string, bytes: number) =>
    of('AW1304')(
      path,
      `is ${bytes} bytes of JSON, but Argo keeps at most 1048576 for spec and status together. Share templates, pass data as artifacts, or split it into several resources.`,
    ),
  oneOf: (path: string, given: readonly string[], known: readonly string[]) =>
    of('AW1305')(
      path,
      given.length > 1
        ? `sets ${choices(given)}, but exactly one of ${choices(known)} is needed. Remove the others.`
        : `sets ${known.length > 1 ? `none of ${choices(known)}, but exactly one of them` : `no ${choices(known)}, which`} is needed. Set ${known.length > 1 ? 'one' : 'it'}.`,
    ),
  unknownArgument: (path: string, name: string, known: Names) =>
    of('AW1306')(
      path,
      `gives a value to argument '${name}', which the pipeline does not declare. ${among('Its inputs', known, 'declare it on the pipeline')}`,
    ),
  policy: (path: string, policy: string, message: string) =>
    of('AW1307')(path, `breaks the policy '${policy}': ${message}`),
  artifactArgument: (path: string, name: string) =>
    of('AW1308')(
      path,
      `gives no location to artifact '${name}', which the pipeline requires. Set it in 'arguments' with an ArtifactLocation, or make it optional.`,
    ),
  badMetadata: (path: string, what: string, key: string, value: string) =>
    of('AW1309')(
      path,
      `has the ${what} '${key}: ${value}', which Kubernetes refuses. Keys and label values are texts of at most 63 letters, digits, '-', '_' and '.', and begin and end with a letter or digit. Correct it.`,
    ),
  unwritable: (path: string, field: string, what: string) =>
    of('AW1310')(
      path,
      `has ${what} in '${field}', which YAML does not carry. Remove it, or pass the text in an input of a task, in JSON or with Literal.text(...).`,
    ),
  unknownKind: (path: string, action: string) =>
    of('AW1311')(
      path,
      `does '${action}' with an object whose kind, apiVersion or namespace is known only at run time, so its rights cannot be told. Give the manifest as an object with a literal kind, apiVersion and namespace, or set permissions on the template: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }].`,
    ),
  otherNamespace: (path: string, namespace: string) =>
    of('AW1312')(
      path,
      `runs a pipeline that works in the namespace '${namespace}', where the account has no rights. Set namespaces: ['${namespace}'] on the account, which gives it a Role there, or leave the namespace out of the manifest.`,
    ),

  // 14xx: using a reference in the wrong way
  coercion: (
    reference: string,
    how: string,
    next = 'Pass the reference itself, put it in a text, or compare it with its methods (eq, gt, ...)',
  ) => of('AW1401')(reference, `was ${how}, but its value exists only at run time. ${next}.`),
  artifactOperation: (reference: string, operation: string) =>
    of('AW1402')(
      reference,
      `is an artifact, so '${operation}' is not possible: Argo cannot look into files. Export the value as an output parameter and read that.`,
    ),

  // 141x: running a workflow on this machine
  notAWorkflow: (path: string, value: unknown) =>
    of('AW1411')(
      path,
      `takes ${shown(value)}, which is not a workflow. It takes a WorkflowSpec with an 'entrypoint', or a manifest of kind Workflow, CronWorkflow, WorkflowTemplate or ClusterWorkflowTemplate. Pass one; of a YAML file, one of its parsed documents.`,
    ),
  unknownLibrary: (path: string, kind: string, name: string, known: Names) =>
    of('AW1412')(
      path,
      `refers to ${kind} '${name}', which is not at hand. ${among('Manifests at hand', known, "add its manifest to the option 'templates'")}`,
    ),
  notALibrary: (path: string, value: unknown) =>
    of('AW1413')(
      path,
      `has ${shown(value)} in the option 'templates', which takes manifests of kind WorkflowTemplate and ClusterWorkflowTemplate, with a name. Pass these only.`,
    ),
  unknownRunParameter: (path: string, name: string, known: Names, what = 'parameter') =>
    of('AW1414')(
      path,
      `is given the ${what} '${name}', which the workflow does not have. ${among(`Its ${what}s`, known, 'declare it in its arguments')}`,
    ),
  missingRunParameter: (path: string, name: string) =>
    of('AW1415')(
      path,
      `gets no value for parameter '${name}', which has no default. Pass it: run(workflow, { '${name}': ... }).`,
    ),
  notARunChoice: (path: string, name: string, value: string, known: string) =>
    of('AW1416')(
      path,
      `gets ${shown(value)} for parameter '${name}', which is not one of its choices. They are: ${known}. Pass one of these.`,
    ),
  notARunFolder: (path: string, folder: string) =>
    of('AW1417')(
      path,
      `has the option folder: ${shown(folder)}, which is not empty and not the folder of a run. Name a folder that does not exist yet, or an empty one.`,
    ),
  usedRunFolder: (path: string, folder: string) =>
    of('AW1418')(
      path,
      `has the option folder: ${shown(folder)}, which holds a run already. Set resume: true to continue it, or name another folder.`,
    ),
  otherRun: (path: string, folder: string, changed: string, before: string) =>
    of('AW1419')(
      path,
      `cannot continue the run in ${shown(folder)}, because ${changed} changed since it began (its parameters were ${before}). Run the same again, or start anew in another folder.`,
    ),
  busyRunFolder: (path: string, folder: string, pid: number) =>
    of('AW1420')(
      path,
      `has the option folder: ${shown(folder)}, in which process ${pid} is running. Wait for its end, or name another folder.`,
    ),

  // 15xx: the typed functions
  refMisused: (reference: string, how: string, next: string) =>
    of('AW1501')(reference, `was ${how}, but its value exists only at run time. ${next}.`),
  unknownOperation: (reference: string, name: string, known: Names) =>
    of('AW1502')(
      reference,
      `has no operation '${name}'. The operations of references are: ${choices(known, 50)}. Anything else is done in a task, which gets the value as an input.`,
    ),
  badOperand: (reference: string, operation: string, given: string, wanted: string) =>
    of('AW1503')(reference, `gets ${given} for '${operation}', which takes ${wanted}. Correct it.`),
  conditionUsed: (how: string) =>
    of('AW1504')(
      'a condition',
      `was ${how}, but it is decided at run time. Pass it to when(condition, () => ...); combine conditions with and, or, not; compute a boolean value in a task.`,
    ),
  notACondition: (path: string, written: string) =>
    of('AW1505')(
      path,
      `gets ${written}, but takes conditions. Compare a reference (ref.eq(x), ref.gt(x), ...), or pass a reference to a boolean. What is known now is decided by a plain 'if'.`,
    ),
  refOfPart: (path: string, reference: string, by: string) =>
    of('AW1506')(
      path,
      `uses ${reference}, which is known only inside the function that was given to '${by}'. Return it from that function, and use what '${by}' gives.`,
    ),
  refOfOther: (path: string, reference: string, pipeline: string) =>
    of('AW1507')(
      path,
      `uses ${reference}, which belongs to '${pipeline}' and does not exist here. Make it a parameter, and pass it where the pipeline is called; what another pipeline makes, return there.`,
    ),
  calledOutside: (kind: string, name: string) =>
    of('AW1508')(
      name,
      `is a ${kind} that was called outside of a pipeline, where nothing can run it. ${
        kind === 'task'
          ? "Call it in the function of a pipeline. To call the function itself, for example in a test, write '.fn(...)' after the task."
          : 'Run it with run(pipeline, { ... }), or call it in the function of another pipeline.'
      }`,
    ),
  usedOutside: (path: string, what: string) =>
    of('AW1509')(
      path,
      `uses '${what}' outside of a pipeline, where nothing is recorded. Use it in the function that is given to pipeline(...), before that returns.`,
    ),
  asyncRecording: (path: string, what: 'function' | 'body' | 'generator') =>
    of('AW1510')(
      path,
      `has a function that ${what === 'generator' ? 'is a generator' : 'is async'}, but it only records what is run, and is done at once. Take '${what === 'generator' ? '*' : 'async'}' away. Tasks may be async or generators.`,
    ),
  notAFunction: (path: string, what: string, written: string) =>
    of('AW1511')(
      path,
      `has ${written} for ${what}, which is a function. Write ${what.includes('body') ? '(item) => ... or () => ...' : '(inputs) => ...'}.`,
    ),
  notCalled: (path: string, at: string, name: string) =>
    of('AW1512')(
      path,
      `has for '${at}' the task or pipeline '${name}' itself, not what it returns. Call it: its name, then ({ ... }).`,
    ),
  notJsonValue: (path: string, at: string, what: string) =>
    of('AW1513')(
      path,
      `has ${what} for '${at}', which is not a JSON value. A pipeline passes text, finite numbers, true, false, null, lists and plain objects, and references. Convert it first, or make it in a task.`,
    ),
  inputsNotAnObject: (path: string, written: string) =>
    of('AW1514')(
      path,
      `is called with ${written}, but its inputs are an object. Name each input: { name: value }. In map, write (item) => task({ name: item }).`,
    ),
  unknownParameterOf: (path: string, name: string, known: Names) =>
    of('AW1515')(
      path,
      `gets a value for '${name}', which is not one of its parameters. ${among('Its parameters', known, 'declare it on the pipeline')}`,
    ),
  missingParameter: (path: string, name: string) =>
    of('AW1516')(
      path,
      `gets no value for its parameter '${name}', which has no default. Pass one, or give the parameter a default: p.string({ default: ... }).`,
    ),
  badParameter: (path: string, name: string, why: string) =>
    of('AW1517')(
      path,
      `gets a wrong value for its parameter '${name}': ${why}. Pass another value, or change the parameter.`,
    ),
  badDeclaration: (path: string, what: string, why: string) =>
    of('AW1518')(
      path,
      `declares ${what}, but ${why}. Parameters are declared as { name: p.string() }, with p.number, p.boolean, p.enum([...]), p.json or p.schema(validator), and options { default, description }.`,
    ),
  badDslName: (what: string, name: unknown, rule: string) =>
    of('AW1519')(String(name), `cannot be the name of a ${what}: ${rule}. Choose another name.`),
  badOption: (path: string, option: string, written: string, wanted: string) =>
    of('AW1520')(path, `has ${written} for the option '${option}', which takes ${wanted}. Correct it.`),
  unknownOption: (path: string, option: string, known: Names) =>
    of('AW1521')(
      path,
      `has the option '${option}', which does not exist. Options here are: ${choices(known, 50)}. Use one of these${[...known].includes('container') ? "; further options of containers go into 'container'" : ''}.`,
    ),
  notAResult: (by: string, written: string) =>
    of('AW1522')(
      by,
      `gets ${written}, but takes what a call in the same pipeline gave. Write: const x = task({ ... }), and then ${by}${by === 'after' ? ': [x]' : '(x)'}.`,
    ),
  runsNothing: (path: string, reference: string, by: string) =>
    of('AW1523')(
      path,
      `uses ${reference} in '${by}', but no single call gives it, so there is no end to wait for. Name the result of a task, a pipeline, a map or a when.`,
    ),
  endlessRecursion: (path: string, cycle: readonly string[]) =>
    of('AW1524')(
      path,
      `calls itself without a condition (${cycle.join(' -> ')}), so it would never end. Call it in a branch: when(n.gt(0), () => ...), or for each element of a list that gets shorter.`,
    ),
  wrongBranch: (path: string, clause: string, why: string) =>
    of('AW1525')(
      path,
      `has '${clause}' ${why}. Write all branches as one chain: when(a, f).elseWhen(b, g).otherwise(h).`,
    ),
  notADefinition: (value: unknown, wanted: 'pipeline' | 'task or pipeline') =>
    of('AW1526')(
      typeof value === 'function' ? value.name : shown(value),
      `is not a ${wanted}, which is needed here. Pass what ${wanted === 'pipeline' ? 'pipeline(...)' : 'task(...) or pipeline(...)'} returned.`,
    ),
  recordedWithin: (name: string) =>
    of('AW1527')(
      name,
      'is asked for its graph while its own function is called to record it. Do that outside of the function; to repeat the pipeline, call it in a branch of when.',
    ),
  unknownInputOf: (path: string, where: string, input: string, known: Names) =>
    of('AW1528')(
      path,
      `has in '${where}' the input ${input}, which is not declared. ${among('Its inputs', known, 'declare it in inputs: { name: input.text() }')}`,
    ),
  inputInSource: (path: string) =>
    of('AW1529')(
      path,
      "has an input in 'source', where its text would become program text. Pass it in env: { NAME: input('name') } and read the variable, or declare it with input.file(path) and read the file.",
    ),
  sharedName: (name: string, kind: 'tasks' | 'pipelines') =>
    of('AW1530')(
      name,
      `is the name of two different ${kind} of one program, which nobody could tell apart in logs and manifests. Rename one of them, or declare it once and call it twice.`,
    ),
  unstable: (path: string, first: string | undefined, second: string | undefined) =>
    of('AW1531')(
      path,
      `records something else each time: ${first === second ? 'values that differ' : `once '${first}' and once '${second}'`}. The function is called again in each pod, and has to say what the manifest says. Take random numbers, the clock and the environment out of it: make them parameters, or tasks.`,
    ),
  otherSerializer: (path: string, input: string, wanted: string, written: string) =>
    of('AW1532')(
      path,
      `declares that its input '${input}' is written by the serializer '${wanted}', but what it gets is written by '${written}'. Give the task that makes the value the serializer '${wanted}', or leave it out here: each value is read as it was written.`,
    ),
  mixedBranches: (path: string, names: readonly string[]) =>
    of('AW1533')(
      path,
      `merges branches whose values are written by different serializers: ${choices(names)}. Which branch ran is known only at run time, so one reader has to understand both. Give both tasks the same serializer.`,
    ),
  binaryParameter: (path: string, what: string, serializer: string) =>
    of('AW1534')(
      path,
      `passes ${what === 'its result' ? what : `'${what}'`} as a parameter, but the serializer '${serializer}' does not write text, and a manifest carries nothing else. Take transport: 'artifact', or a serializer of text: json, text, ndjson, csv.`,
    ),
  notInOnePod: (path: string, option: string, task: string) =>
    of('AW1535')(
      path,
      `sets ${option}, so that many tasks run in one pod, one after the other; but '${task}' is not a function and needs one of its own. Call it outside, or leave the option out.`,
    ),
  batchAsParameter: (path: string) =>
    of('AW1536')(
      path,
      "sets 'batch' and transport: 'parameter'. A batch leaves the results of its items as files in one folder, not as text in the manifest. Take transport: 'artifact', or leave 'batch' out.",
    ),

  // 16xx: running from files and the command line
  unknownFlag: (program: string, word: string, known: Names) =>
    of('AW1601')(
      program,
      `was called with '${word}', which is not known. Options are: ${choices(known)}. Use one of these; --help explains them.`,
    ),
  incompleteFlag: (program: string, flag: string, wanted: string, got: number) =>
    of('AW1602')(
      program,
      `was called with '${flag}' and ${got === 0 ? 'nothing' : 'one word'} after it, but it takes ${wanted}. Write ${flag} ${wanted}.`,
    ),
  unknownNode: (program: string, name: string, inside: string | undefined, names: Names) =>
    of('AW1603')(
      program,
      name === ''
        ? `was called without --node-name, but has several pipelines: ${choices(names)}. Name one of them, or a node in it: --node-name <pipeline>.<task>.`
        : `was asked for node '${inside === undefined ? name : `${inside}.${name}`}', but ${inside === undefined ? 'it' : `'${inside}'`} has no node '${name}'. Its nodes are: ${choices(names, 50)}. Use one of these; --list shows all.`,
    ),
  noSubnodes: (program: string, task: string, rest: string) =>
    of('AW1604')(
      program,
      `was asked for node '${rest}' in '${task}', which is a task and has no nodes. Write --node-name ${task}; --list shows all.`,
    ),
  missingLocation: (address: string, kind: 'input' | 'output', missing: Names, given: Names) =>
    of('AW1605')(
      address,
      `gets no location for its ${kind} ${choices(missing)}. Locations were given for: ${choices(given)}. Add --${kind} <name> <path> for each.`,
    ),
  unknownLocation: (address: string, kind: 'input' | 'output', name: string, known: Names) =>
    of('AW1606')(
      address,
      `gets a location for ${kind} '${name}', which it does not have. Its ${kind}s are: ${choices(known)}. Use one of these, or leave it out.`,
    ),
  unreadableInput: (address: string, name: string, location: string, why: string) =>
    of('AW1607')(
      address,
      `cannot read input '${name}' from '${location}': ${why}. Check the path and the permissions.`,
    ),
  undecodableInput: (address: string, name: string, location: string, serializer: string, place: string, why: string) =>
    of('AW1608')(
      address,
      `reads input '${name}' from '${location}' with serializer '${serializer}', which cannot read ${place === '' ? 'the file' : place}: ${why}`,
    ),
  badPartition: (address: string, name: string, location: string) =>
    of('AW1609')(
      address,
      `reads input '${name}' from a folder with the file '${location}', whose name is not a number. The files of a folder of partitions are named 0, 1, 2, and so on, beside partitions.json. Move it elsewhere.`,
    ),
  badLocation: (address: string, name: string, location: string, why: string, next: string) =>
    of('AW1610')(address, `cannot write output '${name}' to '${location}': ${why}. ${next}`),
  notIterable: (address: string, name: string, kind: string) =>
    of('AW1611')(
      address,
      `returns ${kind} for output '${name}', which is written as one file for each item. Return a list, a set, a generator or another iterable.`,
    ),
  unwritableValue: (address: string, name: string, serializer: string, place: string, why: string) =>
    of('AW1612')(
      address,
      `returns for output '${name}' what serializer '${serializer}' cannot write${place === '' ? '' : ` at '${place}'`}: ${why}`,
    ),
  noOutput: (address: string, name: string, why: string) =>
    of('AW1613')(address, `has no output '${name}' in what it returned: ${why}. Return it, or take the output away.`),
  endedEarly: (address: string) =>
    of('AW1614')(
      address,
      'ended before it was done, so it has no outputs: either its function called process.exit, or it waits for something that never happens. Return, or throw an error.',
    ),
  notExposable: (what: string, why: string) =>
    of('AW1615')(
      what,
      `cannot be exposed: ${why}. Write expose(pipeline), or expose([one, other]) with pipelines of different names.`,
    ),
  notRunnable: (program: string, address: string, why: string) =>
    of('AW1616')(
      program,
      `was asked for node '${address}', which does not run by itself: ${why}. Choose another node; --list shows all.`,
    ),

  // 17xx: pipelines of functions as constructs
  noEntry: (entry: string, file: string) =>
    of('AW1701')(
      entry,
      `is not a file: '${file}' does not exist. Give Runner.bundle the file that calls expose(pipeline), for example join(__dirname, 'main.ts').`,
    ),
  noBundler: () =>
    of('AW1702')(
      'Runner.bundle',
      "needs esbuild, which is not installed. Run 'npm install --save-dev esbuild', or build an image and use Runner.image(...).",
    ),
  bundleTooLarge: (entry: string, bytes: number, compressed: number) =>
    of('AW1703')(
      entry,
      `makes a program of ${bytes} bytes, ${compressed} when compressed, but a ConfigMap holds at most 1048576. Import less, or build an image with it and use Runner.image(...).`,
    ),
  noRunner: (path: string, value: unknown) =>
    of('AW1704')(
      path,
      `has ${value === undefined ? 'no value' : shown(value)} for 'runner', which takes what runs the functions in pods. Write runner: Runner.image('registry/name:tag', ['node', 'main.js']) or Runner.bundle('main.ts').`,
    ),
  memoizedFiles: (path: string, inputs: Names) =>
    of('AW1706')(
      path,
      `is memoized, but its inputs ${choices(inputs)} are files, which Argo cannot put into the key. Set memoize.key, or transport: 'parameter' on the tasks that make them.`,
    ),

  // 18xx: functions in threads
  noWorkerModule: (pipeline: string, address: string) =>
    of('AW1801')(
      pipeline,
      `has the task '${address}' with isolation: 'worker', but is defined in code without a file, so a thread cannot load it. Define it in a module, and name that in run(pipeline, parameters, { entry: __filename }).`,
    ),
  unloadableWorkerModule: (pipeline: string, address: string, file: string, why: string) =>
    of('AW1802')(
      pipeline,
      `has the task '${address}' with isolation: 'worker', but the thread for it cannot load '${file}': ${why}. Start node with the loader among its own options (node -r @swc-node/register or node --import tsx), or name a module that node loads by itself in run(pipeline, parameters, { entry }).`,
    ),
  notInWorkerModule: (pipeline: string, address: string, file: string) =>
    of('AW1803')(
      pipeline,
      `has the task '${address}' with isolation: 'worker', but loading '${file}' in a thread does not define this pipeline. Define it at the top level of a module, before any run, or name the module that defines it in run(pipeline, parameters, { entry }).`,
    ),
  workerEnded: (address: string, code: number) =>
    of('AW1804')(
      address,
      `ended its thread with exit code ${code} before it was done, so it has no outputs. Return, or throw an error, in place of calling process.exit.`,
    ),

  // 19xx: manifests that are read
  badManifest: (file: string, line: number, column: number, what: string, next: string) =>
    of('AW1901')(`${file}:${line}:${column}`, `cannot be converted: ${what}. Correct it: ${next}.`),
  unloadable: (path: string, failures: readonly string[]) =>
    of('AW1902')(
      path,
      `loads a manifest with mistakes, so there is nothing to build. Correct it: ${failures.map((failure) => `\n  ${failure}`).join('')}`,
    ),
  unknownManifestPart: (path: string, what: string, name: string, known: Names) =>
    of('AW1903')(path, `has no ${what} '${name}'. ${among(`Its ${what}s`, known, 'correct the manifest')}`),
};
