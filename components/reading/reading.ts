import 'katex/contrib/copy-tex';
import { offerLectures } from '../lecture/offer.ts';
import { attachExercises } from './exercises.ts';
import { addCopyButtons } from './copy-buttons.ts';
import { copyNumbers } from './copying.ts';
import { attachFormulas } from './formulas/attach.ts';
import { attachCards } from './hover-card.ts';
import { attachProofs } from './proofs.ts';
import { attachSymbols } from './symbols.ts';

/** What reading pages do beyond HTML; every one of these leaves the page readable without it. */
attachCards();
attachProofs();
addCopyButtons();
attachSymbols();
attachFormulas();
attachExercises();
offerLectures();
document.addEventListener('copy', copyNumbers);
