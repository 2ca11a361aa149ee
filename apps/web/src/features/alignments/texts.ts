import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { alignments } from '../../texts/en/alignments.js';
import { cases } from '../../texts/en/cases.js';

addTexts({ ...cases, ...alignments });
