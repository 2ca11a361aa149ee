import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { analyses } from '../../texts/en/analyses.js';
import { cases } from '../../texts/en/cases.js';
import { findings } from '../../texts/en/findings.js';

addTexts({ ...analyses, ...cases, ...findings });
