import { parseAllDocuments, visit } from 'yaml';

/** The comments of a manifest, line by line. */
export function commentsOf(yaml: string): string[] {
  const found: (string | null | undefined)[] = [];
  for (const document of parseAllDocuments(yaml, { version: '1.1', uniqueKeys: false, logLevel: 'silent' })) {
    found.push(document.commentBefore, document.comment);
    visit(document, {
      Node: (_, node) => {
        found.push(node.commentBefore, node.comment);
      },
    });
  }
  return found
    .flatMap((text) => text?.split('\n') ?? [])
    .map((line) => line.replace(/[\r\u2028\u2029]/g, ' ').trim())
    .filter((line) => line !== '');
}

/** The comments of a manifest that a program does not have. */
export function lostComments(yaml: string, program: string): string[] {
  const kept = program.split('\n').flatMap((line) => (line.includes('//') ? [line.slice(line.indexOf('//') + 2)] : []));
  return commentsOf(yaml).filter((line) => !kept.some((each) => each.includes(line)));
}
