import type { TemplateRow } from './pageModel';

const only = (region: string): TemplateRow => [{ region, size: 12 }];
const split = (left: string, leftSize: number, right: string): TemplateRow => [
    { region: left, size: leftSize },
    { region: right, size: 12 - leftSize }
];
const thirds = (left: string, middle: string, right: string): TemplateRow => [
    { region: left, size: 3 },
    { region: middle, size: 6 },
    { region: right, size: 3 }
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
    'flexipage:appHomeTemplateTwoColumns': [split('left', 6, 'right')],
    'flexipage:appHomeTemplateTwoColumnsEqual': [split('left', 6, 'right')],
    'flexipage:appHomeTemplateThreeColumns': [thirds('left', 'middle', 'right')],
    'flexipage:appHomeTemplateHeaderTwoColumns': [only('top'), split('left', 6, 'right')],
    'home:desktopTemplate': [only('top'), split('bottomLeft', 8, 'sidebar')]
};

/** The rows of a template, or undefined where the preview does not know it. */
export function templateRows(template: string): readonly TemplateRow[] | undefined {
    return TEMPLATES[template];
}

/** The names of the known templates, for messages. */
export const KNOWN_TEMPLATES: readonly string[] = Object.keys(TEMPLATES);
