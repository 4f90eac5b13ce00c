import type { TemplateRow } from './pageModel';

const only = (region: string): TemplateRow => [{ region, size: 12 }];
const split = (left: string, leftSize: number, right: string): TemplateRow => [
    { region: left, size: leftSize },
    { region: right, size: 12 - leftSize }
];
const thirds = (left: string, middle: string, right: string, side = 3): TemplateRow => [
    { region: left, size: side },
    { region: middle, size: 12 - 2 * side },
    { region: right, size: side }
];

/** The page templates the preview arranges, as the Lightning App Builder does on a wide screen. */
const TEMPLATES: Readonly<Record<string, readonly TemplateRow[]>> = {
    'flexipage:recordHomeTemplateDesktop': [only('header'), split('main', 8, 'sidebar')],
    'flexipage:recordHomeWithSubheaderTemplateDesktop': [
        only('header'),
        only('subheader'),
        split('main', 8, 'sidebar')
    ],
    'flexipage:recordHomeLeftSidebarTemplateDesktop': [only('header'), split('sidebar', 4, 'main')],
    'flexipage:recordHomeThreeColTemplateDesktop': [only('header'), thirds('leftsidebar', 'main', 'rightsidebar')],
    'flexipage:recordHomeSingleColNoHeaderTemplateDesktop': [only('main')],
    'flexipage:recordHomeSimpleViewTemplate': [only('header'), only('main')],
    'flexipage:defaultAppHomeTemplate': [only('main')],
    'flexipage:appHomeTemplateTwoColumns': [split('column1', 6, 'column2')],
    'flexipage:appHomeTemplateTwoColumnsStacked': [split('region1', 6, 'region2'), only('region3')],
    'flexipage:appHomeTemplateThreeColumns': [thirds('region1', 'region2', 'region3', 4)],
    'flexipage:appHomeTemplateHeaderTwoColumns': [only('region1'), split('region2', 6, 'region3')],
    'flexipage:appHomeTemplateHeaderThreeColumns': [only('region1'), thirds('region2', 'region3', 'region4', 4)],
    'home:desktopTemplate': [only('top'), split('bottomLeft', 8, 'sidebar')]
};

/**
 * The rows of a template, or undefined where the preview does not know it.
 * @param regions the regions that the page fills; those that the template does not place come below, so that nothing is lost
 */
export function templateRows(template: string, regions: readonly string[]): readonly TemplateRow[] | undefined {
    const rows = TEMPLATES[template];
    const placed = new Set(rows?.flat().map(({ region }) => region));
    return rows && [...rows, ...regions.filter((region) => !placed.has(region)).map(only)];
}

/** The names of the known templates, for messages. */
export const KNOWN_TEMPLATES: readonly string[] = Object.keys(TEMPLATES);
