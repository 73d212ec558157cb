import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { errors } from '../errors';

/** An object that a workflow makes, in place of the chart in which its construct was written. */
export class OwnedObject {
  /** The object of a construct, which is taken out of its chart; undefined when the value is not a construct. */
  public static from(path: string, value: unknown): OwnedObject | undefined {
    if (!Construct.isConstruct(value)) return undefined;
    const objects = value.node.findAll().filter((each) => ApiObject.isApiObject(each));
    if (objects.length !== 1) {
      throw errors.notAValue(
        path,
        'manifest',
        value,
        'a text, a plain object, or a construct of one object',
        `it holds ${objects.length} objects`,
      );
    }
    const { scope, id } = value.node;
    if (scope?.node.tryFindChild(id) === value) scope.node.tryRemoveChild(id);
    return new OwnedObject(value, objects[0] as ApiObject);
  }

  private constructor(
    private readonly construct: IConstruct,
    private readonly object: ApiObject,
  ) {}

  /** The manifest of the object, fresh at each call. */
  public get manifest(): Record<string, any> {
    const manifest = this.object.toJson();
    const { name, ...unnamed } = manifest.metadata ?? {};
    // cdk8s always gives a name, but an object has a name or a prefix for generated ones.
    return unnamed.generateName === undefined ? manifest : { ...manifest, metadata: unnamed };
  }

  /** What has to exist before the object. */
  public get uses(): readonly IConstruct[] {
    return this.construct.node.findAll().flatMap((each) => each.node.dependencies);
  }
}
