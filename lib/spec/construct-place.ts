import { IConstruct } from 'constructs';
import type { Place } from '../ir/model';

/** The place of what an author wrote as a construct. */
export class ConstructPlace implements Place {
  constructor(public readonly construct: IConstruct) {}

  public get path(): string {
    return this.construct.node.path;
  }

  public get id(): string {
    return this.construct.node.id;
  }

  public get around(): string | undefined {
    return this.construct.node.scope?.node.id;
  }
}

/** The construct at a place; undefined where none was written. */
export function constructAt(place: Place): IConstruct | undefined {
  return place instanceof ConstructPlace ? place.construct : undefined;
}
