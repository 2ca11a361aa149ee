import '../../lib/record-texts.js';
import { addTexts } from '../../lib/texts.js';
import { reviews } from '../../texts/en/reviews.js';

addTexts(reviews);
