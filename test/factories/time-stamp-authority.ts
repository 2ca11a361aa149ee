import { hash, webcrypto } from 'node:crypto';

import { Integer, ObjectIdentifier, OctetString, Sequence, Utf8String } from 'asn1js';
import {
  Attribute,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  Extension,
  ExtKeyUsage,
  IssuerAndSerialNumber,
  MessageImprint,
  PKIStatus,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';

type CryptoKey = webcrypto.CryptoKey;

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' };
const timeStampInfo = '1.2.840.113549.1.9.16.1.4';

/** What an authority of the tests does otherwise than it should. */
export interface Misdeeds {
  status?: PKIStatus;
  /** It stamps these bytes instead. */
  over?: Buffer;
  nonce?: Integer | null;
  /** Of what is signed, a byte is another afterwards. */
  broken?: boolean;
  /** Its certificate is that of anybody. */
  purpose?: string;
  /** Within what is signed stands another certificate. */
  named?: Buffer;
  /** Nothing says by which certificate it is signed. */
  unnamed?: boolean;
  at?: Date;
}

/** A small authority of RFC 3161, which stamps what it is asked, or does one of its misdeeds. */
export class TimeStampAuthority {
  private constructor(
    private readonly root: Certificate,
    private readonly issuer: CryptoKey,
    private readonly name: string,
  ) {}

  static async make(name = 'Time authority of the tests'): Promise<TimeStampAuthority> {
    const keys = await webcrypto.subtle.generateKey(ecdsa, false, ['sign', 'verify']);
    const subject = `${name}, root`;
    const root = await certificate({
      subject,
      issuer: subject,
      publicKey: keys.publicKey,
      by: keys.privateKey,
      purpose: null,
    });
    return new TimeStampAuthority(root, keys.privateKey, name);
  }

  /** The certificate to believe, as PEM. */
  get pem(): string {
    const lines = Buffer.from(this.root.toSchema().toBER()).toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd();
    return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
  }

  /** What it answers to a request. */
  async answer(asked: Buffer, misdeeds: Misdeeds = {}): Promise<Buffer> {
    const { status = PKIStatus.granted } = misdeeds;
    const request = TimeStampReq.fromBER(asked);
    const said = {
      status,
      statusStrings: status === PKIStatus.granted ? [] : [new Utf8String({ value: 'no more today' })],
    };
    const response = new TimeStampResp({
      status: new PKIStatusInfo(said.statusStrings.length > 0 ? said : { status }),
      ...(status === PKIStatus.granted ? { timeStampToken: await this.token(request, misdeeds) } : {}),
    });
    return Buffer.from(response.toSchema().toBER());
  }

  private async token(request: TimeStampReq, misdeeds: Misdeeds): Promise<ContentInfo> {
    const { over, nonce = request.nonce, at = new Date(), purpose = '1.3.6.1.5.5.7.3.8' } = misdeeds;
    const keys = await webcrypto.subtle.generateKey(ecdsa, false, ['sign', 'verify']);
    const own = await certificate({
      subject: this.name,
      issuer: `${this.name}, root`,
      publicKey: keys.publicKey,
      by: this.issuer,
      purpose,
    });
    const { hashAlgorithm, hashedMessage } = request.messageImprint;
    const info = new TSTInfo({
      version: 1,
      policy: '1.3.6.1.4.1.99999.1',
      messageImprint: new MessageImprint({
        hashAlgorithm,
        hashedMessage: over ? new OctetString({ valueHex: hash('sha256', over, 'buffer') }) : hashedMessage,
      }),
      serialNumber: new Integer({ value: 7 }),
      genTime: at,
      ...(nonce ? { nonce } : {}),
    });
    const content = Buffer.from(info.toSchema().toBER());
    const signed = await this.signed(content, own, keys.privateKey, misdeeds);
    return new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) });
  }

  private async signed(content: Buffer, own: Certificate, key: CryptoKey, misdeeds: Misdeeds): Promise<SignedData> {
    const named = misdeeds.named ?? Buffer.from(own.toSchema().toBER());
    const attribute = (type: string, value: unknown): Attribute => new Attribute({ type, values: [value] });
    const digest = new OctetString({ valueHex: hash('sha256', named, 'buffer') });
    const signed = new SignedData({
      version: 3,
      encapContentInfo: new EncapsulatedContentInfo({
        eContentType: timeStampInfo,
        eContent: new OctetString({ valueHex: content }),
      }),
      signerInfos: [
        new SignerInfo({
          version: 1,
          sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
          signedAttrs: new SignedAndUnsignedAttributes({
            type: 0,
            attributes: [
              attribute('1.2.840.113549.1.9.3', new ObjectIdentifier({ value: timeStampInfo })),
              attribute('1.2.840.113549.1.9.4', new OctetString({ valueHex: hash('sha256', content, 'buffer') })),
              ...(misdeeds.unnamed
                ? []
                : [attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(sequence(digest))))]),
            ],
          }),
        }),
      ],
      certificates: [own, this.root],
    });
    await signed.sign(key, 0, 'SHA-256');
    if (misdeeds.broken) {
      const { signature } = signed.signerInfos[0] as SignerInfo;
      const bytes = signature.valueBlock.valueHexView;
      bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
    }
    return signed;
  }
}

function sequence(value: Sequence | OctetString): Sequence {
  return new Sequence({ value: [value] });
}

interface Wanted {
  subject: string;
  issuer: string;
  publicKey: CryptoKey;
  by: CryptoKey;
  /** Null: it issues others. */
  purpose: string | null;
}

async function certificate({ subject, issuer, publicKey, by, purpose }: Wanted): Promise<Certificate> {
  const made = new Certificate();
  made.version = 2;
  made.serialNumber = new Integer({ value: 1 + Math.floor(Math.random() * 1e9) });
  for (const [name, of] of [
    [subject, made.subject],
    [issuer, made.issuer],
  ] as const)
    of.typesAndValues.push(new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: name }) }));
  made.notBefore.value = new Date(Date.now() - 86_400_000);
  made.notAfter.value = new Date(Date.now() + 86_400_000);
  const extension = (extnID: string, critical: boolean, value: BasicConstraints | ExtKeyUsage): Extension =>
    new Extension({ extnID, critical, extnValue: value.toSchema().toBER() });
  made.extensions = [
    purpose === null
      ? extension('2.5.29.19', true, new BasicConstraints({ cA: true }))
      : extension('2.5.29.37', true, new ExtKeyUsage({ keyPurposes: [purpose] })),
  ];
  await made.subjectPublicKeyInfo.importKey(publicKey);
  await made.sign(by, 'SHA-256');
  return made;
}
