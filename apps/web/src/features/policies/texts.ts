import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { policies } from '../../texts/en/policies.js';

addTexts(policies);
