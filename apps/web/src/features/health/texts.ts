import { addTexts } from '../../lib/texts.js';
import { health } from '../../texts/en/health.js';

addTexts(health);
