import { addTexts } from '../../lib/texts.js';
import '../../lib/record-texts.js';
import { operations } from '../../texts/en/operations.js';

addTexts(operations);
