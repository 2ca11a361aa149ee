import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { risks } from '../../texts/en/risks.js';

addTexts(risks);
