import chartShowChart from '@salesforce/label/c.Chart_ShowChart';
import chartShowTable from '@salesforce/label/c.Chart_ShowTable';

/** Every text of the component. */
export const labels = {
    chartShowChart,
    chartShowTable
};
