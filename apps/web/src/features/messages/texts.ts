import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { messages } from '../../texts/en/messages.js';

addTexts(messages);
