import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { ai } from '../../texts/en/ai.js';

addTexts(ai);
