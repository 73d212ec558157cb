const MARKUP = /[<>&\u2028\u2029]/g;
const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** As Go writes JSON: keys in order, and markup escaped. */
export function toJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return text(value);
    case 'number':
      return Number.isFinite(value)
        ? String(value).replace(/e\+?(-?)0*/, (_, sign: string) => `e${sign || '+'}`)
        : 'null';
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : structure(value);
    default:
      return 'null';
  }
}

function text(value: string): string {
  const json = JSON.stringify(value);
  MARKUP.lastIndex = 0;
  return MARKUP.test(json) ? json.replace(MARKUP, escaped) : json;
}

function structure(value: object): string {
  if (typeof (value as { toJSON?: unknown }).toJSON === 'function') {
    return text((value as { toJSON(): string }).toJSON());
  }
  let json = '';
  if (Array.isArray(value)) {
    for (const item of value) json += json === '' ? toJson(item) : `,${toJson(item)}`;
    return `[${json}]`;
  }
  const keys = Object.keys(value);
  if (keys.length > 1) keys.sort();
  for (const key of keys) {
    json += `${json === '' ? '' : ','}${text(key)}:${toJson((value as Record<string, unknown>)[key])}`;
  }
  return `{${json}}`;
}

/** The same with indentation, as `toJSON` writes it. */
export function toIndentedJson(value: unknown): string {
  const json = JSON.stringify(JSON.parse(toJson(value)), null, 2);
  return json.replace(MARKUP, escaped);
}
