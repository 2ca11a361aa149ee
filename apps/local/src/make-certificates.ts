import { temporalCertificates } from './servers/certificates.js';

/**
 * `node dist/apps/local/src/make-certificates.js FOLDER`: certificates for a Temporal server elsewhere and whoever may
 * speak to it, where there are none, or half of their time is over.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined || folder === '') {
  process.stderr.write('Say into which folder: node dist/apps/local/src/make-certificates.js FOLDER\n');
  process.exitCode = 2;
} else {
  const { ca } = temporalCertificates(folder);
  process.stdout.write(`The certificates are beside ${ca}.\n`);
}
