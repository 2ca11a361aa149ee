import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { delegations } from '../../texts/en/delegations.js';

addTexts(delegations);
