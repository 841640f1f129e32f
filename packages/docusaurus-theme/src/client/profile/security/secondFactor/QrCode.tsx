import type { ReactNode } from 'react';
import { QRCodeSVG } from 'qrcode.react';
import { translate } from '@docusaurus/Translate';

/** Loaded by `loadQrCode`. @param uri `otpauth://totp/…` */
export default function QrCode({ uri }: { uri: string }): ReactNode {
  return (
    <QRCodeSVG
      value={uri}
      level="M"
      title={translate({
        id: 'profile.twoFactor.qrTitle',
        message: 'QR code for your authenticator app',
      })}
    />
  );
}
