import { addTexts } from '../../lib/texts.js';
import '../../lib/record-texts.js';
import { templates } from '../../texts/en/templates.js';

addTexts(templates);
