import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { reports } from '../../texts/en/reports.js';

addTexts(reports);
