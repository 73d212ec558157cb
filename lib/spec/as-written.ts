let depth = 0;

/** Renders something as its author wrote it: typed values keep their numbers, and empty lists and objects stay. */
export function asWritten<T>(render: () => T): T {
  depth += 1;
  try {
    return render();
  } finally {
    depth -= 1;
  }
}

/** Whether what is rendered now is rendered as written. */
export function isAsWritten(): boolean {
  return depth > 0;
}
