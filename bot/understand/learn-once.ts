// Owns one learning in a process of its own: the texts come as a message, and what was learnt goes back as one.
import { learnSense } from '../../knowledge/text/sense/learning.ts';

export type Task = Parameters<typeof learnSense>;

process.once('message', (task: Task) => {
  process.send?.(learnSense(...task), () => process.disconnect());
});
