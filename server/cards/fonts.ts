// The typeface of cards on paper and in pictures: shipped with the program, so that every machine shows the same characters.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const at = (weight: string) => require.resolve(`@expo-google-fonts/noto-sans-sc/${weight}.ttf`);

export const REGULAR = at('400Regular/NotoSansSC_400Regular');
export const BOLD = at('700Bold/NotoSansSC_700Bold');
export const FAMILY = 'Noto Sans SC';
