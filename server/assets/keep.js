// What this tab keeps so that a reload loses nothing: the talk's id and what was said. A tip-off's words are never kept,
// and when it is filed its id goes too: a phone that is passed on must not tell.
const KEY = 'mingbai.talk';
const MOST = 80;

const isTip = (outcome) =>
  outcome.understood.intent === 'tip_off' ||
  outcome.replies.some((reply) => reply.case !== undefined && reply.case.kind === 'tip_off');

const isFiledTip = (outcome) =>
  outcome.replies.some((reply) => reply.case !== undefined && reply.case.receiptCode !== undefined);

const masked = (text, code) => text.replace(new RegExp(code.split('').join('[\\s-]*'), 'g'), '••••');

/**
 * @param storage sessionStorage, or undefined where it is shut off
 * @returns the keeper; `lines` are `{by: 'me'|'bot'|'late', text, choices?, sources?, case?}`
 */
export function createKeeper(storage) {
  let kept = { lines: [] };
  let isTipFiled = false;
  try {
    kept = JSON.parse(storage.getItem(KEY)) || kept;
  } catch (_) {
    // Nothing kept, or nothing readable.
  }

  const save = () => {
    try {
      if (kept.id === undefined) storage.removeItem(KEY);
      else storage.setItem(KEY, JSON.stringify(kept));
    } catch (_) {
      // Full or shut off: the talk goes on without.
    }
  };

  const add = (line) => {
    if (kept.isSecret !== true) kept.lines = kept.lines.concat([line]).slice(-MOST);
  };

  return {
    id: () => kept.id,
    lines: () => kept.lines,
    /** Whether a tip-off was filed since the page was opened. */
    isTipFiled: () => isTipFiled,
    /** One exchange: what was said and what came back. */
    exchange(text, outcome) {
      kept.id = outcome.conversation;
      if (isTip(outcome)) kept = { id: kept.id, lines: [], isSecret: true };
      if (kept.isSecret === true && isFiledTip(outcome)) {
        isTipFiled = true;
        kept.id = undefined;
      }
      add({ by: 'me', text });
      for (const reply of outcome.replies) add(Object.assign({ by: 'bot' }, reply));
      save();
    },
    late(reply) {
      add(Object.assign({ by: 'late' }, reply));
      save();
    },
    /** An answer was voted on: after a reload there is nothing to press. */
    voted(answer) {
      for (const line of kept.lines) {
        if (line.feedback !== undefined && line.feedback.answer === answer) delete line.feedback;
      }
      save();
    },
    /** The resident has written the code down: it is kept no longer. */
    forgetCode(code) {
      for (const line of kept.lines) {
        line.text = masked(line.text, code);
        if (line.case !== undefined && line.case.receiptCode === code) delete line.case.receiptCode;
      }
      save();
    },
    wipe() {
      kept = { lines: [] };
      save();
    },
  };
}

export { masked };
