// Sorts the table of senders by a click on a column's head, and filters it. Without it the table reads all the same.
const table = document.querySelector("table.senders");
if (table) {
  const value = (body, column) => {
    const cell = body.rows[0].cells[column];
    const text = (column === 0 ? cell.querySelector("summary") : cell).textContent.trim();
    const number = parseFloat(text.replace(/[,%\s]/g, ""));
    return column === 0 ? text.toLowerCase() : Number.isNaN(number) ? -1 : number;
  };
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = column === 0 ? head.ariaSort === "ascending" : head.ariaSort !== "descending";
      [...table.tHead.rows[0].cells].forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const bodies = [...table.tBodies].sort((one, other) => {
        const a = value(one, column);
        const b = value(other, column);
        return (a < b ? -1 : a > b ? 1 : 0) * (down ? -1 : 1);
      });
      table.append(...bodies);
    });
  });
  if (table.tBodies.length > 10) {
    const filter = document.createElement("input");
    filter.type = "search";
    filter.placeholder = "Filter senders";
    filter.setAttribute("aria-label", "Filter senders");
    filter.addEventListener("input", () => {
      const wanted = filter.value.toLowerCase();
      [...table.tBodies].forEach((body) => { body.hidden = !value(body, 0).includes(wanted); });
    });
    table.parentElement.before(filter);
  }
}
