import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { programs } from '../../texts/en/programs.js';

addTexts(programs);
