// Looking for a text in bytes, in every way it could have been written.
import { bytesOf } from './office.ts';

/** Base64 of a text wherever it begins in what was encoded, without the characters its neighbours share. */
function base64s(text: string): Buffer[] {
  return [0, 1, 2].flatMap((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64');
    const core = whole.slice(Math.ceil((shift * 4) / 3));
    return core.length < 8
      ? []
      : [Buffer.from(core), Buffer.from(core.replace(/\+/g, '-').replace(/\//g, '_'))];
  });
}

export function formsOf(text: string): Buffer[] {
  const plain = Buffer.from(text);
  const hex = plain.toString('hex');
  return [
    plain,
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
    Buffer.from(JSON.stringify(text).slice(1, -1)),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(hex),
    Buffer.from(hex.toUpperCase()),
    ...base64s(text),
    ...(/^([0-9a-f]{2}){8,}$/.test(text) ? [Buffer.from(text, 'hex')] : []),
  ];
}

/** `what in file`, for every secret found in any file of these folders, or in what was printed. */
export function tracesIn(
  folders: readonly string[],
  printed: string,
  secrets: Readonly<Record<string, string>>,
): string[] {
  const all = [
    ...folders.flatMap((folder) => bytesOf(folder)),
    { file: 'what was printed', bytes: Buffer.from(printed) },
  ];
  return Object.entries(secrets).flatMap(([name, secret]) => {
    const forms = formsOf(secret);
    return all
      .filter(({ bytes }) => forms.some((form) => bytes.includes(form)))
      .map(({ file }) => `${name} in ${file}`);
  });
}
