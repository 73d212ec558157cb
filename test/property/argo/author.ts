import { around, below, Frame, nameOf } from './frame';
import { isScalar, json, literal, Meaning, textOf, typed } from './meaning';
import { Ended } from './pod';
import { Literal, Parameter, Pipeline, Reference } from '../../../lib';
import type { CallModel, TemplateModel } from '../../../lib/ir/model';

/** Where a reference is read: by a run, or by the fields of a call, which the item of its own loop belongs to. */
interface Place {
  readonly frame: Frame;
  readonly item: Frame;
}

/**
 * Reads references as their author means them: by the tree of constructs, and by what the pods left behind. Knows nothing of
 * manifests. Undefined is what has no one meaning.
 */
export class Author {
  private readonly root: Frame;

  /**
   * @param ends what became of each call, by its path
   * @param at the path of the main pipeline
   */
  constructor(
    main: Pipeline,
    private readonly given: Readonly<Record<string, unknown>>,
    private readonly ends: ReadonlyMap<string, Ended>,
    at: readonly string[],
  ) {
    this.root = { template: main._template, path: at };
  }

  /** The run to which a path leads from the main pipeline. */
  public frame(path: readonly string[]): Frame | undefined {
    return path.slice(this.root.path.length).reduce<Frame | undefined>((parent, step) => {
      const [, name, index] = /^(.*?)(?:\((\d+)\))?$/.exec(step)!;
      const model = parent?.template;
      const task = model?.kind === 'dag' ? model.tasks.find((each) => nameOf(each) === name) : undefined;
      return task && below(parent!, task, index === undefined ? undefined : Number(index));
    }, this.root);
  }

  /** The run of an exit handler, which reads what the main pipeline and its tasks left. */
  public handler(template: TemplateModel): Frame {
    return { template, parent: this.root, path: ['exit'] };
  }

  public read(reference: Reference, frame: Frame): Meaning | undefined {
    return this.value(reference, { frame, item: frame });
  }

  /** The key of the file that an artifact of a run is; undefined where it is not the file of one pod. */
  public file(name: string, frame: Frame): string | undefined {
    const given = frame.call && Object.hasOwn(frame.call.inputs, name) ? frame.call.inputs[name] : undefined;
    if (given !== undefined) {
      return given instanceof Reference && frame.parent ? this.fileOf(given, frame.parent) : undefined;
    }
    const from = frame.template.artifacts[name]?._options.from;
    return from instanceof Reference ? this.fileOf(from, frame) : undefined;
  }

  private fileOf({ _source: source }: Reference, frame: Frame): string | undefined {
    if (source.kind === 'input') {
      const home = around(frame, source.template);
      return home && this.file(source.name, home);
    }
    if (source.kind !== 'output' || source.task.loop) return undefined;
    const home = around(frame, source.task.pipeline!);
    const run = home && below(home, source.task);
    if (!run || this.ends.get(run.path.join('.'))?.phase !== 'Succeeded') return undefined;
    const model = run.template;
    if (model.kind === 'leaf') return [...run.path, source.name].join('/');
    return model.kind === 'dag' ? this.fileOf(model.outputs[source.name].value, run) : undefined;
  }

  private value(reference: Reference, place: Place): Meaning | undefined {
    const source = reference._source;
    switch (source.kind) {
      case 'own':
        return source.what === 'parameter' ? this.input(source.name, place.frame) : undefined;
      case 'input':
        return this.input(source.name, around(place.frame, source.template));
      case 'output': {
        const frame = around(place.frame, source.task.pipeline!);
        return frame && this.collected(reference, source.task, frame, (run) => this.output(source.name, run));
      }
      case 'task': {
        const frame = around(place.frame, source.task.pipeline!);
        if (!frame || source.what !== 'result') return undefined;
        return this.collected(reference, source.task, frame, (run) => {
          const model = run.template;
          const result = this.ends.get(run.path.join('.'))?.outputs?.result;
          return result === undefined || model.kind !== 'leaf'
            ? undefined
            : typed(result, model.result!._encoding === 'json');
        });
      }
      case 'item':
        return this.item(source.index, place.item);
      case 'variable':
        return {
          'workflow.name': { text: 'the-name' },
          'workflow.namespace': { text: 'the-namespace' },
          'workflow.uid': { text: 'the-uid' },
        }[source.name];
      case 'field': {
        const base = json(this.value(source.base, place));
        return base === undefined ? undefined : { json: (base as any)?.[source.key] ?? null };
      }
      case 'first': {
        for (const part of source.parts) {
          const found = this.value(part, place);
          if (found) return found;
          if (!this.isAbsent(part, place)) return undefined;
        }
        if (!source.fallback) return undefined;
        const { value } = source.fallback;
        return typeof value === 'string' && reference._encoding !== 'json' ? { text: value } : { json: value };
      }
      case 'object':
        return this.object(source.value, place);
      default:
        return undefined;
    }
  }

  /** Whether a value does not exist because its task did not run. */
  private isAbsent({ _source: source }: Reference, { frame }: Place): boolean {
    if (source.kind !== 'output' && source.kind !== 'task') return false;
    const home = around(frame, source.task.pipeline!);
    const path = home && [...home.path, nameOf(source.task)].join('.');
    return path !== undefined && !source.task.loop && this.ends.get(path)?.phase !== 'Succeeded';
  }

  private input(name: string, frame: Frame | undefined): Meaning | undefined {
    const parameter = frame?.template.parameters[name];
    if (!frame || !parameter) return undefined;
    const given = frame.call ? frame.call.inputs : this.given;
    if (!Object.hasOwn(given, name) || given[name] === undefined) return literal(parameter.default, parameter);
    if (!frame.parent) return literal(given[name], parameter);
    const meaning = this.argument(given[name], parameter, { frame: frame.parent, item: frame });
    if (meaning === undefined || parameter._encoding === 'json' || 'text' in meaning) {
      return meaning && parameter._encoding === 'json' ? typed(textOf(meaning)!, true, meaning) : meaning;
    }
    return typeof meaning.json === 'string' ? { text: meaning.json } : meaning;
  }

  private argument(value: unknown, parameter: Parameter, place: Place): Meaning | undefined {
    if (value instanceof Reference) return this.value(value, place);
    if (value instanceof Literal) return { text: value._text };
    if (typeof value === 'string' && /[\ue000-\uf8ff]/.test(value)) return undefined;
    return typeof value === 'object' && value !== null ? this.object(value, place) : literal(value, parameter);
  }

  private object(value: unknown, place: Place): Meaning | undefined {
    if (value instanceof Reference) {
      const meaning = this.value(value, place);
      return (
        meaning && {
          json:
            'json' in meaning ? meaning.json : value._encoding === 'scalar' ? JSON.parse(meaning.text) : meaning.text,
        }
      );
    }
    if (typeof value === 'string') return /[\ue000-\uf8ff]/.test(value) ? undefined : { json: value };
    if (typeof value !== 'object' || value === null) return { json: value };
    const entries = Object.entries(value).map(([key, item]) => [key, this.object(item, place)] as const);
    if (entries.some(([, item]) => item === undefined)) return undefined;
    const plain = entries.map(([key, item]) => [key, (item as { json: unknown }).json]);
    return { json: Array.isArray(value) ? plain.map(([, item]) => item) : Object.fromEntries(plain) };
  }

  private item(index: boolean, from: Frame): Meaning | undefined {
    let frame: Frame | undefined = from;
    while (frame && !frame.call?.loop) frame = frame.parent;
    const loop = frame?.call?.loop;
    if (!loop || frame?.index === undefined) return undefined;
    if (index) return { text: String(frame.index) };
    if (loop.kind === 'sequence') return undefined;
    const list =
      loop.kind === 'items'
        ? loop.items
        : (json(this.value(loop.list, { frame: frame.parent!, item: frame.parent! })) as unknown[]);
    return list === undefined ? undefined : { json: list[frame.index] };
  }

  private output(name: string, run: Frame): Meaning | undefined {
    const model = run.template;
    if (model.kind === 'dag') return this.value(model.outputs[name].value, { frame: run, item: run });
    if (model.kind !== 'leaf') return undefined;
    const declared = model.outputs[name];
    if (declared._path === '') return literal(model.parameters[name].default, model.parameters[name]);
    const text = this.ends.get(run.path.join('.'))?.outputs?.parameters[name];
    return text === undefined ? undefined : typed(text, declared._encoding === 'json');
  }

  private collected(
    reference: Reference,
    task: CallModel,
    frame: Frame,
    read: (run: Frame) => Meaning | undefined,
  ): Meaning | undefined {
    if (!task.loop) {
      const run = below(frame, task);
      return this.ends.get(run.path.join('.'))?.phase === 'Succeeded' ? read(run) : undefined;
    }
    const runs = Array.from({ length: 50 }, (_, index) => below(frame, task, index)).filter(
      ({ path }) => this.ends.get(path.join('.'))?.phase === 'Succeeded',
    );
    const values = runs.map(read);
    if (values.some((value) => value === undefined)) return undefined;
    const element = (value: Meaning) =>
      'json' in value ? value.json : isScalar(task, reference) ? JSON.parse(value.text) : value.text;
    return { json: (values as Meaning[]).map(element) };
  }
}
