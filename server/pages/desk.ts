// What the progress page asks of the running office: open a case by its pair, add to it, take it back.

import { dropContact } from '../../bot/erasing.ts';
import type { Office } from '../../bot/office.ts';
import { actOnReport, openReport, reporterView } from '../../bot/returning.ts';
import { openFile, sendFile } from '../files.ts';
import { download, receiptFile } from '../letters/files.ts';
import { addToCase } from '../routes/attachments.ts';
import type { Senders } from '../sender.ts';
import type { CaseDesk } from './track.tsx';

export function caseDesk(office: Office, senders: Pick<Senders, 'mark' | 'file'>): CaseDesk {
  return {
    files: {
      async readFile(number, code, id, c) {
        const file = await openReport(office, number, code, senders.mark(c));
        return file && sendFile(c, await openFile(office, file.id, id));
      },
      async addFile(number, code, bytes, c) {
        senders.file(c);
        const file = await openReport(office, number, code, senders.mark(c));
        if (!file) return undefined;
        await addToCase(office, file.id, bytes);
        return reporterView(office, (await office.reading.forReporter(number)) ?? file);
      },
    },
    async openCase(number, code, c) {
      const file = await openReport(office, number, code, senders.mark(c));
      return file && reporterView(office, file);
    },
    async receipt(number, code, c) {
      const file = await openReport(office, number, code, senders.mark(c));
      return file && download(c, await receiptFile(office, file, code));
    },
    async actOnCase(number, code, act, c) {
      const file = await openReport(office, number, code, senders.mark(c));
      if (!file) return undefined;
      if (act.action === 'erase') {
        const erased = await office.db.unit((tx) => dropContact(tx, office, file.id, 'asked'));
        if (erased === 'erased') office.afterFiling(true);
        const view = await reporterView(office, (await office.reading.forReporter(number)) ?? file);
        return { done: view.contact === undefined, view };
      }
      const { action, ...body } = act;
      const done = await office.db.unit((tx) => actOnReport(tx, office, file.id, action, body as never));
      const after = done ? await office.reading.forReporter(number) : file;
      return { done, view: await reporterView(office, after ?? file) };
    },
  };
}
