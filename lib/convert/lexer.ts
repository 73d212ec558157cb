import { Composer, CST, Document, DocumentOptions, Lexer, ParseOptions, Parser, SchemaOptions } from 'yaml';

/** The part of the lexer that reads a quoted text, and the indentation that its next lines need. */
interface QuotedTexts {
  indentNext: number;
  parseQuotedScalar(): Generator<string, unknown>;
}

/** A lexer that reads quoted texts as Go does: their next lines may be indented less than what holds them. */
function goLexer(): Lexer {
  const lexer = new Lexer();
  const own = lexer as unknown as QuotedTexts;
  const parse = own.parseQuotedScalar;
  own.parseQuotedScalar = function* () {
    const { indentNext } = own;
    own.indentNext = 0;
    try {
      return yield* parse.call(own);
    } finally {
      own.indentNext = indentNext;
    }
  };
  return lexer;
}

/** The parts of a text in their order, each with its offset, and whether it is the text of a scalar. */
export function* lexemesOf(
  text: string,
): Generator<{ readonly at: number; readonly lexeme: string; readonly isScalar: boolean }> {
  let at = 0;
  let isScalar = false;
  for (const lexeme of goLexer().lex(text)) {
    // What the lexer puts between the parts of the text.
    const isMark = lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END || lexeme === CST.SCALAR;
    if (!isMark) {
      yield { at, lexeme, isScalar };
      at += lexeme.length;
    }
    isScalar = lexeme === CST.SCALAR;
  }
}

/** The documents of a text. */
export function documentsIn(text: string, options: ParseOptions & DocumentOptions & SchemaOptions): Document.Parsed[] {
  const parser = new Parser();
  function* tokens() {
    for (const lexeme of goLexer().lex(text)) yield* parser.next(lexeme);
    yield* parser.end();
  }
  return [...new Composer(options).compose(tokens())] as Document.Parsed[];
}
