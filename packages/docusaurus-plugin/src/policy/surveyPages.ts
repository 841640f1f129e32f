import { readFileSync } from 'node:fs';
import { filesBelow } from '../verify/filesBelow';
import { surveyPage, type PageSurvey } from './surveyPage';

/** All pages below a directory, by file, without their texts: a large site has a hundred megabytes. */
export function surveyPages(directory: string): Map<string, PageSurvey> {
  return new Map(
    filesBelow(directory)
      .filter((file) => file.endsWith('.html'))
      .map((file) => [file, surveyPage(readFileSync(file, 'utf8'))]),
  );
}
