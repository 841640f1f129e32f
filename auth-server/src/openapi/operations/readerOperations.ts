import { avatarAnswerSchema } from '@gatehouse/contract/accountSchemas';
import { meSchema } from '@gatehouse/contract/meSchema';
import { profilePatchSchema } from '@gatehouse/contract/profile';
import { json, type Operation } from '../Operation.js';

const tag = 'Readers';

export const readerOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/api/me',
    id: 'getMe',
    tag,
    summary: 'Get the current reader',
    description:
      'The reader, the ids of their current plans, and their profile. Without a session, it says that nobody is signed in.',
    access: 'caller',
    answers: {
      200: {
        description: 'Who is calling.',
        schema: meSchema,
        headers: ['RateLimit', 'RateLimit-Policy'],
      },
    },
  },
  {
    method: 'PATCH',
    path: '/api/me/profile',
    id: 'updateProfile',
    tag,
    summary: 'Change the profile',
    description:
      'Stores part of the profile: at least one field. Fields you leave out stay as they are. With an unknown field, the request is refused and nothing is stored.',
    access: 'session',
    body: json(profilePatchSchema),
    answers: { 200: { description: 'As `GET /api/me` after the change.', schema: meSchema } },
  },
  {
    method: 'PUT',
    path: '/api/me/avatar',
    id: 'replaceAvatar',
    tag,
    summary: 'Upload a picture',
    description:
      'At most 4 MB and at most 40 million pixels, or 16 million in AVIF. Each reader can send 10 in an hour, one at a time.',
    access: 'session',
    caller: 'upload',
    body: { type: 'image/*', description: 'The bytes of the picture, with its `Content-Type`.' },
    answers: { 200: { description: 'Its address.', schema: avatarAnswerSchema } },
    errors: ['TOO_MANY_REQUESTS'],
  },
  {
    method: 'DELETE',
    path: '/api/me/avatar',
    id: 'deleteAvatar',
    tag,
    summary: 'Remove the picture',
    access: 'session',
    caller: 'upload',
    answers: { 200: { description: 'Removed.', schema: avatarAnswerSchema } },
  },
  {
    method: 'GET',
    path: '/api/avatars/{id}',
    id: 'getAvatar',
    tag,
    summary: 'Get a picture',
    description:
      'The address is random and new for each upload, so that the picture can be cached forever.',
    access: 'public',
    parameters: { id: 'From the `image` of a reader.' },
    answers: { 200: { description: 'The picture.', type: 'image/webp' } },
    errors: ['NOT_FOUND'],
    cacheControl: ['private, max-age=31536000, immutable'],
  },
];
