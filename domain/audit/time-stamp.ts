import { hash, X509Certificate } from 'node:crypto';
import { Integer, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate,
  ContentInfo,
  MessageImprint,
  PKIStatus,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { isIssuedUnder } from './issued-under.js';
import { namesCertificate, safeDigests, timeStampInfo } from './named-certificate.js';

const sha256 = '2.16.840.1.101.3.4.2.1';
const signedData = '1.2.840.113549.1.7.2';
const forTimeStamping = '1.3.6.1.5.5.7.3.8';

/** A token has some kilobytes: its certificates are in it. */
const longestToken = 65_536;

/** What an authority attests: that these bytes were there at an instant. */
export interface Attested {
  /** ISO 8601 in UTC. */
  at: string;
  /** What its certificate calls it. */
  authority: string;
}

/** What an authority is asked (RFC 3161): the digest of the bytes, a nonce, and its certificate in the answer. */
export function timeStampRequest(bytes: Buffer, nonce: Buffer): Buffer {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256 }),
      hashedMessage: new OctetString({ valueHex: hash('sha256', bytes, 'buffer') }),
    }),
    nonce: new Integer({ valueHex: positive(nonce) }),
    certReq: true,
  });
  return Buffer.from(request.toSchema().toBER());
}

/**
 * The token in what an authority answered, once all of it was looked at.
 *
 * @throws Error that says what is wrong with it: refused, over other bytes, an old answer, badly signed
 */
export async function tokenIn(
  answer: Buffer,
  { bytes, nonce }: { bytes: Buffer; nonce: Buffer },
): Promise<Attested & { token: Buffer }> {
  if (answer.length > longestToken) throw new Error(`the answer has more than ${longestToken / 1024} KB`);
  const response = read('the answer is no answer of a time-stamp authority', () => TimeStampResp.fromBER(answer));
  const { status, statusStrings } = response.status;
  const said = statusStrings?.map((text) => text.valueBlock.value).join(' ') ?? '';
  if (status !== PKIStatus.granted && status !== PKIStatus.grantedWithMods)
    throw new Error(`it refused (status ${status})${said === '' ? '' : `: ${said}`}`);
  if (response.timeStampToken === undefined) throw new Error('it granted and gave no token');
  const token = Buffer.from(response.timeStampToken.toSchema().toBER());
  const { given, attested } = await opened(token, bytes);
  if (given === null || !sameNumber(given, nonce))
    throw new Error('the token is for another request: its nonce is not ours');
  return { ...attested, token };
}

/**
 * What a token attests about these bytes.
 *
 * @param trusted certificates of the authorities that are believed; null: the token is believed about who made it
 * @throws Error that says what is wrong with it
 */
export async function attestedBy(
  token: Buffer,
  bytes: Buffer,
  trusted: readonly X509Certificate[] | null,
): Promise<Attested> {
  if (token.length > longestToken) throw new Error(`it has more than ${longestToken / 1024} KB`);
  const { attested, signer, others } = await opened(token, bytes);
  if (trusted !== null && !isIssuedUnder(signer, { trusted, others, at: Date.parse(attested.at) }))
    throw new Error(`${attested.authority} is no authority that is trusted`);
  return attested;
}

interface Opened {
  attested: Attested;
  /** The nonce in it. */
  given: Buffer | null;
  signer: X509Certificate;
  others: X509Certificate[];
}

async function opened(token: Buffer, bytes: Buffer): Promise<Opened> {
  const { cms, info } = read('it is no token of a time-stamp authority', () => contentOf(token));
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const imprint = Buffer.from(hashedMessage.valueBlock.valueHexView);
  if (hashAlgorithm.algorithmId !== sha256 || !imprint.equals(hash('sha256', bytes, 'buffer')))
    throw new Error('the token is over other bytes');
  const [by, more] = cms.signerInfos;
  if (!by || more) throw new Error('the token is not signed by one authority');
  if (!(by.digestAlgorithm.algorithmId in safeDigests))
    throw new Error('the token is signed over a digest that is not safe any more');
  const { signatureVerified, signerCertificate } = await verified(cms, bytes);
  if (!signatureVerified || !signerCertificate) throw new Error('the signature of the token is not right');
  const signer = certificateOf(signerCertificate);
  const purposes = signer.keyUsage as readonly string[] | undefined;
  if (!purposes?.includes(forTimeStamping)) throw new Error('its certificate is not one for time stamps');
  if (!namesCertificate(by, signer))
    throw new Error('the token names another certificate than the one that it is signed by');
  const others = (cms.certificates ?? []).filter((one) => one instanceof Certificate).map(certificateOf);
  const given = info.nonce === undefined ? null : Buffer.from(info.nonce.valueBlock.valueHexView);
  return { attested: { at: info.genTime.toISOString(), authority: nameOf(signer) }, given, signer, others };
}

function contentOf(token: Buffer): { cms: SignedData; info: TSTInfo } {
  const content = ContentInfo.fromBER(token);
  if (content.contentType !== signedData) throw new Error('it is not signed');
  const cms = new SignedData({ schema: content.content });
  const { eContentType, eContent } = cms.encapContentInfo;
  if (eContentType !== timeStampInfo || !eContent) throw new Error('it holds no time stamp');
  return { cms, info: TSTInfo.fromBER(eContent.getValue()) };
}

async function verified(cms: SignedData, bytes: Buffer): Promise<Awaited<ReturnType<typeof verifyAll>>> {
  try {
    return await verifyAll(cms, bytes);
  } catch (error) {
    throw new Error(`the signature of the token is not right: ${reason(error)}`, { cause: error });
  }
}

function verifyAll(cms: SignedData, bytes: Buffer) {
  return cms.verify({ signer: 0, data: new Uint8Array(bytes).buffer, extendedMode: true });
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whatever a reader of ASN.1 throws at bytes that are none, or nested too deep. */
function read<T>(what: string, reading: () => T): T {
  try {
    return reading();
  } catch (error) {
    throw new Error(`${what}: ${reason(error)}`, { cause: error });
  }
}

function certificateOf(certificate: Certificate): X509Certificate {
  return read(
    'the token holds a certificate that is none',
    () => new X509Certificate(Buffer.from(certificate.toSchema().toBER())),
  );
}

/** The name that its certificate gives an authority, on one line. */
function nameOf(certificate: X509Certificate): string {
  const common = certificate.subject.split('\n').find((line) => line.startsWith('CN='));
  return (common?.slice(3) ?? certificate.subject).replaceAll(/[\p{Cc}\s]+/gu, ' ').slice(0, 200);
}

/** The bytes of a number of ASN.1 that is not negative: as few as can be. */
function positive(nonce: Buffer): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(nonce);
  const first = bytes.findIndex((byte) => byte !== 0);
  const fewest = first === -1 ? bytes.subarray(-1) : bytes.subarray(first);
  return (fewest[0] ?? 0) < 0x80 ? fewest : new Uint8Array([0, ...fewest]);
}

function sameNumber(one: Buffer, other: Buffer): boolean {
  return BigInt(`0x0${one.toString('hex')}`) === BigInt(`0x0${other.toString('hex')}`);
}
