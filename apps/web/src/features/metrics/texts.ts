import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { metrics } from '../../texts/en/metrics.js';

addTexts(metrics);
