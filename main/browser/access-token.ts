import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 192 random bits; the characters are allowed in a WebSocket subprotocol and in a URL's fragment. */
export function createToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Compares digests, so that the time taken tells neither the length nor the content of the token. */
export function isToken(given: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
