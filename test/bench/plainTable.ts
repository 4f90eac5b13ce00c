/**
 * The page that the editing of large quotes is compared with: rows of quantity, unit price and amounts in plain HTML, and a
 * script that, after a number was typed, adds up all rows and writes the amounts that changed.
 */
export function plainTable(rows: number): string {
    const lines = Array.from(
        { length: rows },
        (_unused, at) =>
            `<tr><th>Line ${at + 1}</th><td><input type="number" value="${at + 1}"></td><td>${100 + at}</td>` +
            '<td></td><td></td><td></td></tr>'
    );
    return `<!doctype html><title>Plain table</title><table><tbody>${lines.join('')}</tbody>
<tfoot><tr><th>Total</th><td></td><td></td><td></td><td></td><td></td></tr></tfoot></table>
<script>
const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'EUR' });
const rows = [...document.querySelectorAll('tbody tr')];
const total = document.querySelector('tfoot tr');
const show = (row, list) => [list, list * 0.2, list * 0.8].forEach((amount, at) => {
    row.cells[at + 3].textContent = money.format(amount);
});
const listOf = (row) => row.querySelector('input').valueAsNumber * Number(row.cells[2].textContent);
const addUp = () => show(total, rows.reduce((sum, row) => sum + listOf(row), 0));
rows.forEach((row) => show(row, listOf(row)));
addUp();
document.addEventListener('input', ({ target }) => {
    const row = target.closest('tr');
    show(row, listOf(row));
    addUp();
});
</script>`;
}
