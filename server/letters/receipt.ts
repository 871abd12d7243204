// The filing receipt on half a sheet: number, code, deadlines, and a square to scan that opens the progress page.

import { zh } from '../../bot/phrases/zh-CN.ts';
import type { ReporterCase } from '../../bot/reports.ts';
import { showReceiptCode, showTrackingNumber } from '../../knowledge/casework/numbers.ts';
import { dateWords } from '../../knowledge/render.ts';
import { qrModules } from '../pages/qr.ts';
import { openPdf } from './pdf.ts';
import { receiptWords as words } from './words.ts';

export interface Receipt {
  countyName: string;
  fictional: boolean;
  view: Pick<ReporterCase, 'trackingNumber' | 'kind' | 'unit' | 'deadlines'>;
  /** As its holder typed it; it is printed for him and kept nowhere. */
  code: string;
  anonymous: boolean;
  /** Address of the progress page. The number stands behind #, which browsers send to nobody. */
  address: string;
}

const QR_SIDE = 120;

/** The receipt as the bytes of a PDF. */
export function receiptPdf({ countyName, fictional, view, code, anonymous, address }: Receipt) {
  const { pdf, finish } = openPdf(words.title, words.name(countyName));
  const top = pdf.y;
  pdf.font('bold').fontSize(20).text(words.title);
  pdf
    .font('body')
    .fontSize(11)
    .text(`${words.name(countyName)}${fictional ? '（示例）' : ''}`)
    .moveDown(1);
  const row = (label: string, value: string, size = 13) => {
    pdf.font('body').fontSize(10).text(label);
    pdf.font('bold').fontSize(size).text(value).moveDown(0.4);
  };
  row(words.number, showTrackingNumber(view.trackingNumber), 17);
  row(words.code, showReceiptCode(code), 17);
  row(words.kind, zh.kind[view.kind]);
  row(words.unit, view.unit?.name ?? words.unitClosed);
  for (const { clock, due } of view.deadlines) {
    row(words.due(zh.clock[clock as keyof typeof zh.clock] ?? clock), dateWords(due));
  }
  pdf.font('body').fontSize(11).text(words.keep);
  if (anonymous) pdf.text(words.tip);
  const left = pdf.page.width - pdf.page.margins.right - QR_SIDE;
  const rows = qrModules(`${address}#${view.trackingNumber}`);
  const side = QR_SIDE / rows.length;
  for (const [y, line] of rows.entries()) {
    for (const [x, isDark] of line.entries()) {
      // A hair wider than a module, so that no printer leaves white lines between them.
      if (isDark) pdf.rect(left + x * side, top + y * side, side + 0.05, side + 0.05);
    }
  }
  pdf.fill('#000');
  pdf.fontSize(9).text(words.scan, left, top + QR_SIDE + 4, { width: QR_SIDE, align: 'center' });
  return finish();
}
