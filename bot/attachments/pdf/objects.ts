// The few things a PDF is made of (ISO 32000-1 7.3), as read and as written anew.

/** Numbers, true, false and null, as they stood. */
export class Plain {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export class Name {
  /** Decoded: `/J#53` and `/JS` are one name. */
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export class Text {
  readonly bytes: Buffer;
  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
}

export class Ref {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

export type Dict = Map<string, Thing>;

export class Stream {
  readonly dict: Dict;
  readonly bytes: Buffer;
  constructor(dict: Dict, bytes: Buffer) {
    this.dict = dict;
    this.bytes = bytes;
  }
}

export type Thing = Plain | Name | Text | Ref | Thing[] | Dict | Stream;

export const nameIn = (dict: Dict, key: string): string | undefined => {
  const value = dict.get(key);
  return value instanceof Name ? value.text : undefined;
};

export const integerIn = (dict: Dict, key: string): number | undefined => {
  const value = dict.get(key);
  return value instanceof Plain && /^\+?\d{1,10}$/.test(value.text) ? Number(value.text) : undefined;
};

const REGULAR = /^[!"$&'*+,\-.0-9:;=?@A-Z\\^_`a-z|~]$/;

const writeName = (text: string) =>
  `/${[...text].map((c) => (REGULAR.test(c) ? c : `#${(c.charCodeAt(0) & 0xff).toString(16).padStart(2, '0')}`)).join('')}`;

/** @param numbered the new number of an object; undefined: it is not there, which reads as null */
export function write(thing: Thing, numbered: (old: number) => number | undefined): Buffer {
  const parts: (string | Buffer)[] = [];
  function put(one: Thing): void {
    if (one instanceof Plain) parts.push(one.text);
    else if (one instanceof Name) parts.push(writeName(one.text));
    else if (one instanceof Text) parts.push('<', one.bytes.toString('hex'), '>');
    else if (one instanceof Ref) {
      const number = numbered(one.number);
      parts.push(number === undefined ? 'null' : `${number} 0 R`);
    } else if (Array.isArray(one)) {
      parts.push('[');
      for (const item of one) {
        put(item);
        parts.push(' ');
      }
      parts.push(']');
    } else if (one instanceof Stream) {
      put(new Map([...one.dict, ['Length', new Plain(String(one.bytes.length))]]));
      parts.push('\nstream\n', one.bytes, '\nendstream');
    } else {
      parts.push('<<');
      for (const [key, value] of one) {
        parts.push(writeName(key), ' ');
        put(value);
      }
      parts.push('>>');
    }
  }
  put(thing);
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
}
