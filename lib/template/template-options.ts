import { ContainerOptions } from './container-options';
import type * as l1 from '../../imports/argoproj.io';
import { Artifact } from '../value/artifact';
import { Output } from '../value/output';
import { Parameter } from '../value/parameter';
import { Reference } from '../value/reference';

/** What every template with a body of its own declares. */
export interface TemplateOptions {
  /**
   * The name of the template in the manifest: lower-case letters, digits and hyphens.
   *
   * @default - made from the construct's id
   */
  readonly templateName?: string;

  /**
   * The input parameters. Read them with `Input.parameter('name')`.
   *
   * @default - none but the values that the template's fields refer to
   */
  readonly parameters?: { [name: string]: Parameter };

  /**
   * The input artifacts, placed in the container before it starts.
   *
   * @default - none
   */
  readonly artifacts?: { [name: string]: Artifact };

  /**
   * What the template leaves behind.
   *
   * @default - nothing
   */
  readonly outputs?: { [name: string]: Output };

  /**
   * Anything else of the template, in the form of its manifest: merges deeply, lists append.
   *
   * @default - nothing
   */
  readonly templateOverrides?: l1.Template;
}

/** What every template of one container has. */
export interface ContainerTemplateOptions extends ContainerOptions, TemplateOptions {
  /**
   * The program and its first arguments. Sets `command`.
   *
   * @default - without one it is an error: Argo would have to ask the registry for the image's own
   */
  readonly command?: (string | Reference)[];

  /**
   * The folder in which the program starts. Sets `workingDir`.
   *
   * @default - the image's
   */
  readonly workingDir?: string;

  /**
   * Accepts run-time values inside program text (script source, `sh -c`), where a crafted value becomes program.
   *
   * @default false
   */
  readonly allowInterpolation?: boolean;
}
