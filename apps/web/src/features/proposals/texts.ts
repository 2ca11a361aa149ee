import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { cases } from '../../texts/en/cases.js';
import { proposals } from '../../texts/en/proposals.js';

addTexts({ ...cases, ...proposals });
