import type { SecurityChange } from '../message/securityChanges.js';
import type { MailCatalog } from './MailCatalog.js';

const IGNORE = 'اگر یہ آپ نے نہیں کیا تو اس ای میل کو نظر انداز کر دیں، کچھ نہیں بدلے گا۔';
const NOTHING_TO_DO = 'اگر یہ آپ ہی نے کیا ہے تو آپ کو کچھ کرنے کی ضرورت نہیں۔';

const CHANGES: Record<SecurityChange, [heading: string, meaning: string]> = {
  'second-factor-on': [
    'دو مرحلہ جاتی تصدیق آن کر دی گئی ہے',
    'اب سے سائن اِن کرتے وقت آپ کی آتھنٹیکیٹر ایپ کا کوڈ بھی پوچھا جائے گا۔',
  ],
  'second-factor-off': [
    'دو مرحلہ جاتی تصدیق آف کر دی گئی ہے',
    'اب سے سائن اِن کرتے وقت کوئی کوڈ نہیں پوچھا جائے گا۔',
  ],
  'backup-codes-made': ['نئے بیک اَپ کوڈ بنائے گئے ہیں', 'پہلے والے بیک اَپ کوڈ اب کام نہیں کرتے۔'],
  'passkey-added': [
    'ایک پاس کی شامل کی گئی ہے',
    'یہ جس کے پاس ہو، وہ آپ کے نام سے سائن اِن کر سکتا ہے۔',
  ],
  'passkey-removed': ['ایک پاس کی ہٹا دی گئی ہے', 'اب اس سے سائن اِن نہیں ہو سکتا۔'],
  'connection-added': [
    'ایک اور سروس منسلک کی گئی ہے',
    'جو وہاں آپ کے اکاؤنٹ میں سائن اِن کر سکتا ہے، وہ یہاں بھی آپ کے نام سے سائن اِن کر سکتا ہے۔',
  ],
  'connection-removed': ['ایک سروس الگ کر دی گئی ہے', 'اب اس سے سائن اِن نہیں ہو سکتا۔'],
};

/** @param device as `describeDevice` says it: "Firefox on Linux", "Unknown browser" */
function deviceText(device: string, isolate: (text: string) => string): string {
  const [name = '', system] = device.split(' on ');
  const browser = name === 'Unknown browser' ? 'نامعلوم براؤزر' : isolate(name);
  return system === undefined ? browser : `${isolate(system)} پر ${browser}`;
}

/** Urdu. Names and addresses stand in isolates: most of them run the other way. */
export const ur: MailCatalog = {
  direction: 'rtl',
  greeting: (name, { isolate }) =>
    name === null ? 'السلام علیکم،' : `السلام علیکم ${isolate(name)}،`,
  linkInstead: 'اگر بٹن کام نہ کرے تو یہ لنک کھولیں:',
  footer: ({ site, isolate }) =>
    `یہ ای میل آپ کو ${isolate(site)} پر آپ کے اکاؤنٹ یا پتے کی وجہ سے بھیجی گئی ہے۔`,
  mails: {
    verification: ({ path, validMinutes }, { site, duration, isolate }) => ({
      subject: `${isolate(site)} کے لیے اپنے ای میل پتے کی تصدیق کریں`,
      preview: 'بس ایک کلک، اور پتے کی تصدیق ہو جائے گی۔',
      heading: 'اپنے ای میل پتے کی تصدیق کریں',
      paragraphs: [
        `کسی نے، غالباً آپ ہی نے، ${isolate(site)} پر یہ پتہ دیا ہے۔ براہِ کرم تصدیق کریں کہ یہ آپ کا ہے۔`,
        `لنک کی میعاد: ${duration(validMinutes)}۔`,
      ],
      button: { label: 'پتے کی تصدیق کریں', path },
      closing: [IGNORE],
    }),
    reset: ({ path, validMinutes }, { site, duration, isolate }) => ({
      subject: `${isolate(site)} کے لیے نیا پاس ورڈ منتخب کریں`,
      preview: `لنک صرف ایک بار کام کرے گا۔ میعاد: ${duration(validMinutes)}۔`,
      heading: 'نیا پاس ورڈ منتخب کریں',
      paragraphs: [
        `کسی نے، غالباً آپ ہی نے، ${isolate(site)} پر آپ کے اکاؤنٹ کے لیے نئے پاس ورڈ کی درخواست کی ہے۔`,
        `لنک صرف ایک بار کام کرے گا۔ میعاد: ${duration(validMinutes)}۔ اس کے بعد آپ ہر جگہ سے سائن آؤٹ ہو جائیں گے۔`,
      ],
      button: { label: 'نیا پاس ورڈ منتخب کریں', path },
      closing: [
        'اگر یہ آپ نے نہیں کیا تو اس ای میل کو نظر انداز کر دیں، آپ کا پاس ورڈ وہی رہے گا۔',
      ],
    }),
    'magic-link': ({ path, validMinutes }, { site, duration, isolate }) => ({
      subject: `${isolate(site)} میں سائن اِن کریں`,
      preview: `لنک صرف ایک بار کام کرے گا۔ میعاد: ${duration(validMinutes)}۔`,
      heading: `${isolate(site)} میں سائن اِن کریں`,
      paragraphs: [`یہ لنک آپ کو صرف ایک بار سائن اِن کرے گا۔ میعاد: ${duration(validMinutes)}۔`],
      button: { label: 'سائن اِن کریں', path },
      closing: [
        'یہ لنک کسی کو نہ دیں: جو بھی اسے کھولے گا، آپ کے نام سے سائن اِن ہو جائے گا۔',
        'اگر آپ نے اس کی درخواست نہیں کی تو اس ای میل کو نظر انداز کر دیں، کچھ نہیں بدلے گا۔',
      ],
    }),
    'address-in-use': ({ path }, { site, isolate }) => ({
      subject: `${isolate(site)} پر آپ کا اکاؤنٹ پہلے سے موجود ہے`,
      preview: 'کسی نے آپ کے پتے سے اکاؤنٹ بنانے کی کوشش کی ہے۔',
      heading: 'آپ کا اکاؤنٹ پہلے سے موجود ہے',
      paragraphs: [
        `کسی نے، شاید آپ ہی نے، اس پتے سے ${isolate(site)} پر اکاؤنٹ بنانے کی کوشش کی ہے۔ اس پتے کا اکاؤنٹ پہلے سے موجود ہے اور اس میں کچھ نہیں بدلا۔`,
        'نیا اکاؤنٹ بنانے کے بجائے سائن اِن کریں۔ اگر آپ پاس ورڈ بھول گئے ہیں تو وہیں نیا منتخب کر سکتے ہیں۔',
      ],
      button: { label: 'سائن اِن کریں', path },
      closing: [IGNORE],
    }),
    welcome: ({ path }, { site, isolate }) => ({
      subject: `${isolate(site)} میں خوش آمدید`,
      preview: 'آپ کا اکاؤنٹ تیار ہے۔',
      heading: `${isolate(site)} میں خوش آمدید`,
      paragraphs: [
        'آپ کا اکاؤنٹ تیار ہے۔',
        'آپ جس براؤزر میں بھی سائن اِن کریں، آپ کی ترجیحات آپ کے ساتھ ہوں گی۔',
      ],
      button: { label: 'پڑھنا شروع کریں', path },
      closing: [],
    }),
    'password-changed': ({ at, path }, { site, date, isolate }) => ({
      subject: `${isolate(site)} کے لیے آپ کا پاس ورڈ تبدیل ہو گیا ہے`,
      preview: NOTHING_TO_DO,
      heading: 'آپ کا پاس ورڈ تبدیل ہو گیا ہے',
      paragraphs: [
        `${isolate(site)} پر آپ کے اکاؤنٹ کا پاس ورڈ تبدیل ہو گیا ہے اور باقی تمام سیشن ختم کر دیے گئے ہیں۔`,
      ],
      details: [{ label: 'وقت', value: date(at) }],
      button: { label: 'یہ میں نے نہیں کیا', path },
      closing: [NOTHING_TO_DO],
    }),
    'email-change': ({ newAddress, path, validMinutes }, { site, duration, isolate }) => ({
      subject: `کیا ${isolate(site)} کے لیے نئے ای میل پتے کی اجازت ہے؟`,
      preview: 'آپ کی اجازت کے بغیر کچھ نہیں بدلے گا۔',
      heading: 'کیا نئے ای میل پتے کی اجازت ہے؟',
      paragraphs: [
        `کسی نے، غالباً آپ ہی نے، ${isolate(site)} پر آپ کے اکاؤنٹ کا پتہ بدل کر ${isolate(newAddress)} کرنے کی درخواست کی ہے۔`,
        `آپ کی اجازت کے بغیر کچھ نہیں بدلے گا۔ لنک کی میعاد: ${duration(validMinutes)}۔`,
      ],
      button: { label: 'تبدیلی کی اجازت دیں', path },
      closing: [
        'اگر یہ آپ نے نہیں کیا تو لنک نہ کھولیں اور اپنا پاس ورڈ تبدیل کریں: ممکن ہے کسی کو اس کا علم ہو۔',
      ],
    }),
    'email-changed': ({ at, newAddress, path }, { site, date, isolate }) => ({
      subject: `${isolate(site)} کے لیے آپ کا ای میل پتہ تبدیل ہو گیا ہے`,
      preview: NOTHING_TO_DO,
      heading: 'آپ کا ای میل پتہ تبدیل ہو گیا ہے',
      paragraphs: [
        `${isolate(site)} پر آپ کے اکاؤنٹ کا پتہ اب نیا ہے۔ اس پرانے پتے سے اب سائن اِن نہیں ہو سکتا، اور اس پر یہ آخری ای میل ہے۔`,
      ],
      details: [
        { label: 'نیا پتہ', value: newAddress },
        { label: 'وقت', value: date(at) },
      ],
      button: { label: 'یہ میں نے نہیں کیا', path },
      closing: [NOTHING_TO_DO],
    }),
    'security-changed': ({ at, change, what, path }, { site, date, isolate }) => {
      const [heading, meaning] = CHANGES[change];
      return {
        subject: `${isolate(site)} پر آپ کا اکاؤنٹ: ${heading}`,
        preview: NOTHING_TO_DO,
        heading,
        paragraphs: [`${isolate(site)} پر آپ کے اکاؤنٹ کے لیے ${heading}۔ ${meaning}`],
        details: [
          ...(what === null ? [] : [{ label: 'نام', value: what }]),
          { label: 'وقت', value: date(at) },
        ],
        button: { label: 'اپنا اکاؤنٹ دیکھیں', path },
        closing: [
          NOTHING_TO_DO,
          'اگر نہیں، تو وہاں اسے واپس کریں اور اپنا پاس ورڈ تبدیل کریں: ممکن ہے کسی کو اس کا علم ہو۔',
        ],
      };
    },
    'new-sign-in': ({ at, device, place, path }, { site, date, isolate }) => ({
      subject: `${isolate(site)} میں نیا سائن اِن`,
      preview: 'ایک ایسے براؤزر سے جو ہم نے پہلے نہیں دیکھا۔',
      heading: 'آپ کے اکاؤنٹ میں نیا سائن اِن',
      paragraphs: [
        `کسی نے ${isolate(site)} پر آپ کے اکاؤنٹ میں ایک ایسے براؤزر سے سائن اِن کیا ہے جو ہمارے لیے نیا ہے۔`,
      ],
      details: [
        { label: 'آلہ', value: deviceText(device, isolate) },
        ...(place === null ? [] : [{ label: 'مقام', value: place }]),
        { label: 'وقت', value: date(at) },
      ],
      button: { label: 'اپنے سیشن دیکھیں', path },
      closing: [NOTHING_TO_DO, 'اگر نہیں، تو وہ سیشن ختم کریں اور اپنا پاس ورڈ تبدیل کریں۔'],
    }),
    granted: ({ plan, path }, { site, isolate }) => ({
      subject: `${isolate(site)} پر اب آپ کے پاس ${isolate(plan)} ہے`,
      preview: 'پڑھنے کے لیے سائن اِن کریں۔',
      heading: `اب آپ کے پاس ${isolate(plan)} ہے`,
      paragraphs: [
        `${isolate(site)} پر آپ کے اکاؤنٹ میں اب ${isolate(plan)} شامل ہے۔ پڑھنے کے لیے سائن اِن کریں۔`,
      ],
      button: { label: 'پڑھنا شروع کریں', path },
      closing: [],
    }),
    'access-requested': ({ reader, plan, path, command }, { site, isolate }) => ({
      subject: `${isolate(reader.name)} نے ${isolate(site)} پر ${isolate(plan)} کی درخواست کی ہے`,
      preview: 'رسائی دیں، یا اس ای میل کو نظر انداز کریں۔',
      heading: 'ایک قاری رسائی چاہتا ہے',
      paragraphs: [
        `${isolate(site)} کا ایک قاری ${isolate(plan)} چاہتا ہے۔ رسائی دینے کے لیے نیچے دی گئی کمانڈ وہاں چلائیں جہاں سرور چلتا ہے۔`,
      ],
      details: [
        { label: 'قاری', value: reader.name },
        { label: 'ای میل', value: reader.email },
        { label: 'صفحہ', value: path },
        { label: 'کمانڈ', value: command },
      ],
      button: { label: 'صفحہ کھولیں', path },
      closing: [`${isolate('gatehouse admin requests')} سب منتظر قارئین دکھاتا ہے۔`],
    }),
    'account-deleted': ({ at }, { site, date, isolate }) => ({
      subject: `${isolate(site)} پر آپ کا اکاؤنٹ حذف کر دیا گیا ہے`,
      preview: 'اس کے ساتھ محفوظ سب کچھ ختم ہو گیا ہے۔',
      heading: 'آپ کا اکاؤنٹ حذف کر دیا گیا ہے',
      paragraphs: [
        `${isolate(site)} پر آپ کا اکاؤنٹ اور اس کے ساتھ محفوظ سب کچھ حذف کر دیا گیا ہے۔ اسے واپس نہیں لایا جا سکتا۔`,
      ],
      details: [{ label: 'وقت', value: date(at) }],
      closing: ['آپ جب چاہیں دوبارہ اکاؤنٹ بنا سکتے ہیں۔ یہ آپ کے نام آخری ای میل ہے۔'],
    }),
  },
};
