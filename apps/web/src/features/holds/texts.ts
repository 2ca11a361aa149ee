import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { holds } from '../../texts/en/holds.js';

addTexts(holds);
