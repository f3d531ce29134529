CREATE TABLE accounts (
  id text PRIMARY KEY,
  account text NOT NULL,
  account_key text NOT NULL UNIQUE,
  name text NOT NULL,
  password_hash text NOT NULL,
  platform_admin boolean NOT NULL,
  created_at bigint NOT NULL
);

CREATE TABLE sessions (
  token_hash text PRIMARY KEY,
  account_id text NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  address text NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account_id);

CREATE TABLE login_failures (
  id bigserial PRIMARY KEY,
  key text NOT NULL,
  at bigint NOT NULL
);
CREATE INDEX login_failures_by_key ON login_failures (key, at);

CREATE TABLE mini_programs (
  id text PRIMARY KEY,
  name text NOT NULL,
  created_at bigint NOT NULL,
  next_version integer NOT NULL DEFAULT 1
);

CREATE TABLE members (
  mini_program_id text NOT NULL REFERENCES mini_programs (id) ON DELETE CASCADE,
  account_id text NOT NULL REFERENCES accounts (id),
  role text NOT NULL CHECK (role IN ('admin', 'operator', 'developer', 'analyst')),
  added_at bigint NOT NULL,
  PRIMARY KEY (mini_program_id, account_id)
);
CREATE INDEX members_by_account ON members (account_id);

CREATE TABLE packages (
  mini_program_id text NOT NULL REFERENCES mini_programs (id) ON DELETE CASCADE,
  id text NOT NULL,
  manifest json NOT NULL,
  created_at bigint NOT NULL,
  created_by text NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (mini_program_id, id)
);

CREATE TABLE versions (
  id text PRIMARY KEY,
  mini_program_id text NOT NULL,
  number integer NOT NULL,
  version text NOT NULL,
  remarks text NOT NULL,
  package_id text NOT NULL,
  uploaded_at bigint NOT NULL,
  uploaded_by text NOT NULL REFERENCES accounts (id),
  UNIQUE (mini_program_id, number),
  FOREIGN KEY (mini_program_id, package_id) REFERENCES packages (mini_program_id, id)
);

CREATE TABLE previews (
  id text PRIMARY KEY,
  mini_program_id text NOT NULL,
  package_id text NOT NULL,
  app text NOT NULL,
  page text NOT NULL,
  query text NOT NULL,
  created_by text NOT NULL REFERENCES accounts (id),
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  FOREIGN KEY (mini_program_id, package_id) REFERENCES packages (mini_program_id, id)
);

CREATE TABLE secrets (
  name text PRIMARY KEY,
  value text NOT NULL
);

CREATE TABLE audit_log (
  id bigserial PRIMARY KEY,
  at bigint NOT NULL,
  account_id text,
  action text NOT NULL,
  mini_program_id text,
  details json NOT NULL,
  address text NOT NULL
);
CREATE INDEX audit_log_by_mini_program ON audit_log (mini_program_id, at);
