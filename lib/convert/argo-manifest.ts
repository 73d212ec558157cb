import { readFileSync } from 'fs';
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Builder } from './build';
import type { Creation, Statement } from './code';
import { convert, ConvertedObject } from './convert';
import { Problems } from './problems';
import { errors } from '../errors';
import { ClusterWorkflowTemplate } from '../resource/cluster-workflow-template';
import { CronWorkflow } from '../resource/cron-workflow';
import { Workflow } from '../resource/workflow';
import { WorkflowTemplate } from '../resource/workflow-template';
import { Template } from '../template/template';
import { Dag, DagTask } from '../written/dag';
import { Step, Steps } from '../written/steps';

/** Options of a manifest that is loaded. */
export interface ArgoManifestOptions {
  /**
   * Whether only the templates are loaded, to be called from elsewhere, and not the objects that hold them.
   *
   * @default false
   */
  readonly templatesOnly?: boolean;
}

/**
 * A manifest of Argo Workflows as constructs: its templates can be called and changed, tasks and steps can be added, and the objects
 * are synthesized again. What is not an object of Argo is an ApiObject.
 */
export class ArgoManifest extends Construct {
  /**
   * Loads a file of YAML or JSON.
   *
   * @param scope where the constructs stand
   * @param id their id there
   * @param file the path of the file
   * @param options more settings
   */
  public static fromFile(scope: Construct, id: string, file: string, options: ArgoManifestOptions = {}): ArgoManifest {
    return new ArgoManifest(scope, id, readFileSync(file, 'utf8'), file, options);
  }

  /**
   * Loads YAML or JSON text.
   *
   * @param scope where the constructs stand
   * @param id their id there
   * @param text one document or several
   * @param options more settings
   */
  public static fromYaml(scope: Construct, id: string, text: string, options: ArgoManifestOptions = {}): ArgoManifest {
    return new ArgoManifest(scope, id, text, 'the text', options);
  }

  /** What is worth knowing of the manifest, each with its line and column; for example fields that Argo 4 calls otherwise. */
  public readonly warnings: string[];

  private readonly made: ReadonlyMap<Creation, Construct>;
  private readonly objects: readonly ConvertedObject[];

  private constructor(
    scope: Construct,
    id: string,
    text: string,
    file: string,
    { templatesOnly = false }: ArgoManifestOptions,
  ) {
    super(scope, id);
    const problems = new Problems(file);
    const program = convert(text, problems);
    if (!program) {
      throw errors.unloadable(
        this.node.path,
        problems.failures().map(({ message }) => message),
      );
    }
    this.warnings = problems.warnings.map(
      ({ line, column, what, next }) => `${file}:${line}:${column}: ${what}: ${next}`,
    );
    this.objects = program.objects;
    const builder = new Builder(this);
    const whole = new Set(program.objects.map(({ made }) => made));
    for (const statement of program.statements) {
      if (!templatesOnly || !whole.has(subjectOf(statement)!)) builder.run(statement);
    }
    this.made = builder.made;
  }

  /**
   * A template of the manifest.
   *
   * @param name its name
   * @param object the name of the object that holds it, where several have one of the name
   */
  public template(name: string, object?: string): Template {
    const holders = this.objects.filter((each) => object === undefined || each.name === object);
    const found = holders.map(({ templates }) => templates.get(name)).find((each) => each !== undefined);
    if (!found) {
      throw errors.unknownManifestPart(
        this.node.path,
        'template',
        name,
        holders.flatMap(({ templates }) => [...templates.keys()]),
      );
    }
    return this.made.get(found) as Template;
  }

  /**
   * A template that is a DAG; new tasks are constructs in it.
   *
   * @param name its name
   * @param object the name of the object that holds it, where several have one of the name
   */
  public dag(name: string, object?: string): Dag {
    return this.checked(Dag, 'DAG', name, this.template(name, object), this.templatesThat(Dag));
  }

  /**
   * A template of steps; new steps are constructs in it.
   *
   * @param name its name
   * @param object the name of the object that holds it, where several have one of the name
   */
  public steps(name: string, object?: string): Steps {
    return this.checked(Steps, 'Steps template', name, this.template(name, object), this.templatesThat(Steps));
  }

  /**
   * A task of a DAG, for what new tasks depend on or read.
   *
   * @param dag the name of the DAG
   * @param name the name of the task
   */
  public task(dag: string, name: string): DagTask {
    const found = this.dag(dag);
    return this.checked(DagTask, 'task', name, found._call(name), found._callNames);
  }

  /**
   * A step, for what new steps read.
   *
   * @param steps the name of the template of steps
   * @param name the name of the step
   */
  public step(steps: string, name: string): Step {
    const found = this.steps(steps);
    return this.checked(Step, 'step', name, found._call(name), found._callNames);
  }

  /**
   * A Workflow of the manifest.
   *
   * @param name its name, or its generateName without the hyphen at the end
   */
  public workflow(name: string): Workflow {
    return this.object(Workflow, 'Workflow', name);
  }

  /**
   * A WorkflowTemplate of the manifest.
   *
   * @param name its name
   */
  public workflowTemplate(name: string): WorkflowTemplate {
    return this.object(WorkflowTemplate, 'WorkflowTemplate', name);
  }

  /**
   * A ClusterWorkflowTemplate of the manifest.
   *
   * @param name its name
   */
  public clusterWorkflowTemplate(name: string): ClusterWorkflowTemplate {
    return this.object(ClusterWorkflowTemplate, 'ClusterWorkflowTemplate', name);
  }

  /**
   * A CronWorkflow of the manifest.
   *
   * @param name its name
   */
  public cronWorkflow(name: string): CronWorkflow {
    return this.object(CronWorkflow, 'CronWorkflow', name);
  }

  /** All objects of the manifest, in its order; JSON patches change anything of them. */
  public get apiObjects(): ApiObject[] {
    return this.objects.flatMap(({ made }) => this.made.get(made) ?? []).map((object) => ApiObject.of(object));
  }

  private templatesThat(type: abstract new (...args: any[]) => Template): string[] {
    return this.objects.flatMap(({ templates }) =>
      [...templates].flatMap(([name, made]) => (this.made.get(made) instanceof type ? [name] : [])),
    );
  }

  private object<T extends Construct>(type: abstract new (...args: any[]) => T, what: string, name: string): T {
    const all = this.objects.filter(({ made }) => made.owner === what);
    const found = all.find(({ name: each }) => each === name);
    return this.checked(
      type,
      what,
      name,
      found && this.made.get(found.made),
      all.map(({ name: each }) => each),
    );
  }

  private checked<T>(
    type: abstract new (...args: any[]) => T,
    what: string,
    name: string,
    found: unknown,
    known: readonly string[],
  ): T {
    if (!(found instanceof type)) throw errors.unknownManifestPart(this.node.path, what, name, known);
    return found;
  }
}

/** The construct that a statement makes or changes. */
function subjectOf(statement: Statement): Creation | undefined {
  if (statement.kind === 'new') return statement;
  return statement.code.kind === 'member' && statement.code.of.kind === 'use' ? statement.code.of.made : undefined;
}
