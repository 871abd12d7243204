// `knowledge evaluate`: how well the ranking alone finds somebody else's passages for somebody else's questions.
import { EvaluationFaults, evaluate } from '../../knowledge/answer/evaluate.ts';
import { type ExitCode, Refused, type Terminal } from './terminal.ts';

/**
 * Prints one JSON object: hit@1, hit@3, hit@10, mrr@10, questions_per_second.
 * @throws Refused naming each wrong line as `file:line …`
 */
export function evaluateRanking(corpus: string, queries: string, terminal: Terminal): ExitCode {
  try {
    terminal.say(JSON.stringify(evaluate(corpus, queries), null, 2));
    return 0;
  } catch (error) {
    if (error instanceof EvaluationFaults) throw new Refused(error.message);
    throw error;
  }
}
