import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { cases } from '../../texts/en/cases.js';
import { controls } from '../../texts/en/controls.js';
import { recurrences } from '../../texts/en/recurrences.js';

addTexts({ ...cases, ...controls, ...recurrences });
