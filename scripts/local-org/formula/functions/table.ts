import { DATE_TIME_FUNCTIONS } from './dateTime';
import type { FunctionDefinition } from './definition';
import { LOGICAL_FUNCTIONS } from './logical';
import { MATH_FUNCTIONS } from './math';
import { RECORD_FUNCTIONS } from './record';
import { TEXT_FUNCTIONS } from './text';

/** Every function that can be evaluated here, by its name in upper case. */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
    [LOGICAL_FUNCTIONS, MATH_FUNCTIONS, TEXT_FUNCTIONS, DATE_TIME_FUNCTIONS, RECORD_FUNCTIONS].flatMap((table) =>
        Object.entries(table)
    )
);

/** Functions the platform has for buttons, links, pages and reports only. */
const ELSEWHERE = 'It belongs to custom buttons and links, pages or reports.';

/** Functions of the platform that are not evaluated here, with the reason. */
export const UNSUPPORTED_FUNCTIONS: ReadonlyMap<string, string> = new Map([
    ['CURRENCYRATE', 'There is one currency only.'],
    ['DISTANCE', 'There are no geolocation fields.'],
    ['GEOLOCATION', 'There are no geolocation fields.'],
    ['GETRECORDIDS', ELSEWHERE],
    ['GETSESSIONID', ELSEWHERE],
    ['IMAGEPROXYURL', 'There is no image proxy.'],
    ['INCLUDE', ELSEWHERE],
    ['JSENCODE', ELSEWHERE],
    ['JSINHTMLENCODE', ELSEWHERE],
    ['JUNCTIONIDLIST', ELSEWHERE],
    ['LINKTO', ELSEWHERE],
    ['PARENTGROUPVAL', ELSEWHERE],
    ['PREDICT', 'There is no prediction service.'],
    ['PREVGROUPVAL', ELSEWHERE],
    ['REQUIRESCRIPT', ELSEWHERE],
    ['URLENCODE', ELSEWHERE],
    ['URLFOR', ELSEWHERE],
    ['VLOOKUP', 'Use a lookup field and a reference across it.']
]);
