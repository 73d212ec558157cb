import { CollectionTag, parseAllDocuments, ScalarTag, Tags } from 'yaml';

const INTEGER = /^[-+]?(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]+|[1-9][0-9_]*|0)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** Kubernetes' reader drops the underscores and then reads numbers as Go does. */
const integer: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: INTEGER,
  resolve: (text) => {
    const plain = text.replace(/_/g, '');
    const negative = plain.startsWith('-');
    const digits = plain.replace(/^[-+]/, '').replace(/^0(?=[0-7]+$)/, '0o');
    return negative ? -Number(digits) : Number(digits);
  },
};

const float: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  test: FLOAT,
  resolve: (text) => Number(text.replace(/_/g, '')),
};

/** The tags of YAML 1.1 without those that Kubernetes does not know: `12:30` and dates stay text. */
function kubernetesTags(tags: Tags): Tags {
  const kept = tags.filter((tag) => typeof tag === 'string' || !isNumberOrTime(tag));
  return [...kept, integer, float];
}

function isNumberOrTime(tag: CollectionTag | ScalarTag): boolean {
  const name = tag.tag.replace('tag:yaml.org,2002:', '');
  // The third float tag is that of .inf and .nan, which Kubernetes has too.
  return name === 'timestamp' || name === 'int' || (name === 'float' && !('test' in tag && tag.test?.test('.nan')));
}

/**
 * The documents of a YAML text as Kubernetes reads them: by the rules of YAML 1.1, without the empty ones.
 * Throws on duplicate keys, as strict field validation does, and on text that is not YAML.
 */
export function parseDocuments(text: string): unknown[] {
  const documents: unknown[] = [];
  const parsed = parseAllDocuments(text, {
    version: '1.1',
    uniqueKeys: true,
    customTags: kubernetesTags,
    logLevel: 'error',
  });
  for (const document of parsed as Exclude<typeof parsed, { empty: true }>) {
    if (document.errors.length > 0) {
      throw new Error(document.errors.map((error) => error.message.split('\n')[0]).join('; '));
    }
    const value: unknown = document.toJS();
    if (value !== null && value !== undefined) {
      documents.push(value);
    }
  }
  return documents;
}
