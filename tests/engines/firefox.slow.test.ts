import { openFirefox } from './firefox.ts';
import { sameBits } from './same-bits.ts';

sameBits('Firefox', openFirefox);
