// Owns a made-up county of three townships for casework tests.
export const PINE = '999001101';
export const RIVER = '999001102';
export const STONE = '999001103';

export const county = {
  townships: [PINE, RIVER, STONE].map((code, n) => ({
    code,
    name: ['松坡镇', '河口乡', '石桥镇'][n] ?? '',
    kind: 'town' as const,
    aliases: [],
    villages: [],
  })),
};
