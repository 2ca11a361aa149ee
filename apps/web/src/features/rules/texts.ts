import { addTexts } from '../../lib/texts.js';
import '../../lib/record-texts.js';
import { rules } from '../../texts/en/rules.js';

addTexts(rules);
