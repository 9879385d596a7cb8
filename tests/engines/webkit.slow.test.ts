import { sameBits } from './same-bits.ts';
import { openWebKit } from './webkit.ts';

sameBits('WebKit', openWebKit);
