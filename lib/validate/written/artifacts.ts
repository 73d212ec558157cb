import { Fields } from '../fields';
import { Manifest } from './home';
import { storesOf } from '../../spec/artifact-stores';

/** Whether an artifact says where it is: a store with what names a place in it. */
export function hasPlace(artifact: Manifest): boolean {
  return storesOf(artifact).some((store) => store !== 's3' || Boolean(artifact.s3.key));
}

/** The permissions of a file. */
export function checkMode(fields: Fields, at: string, { mode }: Manifest): void {
  fields.check(
    `${at}.mode`,
    mode,
    (bits) => Number.isInteger(bits) && bits >= 0 && bits <= 0o777,
    'the bits of a file mode, from 0 to 511 (octal 777)',
  );
}

/** What some stores need. */
export function checkPlace(fields: Fields, at: string, { git, hdfs }: Manifest): void {
  if (git) fields.required(`${at}.git.repo`, git.repo, 'the URL of a repository');
  if (hdfs) checkHdfs(fields, `${at}.hdfs`, hdfs);
}

function checkHdfs(fields: Fields, at: string, hdfs: Manifest): void {
  fields.required(`${at}.addresses`, hdfs.addresses?.[0], 'the addresses of name nodes');
  fields.check(`${at}.path`, hdfs.path ?? '', (path) => path.startsWith('/'), 'an absolute path');
  const { krbCCacheSecret: cache, krbKeytabSecret: keytab } = hdfs;
  if (!hdfs.hdfsUser && !cache && !keytab) {
    fields.required(`${at}.hdfsUser`, undefined, "a user; or set 'krbCCacheSecret' or 'krbKeytabSecret'");
  }
  const needed = [
    ...(cache || keytab ? ['krbServicePrincipalName', 'krbConfigConfigMap'] : []),
    ...(keytab ? ['krbUsername', 'krbRealm'] : []),
  ];
  for (const field of needed) {
    fields.required(
      `${at}.${field}`,
      hdfs[field],
      `a value, as '${keytab ? 'krbKeytabSecret' : 'krbCCacheSecret'}' is set`,
    );
  }
}

/** The path of an artifact in the container. */
export function checkArtifactPath(fields: Fields, at: string, path: unknown, leaf: boolean): void {
  if (!leaf) {
    if (path) fields.refuse(`${at}.path`, path, 'no value: only templates with a container have paths');
    return;
  }
  fields.required(`${at}.path`, path, 'a path in the container');
  fields.check(`${at}.path`, path || undefined, staysBelow, "a path that does not lead out of its folder by '..'");
}

function staysBelow(path: string): boolean {
  const at = path.search(/\/\.\.(\/|$)/);
  if (at <= 0) return true;
  const cleaned: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') cleaned.pop();
    else if (part !== '' && part !== '.') cleaned.push(part);
  }
  const safe = `${path.slice(0, at)}/`;
  const whole = `/${cleaned.join('/')}`;
  return whole.startsWith(safe) && whole.length > safe.length;
}
