import { Role } from '../contract/models.ts';
import { PERMISSIONS, type Permission, permissionRow } from '../contract/permissions.ts';
import { t } from './console-texts.ts';
import { o } from './organisation-texts.ts';
import { Icon, PageHead } from './parts.tsx';
import { permissionNames } from './permission-texts.ts';
import { useTitle } from './use-title.ts';

/** The table that the server asks, for reading. */
export function PermissionsPage() {
  useTitle(o.permissions);
  return (
    <>
      <PageHead title={o.permissions} help={o.permissionsHelp} />
      <div className="card matrix">
        <table>
          <thead>
            <tr>
              <th scope="col">{o.permission}</th>
              {Role.options.map((role) => (
                <th key={role} scope="col">
                  {t[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(Object.keys(PERMISSIONS) as Permission[]).map((permission) => (
              <tr key={permission}>
                <th scope="row">{permissionNames[permission]}</th>
                {Role.options.map((role) => (
                  <td key={role}>
                    <Mark role={role} permission={permission} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="help matrix-key">
        <Icon name="key" /> {o.granted}
      </p>
    </>
  );
}

function Mark({ role, permission }: { role: Role; permission: Permission }) {
  const { roles, grantable = [] } = permissionRow(permission);
  const [icon, name] =
    role === 'admin' || roles.includes(role) ? ['check', o.yes] : grantable.includes(role) ? ['key', o.granted] : ['dash', o.no];
  return (
    <span className={`mark-${icon}`} title={name}>
      <Icon name={icon} />
      <span className="unseen">{name}</span>
    </span>
  );
}
