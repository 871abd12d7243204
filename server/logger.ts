// Logs: JSON lines with ids, steps and durations. Never words, names, numbers, contacts or addresses of people.
import { pino } from 'pino';

export const createLogger = () => pino({ base: null, level: 'info' });
