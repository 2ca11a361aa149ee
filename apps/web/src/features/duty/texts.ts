import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { duty } from '../../texts/en/duty.js';

addTexts(duty);
