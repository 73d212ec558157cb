import { Author } from './author';
import { Frame } from './frame';
import { Meaning } from './meaning';
import { Pod } from './pod';
import { expanded } from './received';
import { Literal, Reference } from '../../../lib';
import { pieces } from '../../../lib/ir/walk';

/** What a pod has in its texts that is not what the author of its template means; and how many texts were compared. */
export function differences(
  pod: Pod,
  frame: Frame,
  author: Author,
): { readonly found: string[]; readonly compared: number } {
  const model = frame.template;
  const found: string[] = [];
  let compared = 0;
  const visit = (meant: unknown, actual: any, at: readonly string[]): void => {
    if (typeof meant === 'string' || meant instanceof Reference || meant instanceof Literal) {
      const same = check(
        meant,
        String(actual),
        at.some((key) => ['command', 'args', 'env'].includes(key)),
        frame,
        author,
      );
      if (same === undefined) return;
      compared++;
      if (!same) {
        found.push(
          `${pod.path.join('.')} ${at.join('.')}: ${JSON.stringify(actual)} for ${describe(meant)}, which is ${JSON.stringify(meaningOf(meant, frame, author))}`,
        );
      }
    } else if (typeof meant === 'object' && meant !== null) {
      for (const [key, value] of Object.entries(meant)) visit(value, actual?.[key], [...at, key]);
    }
  };
  if (model.kind === 'leaf') {
    const { container, script, metadata } = model.body().manifest;
    visit({ container, script, metadata }, pod.template, []);
    for (const { name, s3 } of pod.template.inputs?.artifacts ?? []) {
      const key = author.file(name, frame);
      if (key === undefined) continue;
      compared++;
      if (s3?.key !== key) found.push(`${pod.path.join('.')} artifact ${name}: ${s3?.key} for ${key}`);
    }
  }
  return { found, compared };
}

function check(
  meant: string | Reference | Literal,
  text: string,
  dollar: boolean,
  frame: Frame,
  author: Author,
): boolean | undefined {
  const actual = dollar ? expanded(text) : text;
  const parts = typeof meant === 'string' ? pieces(meant, '') : [meant];
  if (parts.length === 1 && parts[0] instanceof Reference) {
    const meaning = author.read(parts[0], frame);
    return meaning && means(actual, meaning);
  }
  const texts = parts.map((part) => {
    if (typeof part === 'string') return dollar ? expanded(part) : part;
    if (part instanceof Literal) return part._text;
    const meaning = author.read(part, frame);
    return meaning && 'text' in meaning ? meaning.text : undefined;
  });
  return texts.includes(undefined) ? undefined : actual === texts.join('');
}

function means(actual: string, meaning: Meaning): boolean {
  if ('text' in meaning) return actual === meaning.text;
  // A text in JSON is itself where a text is wanted.
  if (actual === meaning.json) return true;
  try {
    return canonical(JSON.parse(actual)) === canonical(meaning.json);
  } catch {
    return false;
  }
}

function meaningOf(meant: string | Reference | Literal, frame: Frame, author: Author): unknown {
  const [part] = typeof meant === 'string' ? pieces(meant, '') : [meant];
  return part instanceof Reference ? author.read(part, frame) : part;
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: any) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function describe(meant: string | Reference | Literal): string {
  const parts = typeof meant === 'string' ? pieces(meant, '') : [meant];
  return parts
    .map((part) =>
      part instanceof Reference ? part._describe() : JSON.stringify(part instanceof Literal ? part._text : part),
    )
    .join(' + ');
}
