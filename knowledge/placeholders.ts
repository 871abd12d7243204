// Owns the language of {{placeholders}} in article bodies: which there are, and what each one names.

/** What a placeholder stands for. */
export type Placeholder =
  | { kind: 'standard'; id: string }
  | { kind: 'hotline'; id: string }
  | { kind: 'source_from'; id: string }
  | { kind: 'county_name' }
  | { kind: 'bureau' }
  | { kind: 'hours' }
  | { kind: 'township' };

export const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/** The name between the braces → what it stands for; undefined when it is no name at all. */
export function parsePlaceholder(name: string): Placeholder | undefined {
  const trimmed = name.trim();
  if (trimmed === 'county.name') return { kind: 'county_name' };
  if (trimmed === 'county.bureau') return { kind: 'bureau' };
  if (trimmed === 'county.hours') return { kind: 'hours' };
  if (trimmed === 'township') return { kind: 'township' };
  const hotline = /^hotline\.([a-z_]+)$/.exec(trimmed)?.[1];
  if (hotline !== undefined) return { kind: 'hotline', id: hotline };
  const source = /^source\.([A-Z]\d{1,3})\.from$/.exec(trimmed)?.[1];
  if (source !== undefined) return { kind: 'source_from', id: source };
  return /^[a-z_]+(\.[a-z_0-9]+)+$/.test(trimmed) ? { kind: 'standard', id: trimmed } : undefined;
}
