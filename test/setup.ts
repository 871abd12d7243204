// Property tests start from one seed, so that a run judges the code and not the day's luck. Look further with
// FC_SEED=<any number> npm test; what is found belongs in the suite as an example.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_122) });
