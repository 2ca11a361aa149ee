import '../../lib/record-texts.js';
