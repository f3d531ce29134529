import { createTransport, type Transporter } from 'nodemailer';
import type { Language } from '../../client/i18n.ts';

export interface MailSettings {
  /** `smtp://user:password@host:587` or `smtps://...`. */
  smtpUrl: string;
  /** `Kumquat <platform@example.com>` */
  from: string;
  language: Language;
}

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

const TIMEOUT_MS = 15_000;

/** Sends mails as plain text. The connection is made for each. */
export class Mailer {
  readonly #transport: Transporter;
  readonly language: Language;

  constructor(private readonly settings: MailSettings) {
    const limits = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
    const { protocol, hostname, port, username, password } = new URL(settings.smtpUrl);
    const secure = protocol === 'smtps:';
    this.#transport = createTransport({
      host: hostname,
      port: port ? Number(port) : secure ? 465 : 587,
      secure,
      ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
      // What a mail holds comes from people: it never names a file or an address to fetch.
      disableFileAccess: true,
      disableUrlAccess: true,
      ...limits,
    });
    this.language = settings.language;
  }

  /** Throws what the server answered, as nodemailer's error with `responseCode`. */
  async send(mail: Mail): Promise<void> {
    await this.#transport.sendMail({ from: this.settings.from, ...mail });
  }

  close(): void {
    this.#transport.close();
  }
}
