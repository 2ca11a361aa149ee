import { addTexts } from '../../lib/texts.js';
import '../../lib/record-texts.js';
import { recurrences } from '../../texts/en/recurrences.js';

addTexts(recurrences);
