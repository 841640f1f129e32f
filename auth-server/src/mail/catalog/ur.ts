import type { SecurityChange } from '../message/securityChanges.js';
import type { MailCatalog } from './MailCatalog.js';

const IGNORE = 'اگر آپ نے یہ درخواست نہیں کی تو اس ای میل کو نظر انداز کر دیں۔';
const NOTHING_TO_DO = 'اگر یہ آپ ہی نے کیا ہے تو آپ کو کچھ کرنے کی ضرورت نہیں۔';

const CHANGES: Record<SecurityChange, [heading: string, meaning: string]> = {
  'second-factor-on': [
    'دو مرحلہ جاتی تصدیق آن کر دی گئی ہے',
    'اب سائن اِن کرنے کے لیے آپ کی آتھنٹیکیٹر ایپ کا کوڈ بھی درکار ہے۔',
  ],
  'second-factor-off': [
    'دو مرحلہ جاتی تصدیق آف کر دی گئی ہے',
    'اب سائن اِن کرنے کے لیے کوڈ کی ضرورت نہیں۔',
  ],
  'backup-codes-made': ['نئے بیک اَپ کوڈ بنائے گئے ہیں', 'آپ کے پرانے بیک اَپ کوڈ اب کام نہیں کرتے۔'],
  'passkey-added': ['ایک پاس کی شامل کی گئی ہے', 'اب اس سے سائن اِن کیا جا سکتا ہے۔'],
  'passkey-removed': ['ایک پاس کی ہٹا دی گئی ہے', 'اب اس سے سائن اِن نہیں کیا جا سکتا۔'],
  'connection-added': [
    'کسی اور سروس کا اکاؤنٹ منسلک کیا گیا ہے',
    'اب اس سے سائن اِن کیا جا سکتا ہے۔',
  ],
  'connection-removed': ['ایک منسلک اکاؤنٹ ہٹا دیا گیا ہے', 'اب اس سے سائن اِن نہیں کیا جا سکتا۔'],
  'api-key-created': [
    'ایک اے پی آئی کلید بنائی گئی ہے',
    'جس پروگرام کے پاس یہ ہو، وہ سب کچھ پڑھ سکتا ہے جو آپ پڑھ سکتے ہیں۔',
  ],
  'app-connected': ['ایک ایپ منسلک کی گئی ہے', 'اب وہ ایسے صفحات پڑھ سکتی ہے جو آپ پڑھ سکتے ہیں۔'],
};

/** Urdu. Names and addresses are isolated: most of them are left to right. */
export const ur: MailCatalog = {
  direction: 'rtl',
  colon: ': ',
  device: {
    unknownBrowser: 'نامعلوم براؤزر',
    on: (browser, system) => `${system} پر ${browser}`,
  },
  greeting: (name, { isolate }) =>
    name === null ? 'السلام علیکم،' : `السلام علیکم ${isolate(name)}،`,
  linkInstead: 'اگر بٹن کام نہ کرے تو یہ لنک اپنے براؤزر میں کاپی کریں:',
  footer: ({ site, isolate }) =>
    `یہ ای میل آپ کو اس لیے بھیجی گئی ہے کہ ${isolate(site)} پر آپ کا ای میل پتہ استعمال ہوا ہے۔`,
  mails: {
    verification: ({ path, validMinutes }, { site, duration, isolate }) => ({
      subject: `${isolate(site)} کے لیے اپنے ای میل پتے کی تصدیق کریں`,
      preview: `لنک کی میعاد: ${duration(validMinutes)}۔`,
      heading: 'اپنے ای میل پتے کی تصدیق کریں',
      paragraphs: [
        `تصدیق کریں کہ آپ ${isolate(site)} پر یہ ای میل پتہ استعمال کرنا چاہتے ہیں۔`,
        `لنک کی میعاد: ${duration(validMinutes)}۔`,
      ],
      button: { label: 'ای میل پتے کی تصدیق کریں', path },
      closing: [IGNORE],
    }),
    reset: ({ path, validMinutes }, { site, duration, isolate }) => ({
      subject: `${isolate(site)} کے لیے نیا پاس ورڈ منتخب کریں`,
      preview: `لنک صرف ایک بار کام کرے گا۔ میعاد: ${duration(validMinutes)}۔`,
      heading: 'نیا پاس ورڈ منتخب کریں',
      paragraphs: [
        `ہمیں ${isolate(site)} پر آپ کے اکاؤنٹ کا پاس ورڈ دوبارہ منتخب کرنے کی درخواست ملی ہے۔`,
        `لنک صرف ایک بار کام کرے گا۔ میعاد: ${duration(validMinutes)}۔ پاس ورڈ بدلنے سے آپ ہر جگہ سے سائن آؤٹ ہو جائیں گے۔`,
      ],
      button: { label: 'نیا پاس ورڈ منتخب کریں', path },
      closing: [`${IGNORE} آپ کا پاس ورڈ وہی رہے گا۔`],
    }),
    'magic-link': ({ path, validMinutes }, { site, duration, isolate }) => ({
      subject: `${isolate(site)} کے لیے آپ کا سائن اِن لنک`,
      preview: `لنک صرف ایک بار کام کرے گا۔ میعاد: ${duration(validMinutes)}۔`,
      heading: `${isolate(site)} میں سائن اِن کریں`,
      paragraphs: [
        `اس لنک سے اپنے اکاؤنٹ میں سائن اِن کریں۔ یہ صرف ایک بار کام کرے گا۔ میعاد: ${duration(validMinutes)}۔`,
      ],
      button: { label: 'سائن اِن کریں', path },
      closing: [
        'یہ لنک کسی کو نہ دیں۔ جس کے پاس یہ ہو، وہ آپ کے اکاؤنٹ میں سائن اِن کر سکتا ہے۔',
        IGNORE,
      ],
    }),
    'address-in-use': ({ path }, { site, isolate }) => ({
      subject: `${isolate(site)} پر آپ کا اکاؤنٹ پہلے سے موجود ہے`,
      preview: 'اپنے موجودہ اکاؤنٹ سے سائن اِن کریں۔',
      heading: 'آپ کا اکاؤنٹ پہلے سے موجود ہے',
      paragraphs: [
        `کسی نے ${isolate(site)} پر آپ کا ای میل پتہ درج کیا ہے، لیکن یہ پہلے ہی آپ کے اکاؤنٹ کا پتہ ہے۔ کچھ نہیں بدلا۔`,
        'اگر یہ آپ تھے تو سائن اِن کریں۔ پاس ورڈ بھول گئے ہیں؟ سائن اِن کے صفحے سے نیا منتخب کر سکتے ہیں۔',
      ],
      button: { label: 'سائن اِن کریں', path },
      closing: ['اگر یہ آپ نہیں تھے تو اس ای میل کو نظر انداز کر دیں۔'],
    }),
    welcome: ({ path }, { site, isolate }) => ({
      subject: `${isolate(site)} میں خوش آمدید`,
      preview: 'آپ کا اکاؤنٹ تیار ہے۔',
      heading: `${isolate(site)} میں خوش آمدید`,
      paragraphs: [
        'اکاؤنٹ بنانے کا شکریہ۔ آپ کا اکاؤنٹ تیار ہے۔',
        'آپ کی ترجیحات آپ کے اکاؤنٹ میں محفوظ رہتی ہیں، اس لیے آپ جہاں بھی سائن اِن کریں، وہ آپ کے ساتھ ہوں گی۔',
      ],
      button: { label: `${isolate(site)} پر جائیں`, path },
      closing: [],
    }),
    'password-changed': ({ at, path }, { site, date, isolate }) => ({
      subject: `${isolate(site)} کے لیے آپ کا پاس ورڈ تبدیل ہو گیا ہے`,
      preview: NOTHING_TO_DO,
      heading: 'آپ کا پاس ورڈ تبدیل ہو گیا ہے',
      paragraphs: [
        `${isolate(site)} پر آپ کے اکاؤنٹ کا پاس ورڈ تبدیل ہو گیا ہے اور باقی تمام سیشن ختم کر دیے گئے ہیں۔`,
        `${NOTHING_TO_DO} اگر نہیں، تو ابھی نیا پاس ورڈ منتخب کریں۔`,
      ],
      details: [{ label: 'وقت', value: date(at) }],
      button: { label: 'نیا پاس ورڈ منتخب کریں', path },
      closing: [`اگر آپ پھر بھی سائن اِن نہ کر سکیں تو ${isolate(site)} کی ٹیم سے رابطہ کریں۔`],
    }),
    'email-change': (
      { oldAddress, newAddress, path, validMinutes },
      { site, duration, isolate },
    ) => ({
      subject: `${isolate(site)} پر اپنے اکاؤنٹ کے نئے ای میل پتے کی اجازت دیں`,
      preview: 'آپ کی اجازت کے بغیر کچھ نہیں بدلے گا۔',
      heading: 'اپنے نئے ای میل پتے کی اجازت دیں',
      paragraphs: [
        `ہمیں ${isolate(site)} پر آپ کے اکاؤنٹ کا ای میل پتہ بدلنے کی درخواست ملی ہے۔ جب تک آپ یہاں اجازت نہ دیں اور نئے پتے سے تصدیق نہ کریں، کچھ نہیں بدلے گا۔`,
        `لنک کی میعاد: ${duration(validMinutes)}۔`,
      ],
      details: [
        { label: 'موجودہ پتہ', value: oldAddress },
        { label: 'نیا پتہ', value: newAddress },
      ],
      button: { label: 'تبدیلی کی اجازت دیں', path },
      closing: [
        'اگر آپ نے یہ درخواست نہیں کی تو لنک نہ کھولیں۔ ممکن ہے کسی کو آپ کے اکاؤنٹ تک رسائی حاصل ہو: سائن اِن کر کے اپنا پاس ورڈ تبدیل کریں۔',
      ],
    }),
    'email-changed': ({ at, oldAddress, newAddress, path }, { site, date, isolate }) => ({
      subject: `${isolate(site)} کے لیے آپ کا ای میل پتہ تبدیل ہو گیا ہے`,
      preview: NOTHING_TO_DO,
      heading: 'آپ کا ای میل پتہ تبدیل ہو گیا ہے',
      paragraphs: [
        `${isolate(site)} پر آپ کے اکاؤنٹ کا ای میل پتہ تبدیل ہو گیا ہے۔ پرانے پتے سے اب سائن اِن نہیں ہو سکتا، اور اس پر یہ ہماری آخری ای میل ہے۔`,
        `${NOTHING_TO_DO} اگر نہیں، تو نئے پتے اور اپنے پاس ورڈ سے سائن اِن کریں اور دونوں تبدیل کریں۔`,
      ],
      details: [
        { label: 'پرانا پتہ', value: oldAddress },
        { label: 'نیا پتہ', value: newAddress },
        { label: 'وقت', value: date(at) },
      ],
      button: { label: 'سائن اِن کریں', path },
      closing: [`اگر آپ سائن اِن نہ کر سکیں تو ${isolate(site)} کی ٹیم سے رابطہ کریں۔`],
    }),
    'security-changed': ({ at, change, what, path }, { site, date, isolate }) => {
      const [heading, meaning] = CHANGES[change];
      return {
        subject: `${isolate(site)} پر آپ کا اکاؤنٹ: ${heading}`,
        preview: NOTHING_TO_DO,
        heading,
        paragraphs: [
          `${isolate(site)} پر آپ کے اکاؤنٹ کے لیے ${heading}۔ ${meaning}`,
          `${NOTHING_TO_DO} اگر نہیں، تو اس تبدیلی کو واپس کریں اور نیا پاس ورڈ منتخب کریں۔`,
        ],
        details: [
          ...(what === null ? [] : [{ label: 'نام', value: what }]),
          { label: 'وقت', value: date(at) },
        ],
        button: { label: 'اپنا اکاؤنٹ دیکھیں', path },
        closing: [`اگر آپ سائن اِن نہ کر سکیں تو ${isolate(site)} کی ٹیم سے رابطہ کریں۔`],
      };
    },
    'new-sign-in': ({ at, device, ipAddress, path }, { site, date, deviceName, isolate }) => ({
      subject: `${isolate(site)} پر آپ کے اکاؤنٹ میں نیا سائن اِن`,
      preview: 'ایک ایسے براؤزر سے جو آپ نے پہلے استعمال نہیں کیا۔',
      heading: 'آپ کے اکاؤنٹ میں نیا سائن اِن',
      paragraphs: [
        `کسی نے ${isolate(site)} پر آپ کے اکاؤنٹ میں ایک ایسے براؤزر سے سائن اِن کیا ہے جو آپ نے پہلے استعمال نہیں کیا۔`,
        `${NOTHING_TO_DO} اگر نہیں، تو اس سیشن کو سائن آؤٹ کریں اور اپنا پاس ورڈ تبدیل کریں۔`,
      ],
      details: [
        { label: 'آلہ', value: deviceName(device) },
        ...(ipAddress === null ? [] : [{ label: 'آئی پی ایڈریس', value: ipAddress }]),
        { label: 'وقت', value: date(at) },
      ],
      button: { label: 'اپنے سیشن دیکھیں', path },
      closing: [],
    }),
    granted: ({ plan, path }, { site, isolate }) => ({
      subject: `${isolate(site)} پر اب آپ کو ${isolate(plan)} تک رسائی حاصل ہے`,
      preview: 'پڑھنے کے لیے سائن اِن کریں۔',
      heading: `اب آپ کو ${isolate(plan)} تک رسائی حاصل ہے`,
      paragraphs: [
        `${isolate(site)} پر آپ کے اکاؤنٹ میں اب ${isolate(plan)} شامل ہے۔ پڑھنے کے لیے سائن اِن کریں۔`,
      ],
      button: { label: 'پڑھنا شروع کریں', path },
      closing: [],
    }),
    'access-requested': ({ reader, plan, path, command }, { site, isolate }) => ({
      subject: `${isolate(reader.name)} نے ${isolate(site)} پر ${isolate(plan)} تک رسائی کی درخواست کی ہے`,
      preview: 'رسائی دینے کے لیے ایک کمانڈ چلائیں۔',
      heading: 'ایک قاری نے رسائی کی درخواست کی ہے',
      paragraphs: [
        `${isolate(site)} کے ایک قاری نے ${isolate(plan)} تک رسائی کی درخواست کی ہے۔ رسائی دینے کے لیے سرور پر یہ کمانڈ چلائیں۔`,
      ],
      details: [
        { label: 'قاری', value: reader.name },
        { label: 'ای میل', value: reader.email },
        { label: 'صفحہ', value: path },
        { label: 'کمانڈ', value: command },
      ],
      closing: [
        `تمام زیرِ التوا درخواستیں دیکھنے کے لیے ${isolate('gatehouse admin requests')} چلائیں۔`,
      ],
    }),
    'account-deleted': ({ at }, { site, date, isolate }) => ({
      subject: `${isolate(site)} پر آپ کا اکاؤنٹ حذف کر دیا گیا ہے`,
      preview: 'آپ کا اکاؤنٹ اور اس کا ڈیٹا ختم ہو گیا ہے۔',
      heading: 'آپ کا اکاؤنٹ حذف کر دیا گیا ہے',
      paragraphs: [
        `${isolate(site)} پر آپ کا اکاؤنٹ اور اس کا تمام ڈیٹا ہمیشہ کے لیے حذف کر دیا گیا ہے۔`,
      ],
      details: [{ label: 'وقت', value: date(at) }],
      closing: ['آپ جب چاہیں دوبارہ اکاؤنٹ بنا سکتے ہیں۔ یہ آپ کے نام ہماری آخری ای میل ہے۔'],
    }),
  },
};
