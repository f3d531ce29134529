/** Two account names are the same account when their keys are equal: compatibility forms and case do not matter. */
export function accountKey(account: string): string {
  return account.trim().normalize('NFKC').toLowerCase();
}
