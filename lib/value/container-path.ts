import { hasToken } from './token-text';
import { errors } from '../errors';
import { hasTag } from '../spec/tags';

/** Checks the path of a file in a container, and returns it. */
export function containerPath(what: string, path: string, construct = `${what}(${JSON.stringify(path)})`): string {
  const refuse = (why: string) => errors.badPath(construct, 'a file', path, why);
  if (typeof path !== 'string') throw errors.notAValue(construct, 'path', path, 'the absolute path of a file');
  if (hasToken(path)) throw errors.literalOnly(construct, 'path', path);
  if (!path.startsWith('/') && !hasTag(path)) throw refuse('which is not absolute');
  if (path.split('/').includes('..')) throw refuse("which goes up by '..'; Argo refuses that");
  return path;
}
