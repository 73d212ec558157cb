import { Scope, Type, Value } from './scope';
import { description, json, number, plainText, text } from './texts';
import { ArtifactLocation, Item, Literal, Parameter, ParameterType, Reference, WorkflowVariable } from '../../../lib';

const TYPES: readonly Type[] = ['string', 'string', 'plain', 'number', 'boolean', 'json', 'list'];

export function anyType(scope: Scope): Type {
  return scope.world.draw.pick(TYPES);
}

/** The declaration of an input, with a default in some cases. */
export function parameterOf(scope: Scope, type: Type, defaults: number): Parameter {
  const { draw } = scope.world;
  const options = {
    default: draw.maybe(defaults, () => literalOf(scope, type)),
    description: draw.maybe(20, () => description(draw)),
    trusted: type === 'plain' ? true : undefined,
  };
  switch (type) {
    case 'string':
    case 'plain':
      return Parameter.string(options);
    case 'number':
      return Parameter.number(options);
    case 'boolean':
      return Parameter.boolean(options);
    default:
      return Parameter.json(options);
  }
}

export function parameterType(type: Type): ParameterType {
  const { STRING, NUMBER, BOOLEAN, JSON } = ParameterType;
  return { string: STRING, plain: STRING, number: NUMBER, boolean: BOOLEAN, json: JSON, list: JSON }[type];
}

/** A value that is known now. */
export function literalOf(scope: Scope, type: Type): unknown {
  const { draw } = scope.world;
  switch (type) {
    case 'string':
      return text(draw);
    case 'plain':
      return draw.pick(['safe', 'a-1', 'y', '0', "'", '"\\', '}} {', '😀']);
    case 'number':
      return scope.world.careful ? draw.int(0, 3) : number(draw);
    case 'boolean':
      return draw.chance(50);
    case 'list':
      return draw.list(scope.world.careful ? 3 : 0, 3, () => json(draw));
    default:
      return scope.world.careful ? { k: text(draw), 'a-b': text(draw), [text(draw)]: json(draw) } : json(draw);
  }
}

/** The values of a scope that can be read without a guard. */
export function sure(scope: Scope, ...types: Type[]): readonly Value[] {
  return scope.values.filter((value) => !value.doubtful && (types.length === 0 || types.includes(value.type)));
}

/** A reference of any type; guarded where its producer may not have run, as a careful author does. */
export function reference(scope: Scope, ...types: Type[]): Reference | undefined {
  const { draw } = scope.world;
  const values = types.length === 0 ? scope.values : scope.values.filter((value) => types.includes(value.type));
  const ofItem = !scope.looped
    ? []
    : ['item', 'index', ...(scope.looped === 'objects' || !scope.world.careful ? ['property'] : [])];
  const special = [...(types.length === 0 ? ofItem : []), ...(types.length === 0 ? ['variable'] : [])];
  const choice = draw.int(0, values.length + special.length);
  if (choice === 0 && values.length + special.length === 0) return undefined;
  switch (special[choice - values.length - 1]) {
    case 'item':
      return Item.value();
    case 'index':
      return Item.index();
    case 'property':
      return Item.property(draw.pick(['k', 'a-b', '{{', "it's", '']));
    case 'variable':
      return draw.pick([
        WorkflowVariable.name(),
        WorkflowVariable.namespace(),
        WorkflowVariable.uid(),
        WorkflowVariable.duration(),
      ]);
  }
  const value = values[Math.max(0, Math.min(choice, values.length) - 1)];
  return value && dressed(scope, value, types.length > 0 && scope.world.careful);
}

/** A value as it is, or with a guard, or one of its fields. */
function dressed(scope: Scope, value: Value, whole: boolean): Reference {
  const { draw } = scope.world;
  const { type } = value;
  if (draw.chance(value.doubtful ? 60 : 10)) {
    if (draw.chance(30)) {
      const others = sure(scope, type);
      if (others.length > 0) {
        const first = Reference.firstOf(value.reference, draw.pick(others).reference);
        return scope.world.careful ? first.orElse(literalOf(scope, type)) : first;
      }
    }
    return value.reference.orElse(literalOf(scope, type));
  }
  if (whole) return value.reference;
  if (type === 'json' && draw.chance(30)) {
    return value.reference.property(draw.pick(['k', 'a-b', 'x y', '}}', text(draw)]));
  }
  if (type === 'list' && !scope.world.careful && draw.chance(30)) return value.reference.at(draw.int(0, 2));
  return value.reference;
}

/** What an author may write for an input of a type: a literal, a reference, or something with references inside. */
export function valueFor(scope: Scope, type: Type): unknown {
  const { draw } = scope.world;
  const found = draw.maybe(60, () => (type === 'string' ? reference(scope) : reference(scope, type)));
  if (!found) return type === 'string' && draw.chance(20) ? Literal.text(text(draw)) : literalOf(scope, type);
  if (draw.chance(60)) return found;
  switch (type) {
    case 'string':
      return mixedText(scope, found);
    case 'json':
      return {
        [text(draw)]: found,
        list: [found, text(draw), 1, null, reference(scope) ?? 0],
        text: mixedText(scope, found),
      };
    case 'list':
      return [found, text(draw), 1];
    default:
      return `${found}`;
  }
}

/** A text with references in it, as for a task's input: everything else in it is data. */
export function mixedText(scope: Scope, found: Reference): string {
  const { draw } = scope.world;
  const other = draw.maybe(30, () => reference(scope));
  return `${text(draw)}${found}${draw.chance(50) ? text(draw) : ''}${other ?? ''}`;
}

/** A text for a field of a body, where plain braces would be Argo's: the data in it is marked. */
export function bodyText(scope: Scope): string | Reference {
  const { draw } = scope.world;
  const found = draw.maybe(50, () => reference(scope));
  if (found && draw.chance(50)) return found;
  return `${Literal.text(text(draw))}${found ?? ''}${draw.chance(30) ? Literal.text(text(draw)) : ''}`;
}

export function rawLocation(scope: Scope): ArtifactLocation {
  const { draw } = scope.world;
  const found = draw.maybe(30, () => reference(scope));
  if (scope.world.careful) return ArtifactLocation.raw(plainText(draw));
  return ArtifactLocation.raw(found ? mixedText(scope, found) : text(draw));
}
