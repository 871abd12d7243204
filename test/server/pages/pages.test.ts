import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { retentionSchema } from '../../../knowledge/jurisdictions/retention.ts';
import { assets, assetUrl } from '../../../server/pages/assets.ts';
import type { Poster } from '../../../server/pages/poster.tsx';
import { qrSvg } from '../../../server/pages/qr.ts';
import { type PageOptions, residentPages } from '../../../server/pages/routes.tsx';
import { emptyShelf } from './shelf.ts';

const poster: Poster = {
  address: 'https://wen.example.cn',
  bureau: { name: '青县民政局', phone: '0000-1000000', hours: '周一至周五' },
  hotlines: [
    { id: 'gov', number: '12345', name: '政务服务便民热线', hours: '每天24小时' },
    { id: 'police', number: '110', name: '报警电话' },
  ],
};

const options: PageOptions = {
  countyName: '青<b>"县',
  fictional: true,
  hotline: '12345',
  bureau: '青县民政局',
  shelf: emptyShelf,
  poster,
  openCase: async () => undefined,
};

const app = new Hono().route('/assets', assets()).route('/', residentPages(options));
const get = async (path: string) => (await app.request(path)).text();

describe.each(['/', '/track', '/privacy', '/poster'])('the page %s', (path) => {
  it('runs and styles nothing from inside the page', async () => {
    const html = await get(path);
    expect(html).not.toMatch(/<style/);
    expect(html).not.toMatch(/\sstyle=/);
    expect(html).not.toMatch(/\son[a-z]+=/);
    for (const [tag] of html.matchAll(/<script[^>]*>(?!<\/script>)/g)) expect.fail(`${tag} holds a script`);
  });

  it('asks only this server for what it needs, and what it asks for is there', async () => {
    const html = await get(path);
    const asked = [...html.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, address]) => String(address));
    expect(asked.length).toBeGreaterThan(3);
    for (const address of asked) {
      expect(address).toMatch(/^\//);
      const response = await app.request(address.replaceAll('&amp;', '&'));
      expect([address, response.status]).toEqual([address, 200]);
    }
  });

  it('writes the name of the county as text', async () => {
    const html = await get(path);
    expect(html).toContain('青&lt;b&gt;&quot;县');
    expect(html).not.toContain('青<b>');
  });

  it('says that the county is an example only where it is', async () => {
    expect(await get(path)).toContain('<span class="badge">示例</span>');
    const real = residentPages({ ...options, fictional: false });
    expect(await (await real.request(path)).text()).not.toContain('示例');
  });

  it('is in Chinese, lets people zoom, and has one heading of the first order', async () => {
    const html = await get(path);
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).not.toMatch(/maximum-scale|user-scalable/);
    expect(html.match(/<h1/g)).toHaveLength(1);
  });
});

describe('the poster', () => {
  it('carries the address as a code and in letters, and whom to ring and when', async () => {
    const html = await get('/poster');
    expect(html).toContain('<p class="address">wen.example.cn</p>');
    for (const words of ['0000-1000000', '周一至周五', '12345', '每天24小时', '110'])
      expect(html).toContain(words);
    expect(await get('/poster/qr.svg')).toBe(qrSvg('https://wen.example.cn'));
  });

  it('tells the officer when nobody else could open the address', async () => {
    expect(await get('/poster')).not.toContain('PUBLIC_URL');
    const here = residentPages({ ...options, poster: { ...poster, address: 'http://127.0.0.1:3000' } });
    expect(await (await here.request('/poster')).text()).toContain('PUBLIC_URL');
  });

  it('says that WeChat knows who uses it', async () => {
    expect(await get('/poster')).toContain('微信自己知道是谁在用');
  });
});

describe('the chat page', () => {
  it('gives a telephone number and the progress page to whoever has no scripts', async () => {
    const [, inside] = /<noscript>(.*?)<\/noscript>/s.exec(await get('/')) ?? [];
    expect(inside).toContain('12345');
    expect(inside).toContain('href="/track"');
  });

  it('is light enough for a slow network: under 40 kB of styles and scripts', async () => {
    const html = await get('/');
    const first = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, address]) =>
      String(address),
    );
    const seen = new Set<string>();
    let bytes = 0;
    for (let next = first.shift(); next !== undefined; next = first.shift()) {
      if (seen.has(next)) continue;
      seen.add(next);
      const text = await get(next);
      bytes += Buffer.byteLength(text);
      for (const [, file] of text.matchAll(/from '\.\/([^']+)'/g)) first.push(`/assets/${file}`);
    }
    expect(seen.size).toBeGreaterThan(6);
    expect(bytes).toBeLessThan(40_000);
  });
});

describe('the privacy page', () => {
  it('says how long a talk is kept when that is known', async () => {
    const known = residentPages({ ...options, retention: retentionSchema.parse(undefined) });
    expect(await (await known.request('/privacy')).text()).toContain('连续 30 天不用');
  });
});

describe('assets', () => {
  it('are kept for a year under their own version and checked again under any other', async () => {
    const current = await app.request(assetUrl('chat.js'));
    expect(current.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(current.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(current.headers.get('x-content-type-options')).toBe('nosniff');
    const old = await app.request('/assets/chat.js?v=old');
    expect(old.headers.get('cache-control')).toBe('no-cache');
    const etag = String(old.headers.get('etag'));
    const again = await app.request('/assets/chat.js', { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
  });

  it('name the version of every script they import', async () => {
    const text = await get('/assets/chat.js');
    const imported = [...text.matchAll(/from '\.(\/[^']+)'/g)].map(([, address]) => `/assets${address}`);
    expect(imported.length).toBeGreaterThan(2);
    for (const address of imported) expect(address).toBe(assetUrl(address.replace(/^.*\/|\?.*$/g, '')));
  });

  it('come packed to whoever can unpack them', async () => {
    const response = await app.request(assetUrl('shared.css'), {
      headers: { 'Accept-Encoding': 'gzip, br' },
    });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    const unpacked = new Response(response.body?.pipeThrough(new DecompressionStream('gzip')));
    expect(await unpacked.text()).toBe(await get('/assets/shared.css'));
  });

  it('lead to no other file', async () => {
    for (const name of ['..%2Fapp.ts', '%2e%2e%2fconfig.ts', 'none.js', '']) {
      expect((await app.request(`/assets/${name}`)).status).toBe(404);
    }
  });
});
