import { AUTH_URL } from '../api/siteData';

/** @param image of a reader: a path at the server, or another service's `https:` address */
export function pictureUrl(image: string): string {
  return image.startsWith('/') ? AUTH_URL + image : image;
}
