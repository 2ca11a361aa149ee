import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { calendars } from '../../texts/en/calendars.js';

addTexts(calendars);
