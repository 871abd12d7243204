// Serves the pages' own styles, scripts and pictures: read once, named by content, so that a phone loads each once.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';

const FOLDER = join(import.meta.dirname, '..', 'assets');

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

interface Asset {
  type: string;
  body: Uint8Array<ArrayBuffer>;
  zipped: Uint8Array<ArrayBuffer>;
  version: string;
  /** Names of the scripts it imports, theirs included. */
  imports: string[];
}

const bytes = (buffer: Buffer) => new Uint8Array(buffer);

/** Comments are for us; a phone on a slow network pays for each of them. Only those that have lines of their own. */
const withoutComments = (text: string) => text.replaceAll(/^[ \t]*(?:\/\/.*|\/\*[\s\S]*?\*\/)\n/gm, '');

function loadAll(): Map<string, Asset> {
  const loaded = new Map<string, Asset>();
  const names = readdirSync(FOLDER).filter((name) => TYPES[extname(name)] !== undefined);

  function load(name: string): Asset {
    const known = loaded.get(name);
    if (known) return known;
    const text = withoutComments(readFileSync(join(FOLDER, name), 'utf8'));
    const imports = new Set<string>();
    // A script names the version of what it imports, so that its own version covers them and no old half is mixed in.
    const linked = text.replace(
      /(from ')\.\/([\w-]+\.js)(')/g,
      (_, before: string, other: string, after: string) => {
        const { version, imports: theirs } = load(other);
        for (const name of [other, ...theirs]) imports.add(name);
        return `${before}./${other}?v=${version}${after}`;
      },
    );
    const body = Buffer.from(linked);
    const version = createHash('sha256').update(body).digest('base64url').slice(0, 12);
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    const asset = { type, body: bytes(body), zipped: bytes(gzipSync(body)), version, imports: [...imports] };
    loaded.set(name, asset);
    return asset;
  }

  for (const name of names) load(name);
  return loaded;
}

let all: Map<string, Asset> | undefined;
const found = () => {
  all ??= loadAll();
  return all;
};

/**
 * The address of an asset, with its version.
 * @throws Error when there is no such file: a slip in our own page
 */
export function assetUrl(name: string): string {
  const asset = found().get(name);
  if (!asset) throw new Error(`no asset ${name}`);
  return `/assets/${name}?v=${asset.version}`;
}

/** Addresses of the scripts a script imports, so that a slow network need not find them one after another. */
export const importUrls = (name: string): string[] => (found().get(name)?.imports ?? []).map(assetUrl);

/** To be mounted at `/assets`. Only files that were there at the start; a path cannot lead anywhere else. */
export function assets(): Hono {
  const app = new Hono();
  app.get('/:name', (c) => {
    const asset = found().get(c.req.param('name'));
    if (!asset) return c.notFound();
    const isCurrent = c.req.query('v') === asset.version;
    c.header('Cache-Control', isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache');
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Vary', 'Accept-Encoding');
    const etag = `"${asset.version}"`;
    c.header('ETag', etag);
    if (c.req.header('if-none-match') === etag) return c.body(null, 304);
    c.header('Content-Type', asset.type);
    if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(asset.body);
    c.header('Content-Encoding', 'gzip');
    return c.body(asset.zipped);
  });
  return app;
}
