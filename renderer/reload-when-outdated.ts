/**
 * Loads the page again when the server has another one by now: `npm run dev` has built it again, or the program was updated while
 * this tab was open. Built scripts have their hash in the name.
 */
export async function reloadWhenOutdated(): Promise<void> {
  const own = document.querySelector('script[type="module"][src]')?.getAttribute('src');
  const answer = await fetch('/', { cache: 'no-store' });
  if (!own || !answer.ok) return;
  if (!(await answer.text()).includes(own)) location.reload();
}
