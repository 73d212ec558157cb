import { ArtifactHandle } from '../../local/artifact-handle';

/** An artifact on its way to another thread: its content, where it is on disk, or what is in the folder. */
export type Packed =
  string | Uint8Array | { readonly path: string } | { readonly entries: readonly (readonly [string, Packed])[] };

/**
 * Packs an artifact.
 *
 * @param asText as which its content is sent
 * @param moved gets the buffers that are handed over, and not copied
 * @param isOwn whether nobody else reads it, so that its bytes themselves can be handed over
 */
export function pack(handle: ArtifactHandle, asText: boolean, moved: Set<ArrayBuffer>, isOwn = false): Packed {
  if (handle.path !== undefined) return { path: handle.path };
  if (handle.isFolder) {
    return { entries: [...handle.entries()].map(([name, each]) => [name, pack(each, asText, moved, isOwn)] as const) };
  }
  if (asText) return handle.text();
  const bytes = handle.bytes();
  // Small ones share a buffer with others.
  const isWhole = bytes.buffer instanceof ArrayBuffer && bytes.buffer.byteLength === bytes.byteLength;
  const sent = isOwn && isWhole ? bytes : Uint8Array.from(bytes);
  moved.add(sent.buffer as ArrayBuffer);
  return sent;
}

export function unpack(packed: Packed): ArtifactHandle {
  if (typeof packed === 'string' || packed instanceof Uint8Array) return ArtifactHandle.of(packed);
  if ('path' in packed) return ArtifactHandle.file(packed.path);
  return ArtifactHandle.folder(packed.entries.map(([name, each]): [string, ArtifactHandle] => [name, unpack(each)]));
}
