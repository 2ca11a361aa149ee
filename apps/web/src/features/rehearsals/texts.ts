import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { rehearsals } from '../../texts/en/rehearsals.js';

addTexts(rehearsals);
