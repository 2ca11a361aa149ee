import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { audit } from '../../texts/en/audit.js';

addTexts(audit);
