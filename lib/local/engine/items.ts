import { WHOLE } from './variables';
import { toJson } from '../../spec/expr/json';
import { put } from '../../spec/own';

/** One item of a loop. */
export interface Item {
  /** In the name of its node. */
  readonly label: string;
  /** What `item` stands for. */
  readonly variable: unknown;
}

/** The items of a loop, which are made when they are asked for. */
export interface Items {
  readonly length: number;
  at(index: number): Item;
}

export function itemsOf({ withItems, withParam, withSequence }: any): Items {
  if (withItems?.length > 0) return { length: withItems.length, at: (index) => itemOf(withItems[index]) };
  if (withParam) {
    const raw = elementsOf(withParam);
    return {
      length: raw.length,
      at: (index) =>
        /^["{[]/.test(raw[index])
          ? itemOf(JSON.parse(raw[index]))
          : { label: raw[index] === 'null' ? '[]' : raw[index], variable: raw[index] },
    };
  }
  return sequence(withSequence);
}

function itemOf(value: unknown): Item {
  if (typeof value === 'string') return { label: fieldText(value), variable: value };
  if (value === null) return { label: '[]', variable: 'null' };
  if (typeof value !== 'object') return { label: String(value), variable: String(value) };
  if (Array.isArray(value)) return { label: `[${value.map(fieldText).join(' ')}]`, variable: toJson(value) };
  const fields: Record<string, string> = {};
  for (const [key, field] of Object.entries(value)) put(fields, key, fieldText(field));
  const label = Object.entries(fields)
    .map(([key, field]) => `${key}:${field}`)
    .sort()
    .join(',');
  return { label, variable: Object.assign(fields, { [WHOLE]: toJson(value) }) };
}

/** A field of an item keeps the escapes of its JSON, as in Argo. */
function fieldText(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value).slice(1, -1) : toJson(value);
}

/** The elements of a JSON list, as they are written: numbers keep their digits. */
function elementsOf(json: string): string[] {
  let list: unknown;
  try {
    list = JSON.parse(json);
  } catch {
    list = undefined;
  }
  if (!Array.isArray(list)) {
    throw new Error(`withParam value could not be parsed as a JSON list: ${shortened(json.trim())}`);
  }
  const elements: string[] = [];
  let depth = 0;
  let start = json.indexOf('[') + 1;
  for (let at = start; at < json.length; at++) {
    switch (json[at]) {
      case '"':
        at = endOfText(json, at);
        break;
      case '[':
      case '{':
        depth++;
        break;
      case '}':
        depth--;
        break;
      case ']':
        if (--depth < 0) {
          if (list.length > 0) elements.push(json.slice(start, at).trim());
          return elements;
        }
        break;
      case ',':
        if (depth === 0) {
          elements.push(json.slice(start, at).trim());
          start = at + 1;
        }
        break;
    }
  }
  return elements;
}

function endOfText(json: string, open: number): number {
  let at = open + 1;
  while (json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at;
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}

function sequence({ start, end, count, format = '%d' }: any): Items {
  const first = integer(start ?? 0, 'start');
  if (end === undefined && count === undefined) throw new Error('neither end nor count was specified in withSequence');
  if (end === undefined && integer(count, 'count') === 0) return { length: 0, at: () => ({ label: '', variable: '' }) };
  const last = end === undefined ? first + integer(count, 'count') - 1 : integer(end, 'end');
  const step = last < first ? -1 : 1;
  const print = printer(format);
  return {
    length: Math.abs(last - first) + 1,
    at: (index) => {
      const value = print(first + step * index);
      return { label: value, variable: value };
    },
  };
}

function integer(value: unknown, what: string): number {
  const text = String(value);
  if (!/^[-+]?\d+$/.test(text)) throw new Error(`withSequence.${what} is not an integer: ${text}`);
  return Number(text);
}

/** Formats numbers as Go's Sprintf does with one verb for an integer. */
function printer(format: string): (value: number) => string {
  if (format === '%d') return String;
  return (value) =>
    format.replace(/%%|%([-+ 0#]*)(\d*)([a-zA-Z])/g, (whole, flags: string, width: string, verb: string) => {
      if (whole === '%%') return '%';
      const digits = digitsOf(Math.abs(value), verb, flags.includes('#'));
      if (digits === undefined) return `%!${verb}(int=${value})`;
      const sign = value < 0 ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
      if (flags.includes('-')) return (sign + digits).padEnd(Number(width));
      return flags.includes('0')
        ? sign + digits.padStart(Number(width) - sign.length, '0')
        : (sign + digits).padStart(Number(width));
    });
}

function digitsOf(value: number, verb: string, alternative: boolean): string | undefined {
  switch (verb) {
    case 'd':
    case 'v':
      return String(value);
    case 'x':
      return (alternative ? '0x' : '') + value.toString(16);
    case 'X':
      return (alternative ? '0X' : '') + value.toString(16).toUpperCase();
    case 'o':
      return (alternative ? '0' : '') + value.toString(8);
    case 'b':
      return value.toString(2);
    case 'c':
      return String.fromCodePoint(value);
    default:
      return undefined;
  }
}
