/** The input or output of which a file is spoken, for errors. */
export interface Where {
  /** The address of the node. */
  readonly node: string;
  /** The name of the input or output. */
  readonly name: string;
}

/** What went wrong with a file, in the words of the operating system but without what the error says anyway. */
export function reasonOf(error: unknown): string {
  const { code, message = String(error) } = (error ?? {}) as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? message.replace(/, \w+ '.*$/s, '');
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'this user may not use it',
  EPERM: 'this user may not use it',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  EEXIST: 'it exists already',
  ENOTEMPTY: 'it exists already, and is not empty',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'it is a link that leads to itself',
  ERR_FS_FILE_TOO_LARGE:
    'the file is larger than 2 GiB, more than is read at once. Use a serializer that reads rows or pieces, such as serializers.ndjson({ stream: true })',
};
