// The files of a case on its page: pictures small, everything to save. They come from the console's own address, with the
// same check as the page itself.

import { kindOf } from '../../bot/attachments/names.ts';
import type { filesFor } from '../files.ts';

export type CaseFiles = Awaited<ReturnType<typeof filesFor>>;

const size = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

export function Files({ trackingNumber, files }: { trackingNumber: string; files: CaseFiles }) {
  if (files.length === 0) return null;
  const address = (id: string) => `/staff/cases/${trackingNumber}/attachments/${id}`;
  return (
    <section aria-labelledby="files">
      <h2 id="files">反映人交来的文件</h2>
      <ul class="files">
        {files.map(({ id, name, type, size: bytes, sha256, originalSha256 }) => (
          <li>
            <a href={address(id)} download={name}>
              {kindOf(type) === 'picture' && <img src={address(id)} alt="" loading="lazy" />}
              <span>{name}</span>
            </a>
            <span class="hint"> {size(bytes)}</span>
            <details>
              <summary>核对码</summary>
              <p class="hash">
                {originalSha256 === undefined
                  ? `去掉拍摄信息后的 SHA-256：${sha256}（匿名举报不留原件的核对码）`
                  : `原件的 SHA-256：${originalSha256}`}
              </p>
            </details>
          </li>
        ))}
      </ul>
      <p class="hint">里面的拍摄地点、时间、设备和作者已经去掉。录音要下载后再听。</p>
    </section>
  );
}
