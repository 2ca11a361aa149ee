import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK } from 'jose';
import { VendorServer, type Answer } from './vendor-server.js';

/** A provider of OpenID Connect on loopback that says whatever a test wants it to. */
export class FalseProvider {
  vendor!: VendorServer;
  /** What its ID tokens say, beside what is right. */
  claims: Record<string, unknown> = {};
  /** `none`: not signed. `other`: with a key that it does not publish. */
  signature: 'right' | 'none' | 'other' = 'right';
  userinfo: Record<string, unknown> | null = null;
  /** What it says of itself besides. */
  more: Record<string, unknown> = {};
  /** Of the attempt whose code is brought. */
  nonce = '';
  private keys: { privateKey: CryptoKey; jwk: JWK }[] = [];

  static async start(): Promise<FalseProvider> {
    const provider = new FalseProvider();
    await provider.changeKeys();
    provider.vendor = await VendorServer.start(() => ({ status: 404 }));
    await provider.prepare();
    return provider;
  }

  get url(): string {
    return this.vendor.url('');
  }

  /** Signs with another key from now on; the old ones are not published any more. */
  async changeKeys(): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: `k${Math.random()}`, alg: 'ES256', use: 'sig' };
    this.keys = [{ privateKey, jwk }];
  }

  /** Puts its next answers ready: one of each kind, for one who signs in. */
  async prepare(): Promise<void> {
    const idToken = await this.token({ nonce: this.nonce, ...this.claims });
    const json = (body: object): Answer => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const { url } = this;
    const document = {
      issuer: url,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/token`,
      jwks_uri: `${url}/jwks`,
      userinfo_endpoint: `${url}/userinfo`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
      ...this.more,
    };
    this.vendor.always('/.well-known/openid-configuration', json(document));
    this.vendor.always('/jwks', json({ keys: this.keys.map(({ jwk }) => jwk) }));
    this.vendor.always('/token', json({ access_token: 'access', token_type: 'Bearer', id_token: idToken }));
    if (this.userinfo) this.vendor.always('/userinfo', json(this.userinfo));
  }

  /** A token of it, as `signature` says. */
  async token(claims: Record<string, unknown>): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    const said = { iss: this.url, sub: 'sub-1', aud: 'tollgate', iat: now, exp: now + 300, ...claims };
    if (this.signature === 'none') return new UnsecuredJWT(said).encode();
    const [own] = this.keys;
    if (!own) throw new Error('it has no key');
    const { privateKey } = this.signature === 'other' ? await generateKeyPair('ES256') : own;
    return new SignJWT(said).setProtectedHeader({ alg: 'ES256', kid: own.jwk.kid ?? '' }).sign(privateKey);
  }

  stop(): Promise<void> {
    return this.vendor.stop();
  }
}
