import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { exceptions } from '../../texts/en/exceptions.js';

addTexts(exceptions);
