import { addTexts } from '../../lib/texts.js';
import { first } from '../../texts/en/first.js';

addTexts(first);
