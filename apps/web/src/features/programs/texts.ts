import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { board } from '../../texts/en/board.js';
import { programs } from '../../texts/en/programs.js';

addTexts({ ...board, ...programs });
