-- Organisation: what an account is told and may do, invitations, associated apps, test members.
ALTER TABLE accounts ADD COLUMN reviewer boolean NOT NULL DEFAULT false;
ALTER TABLE accounts ADD COLUMN email text;
ALTER TABLE accounts ADD COLUMN disabled_at bigint;

ALTER TABLE sessions ADD COLUMN id text;
UPDATE sessions SET id = substr(token_hash, 1, 24);
ALTER TABLE sessions ALTER COLUMN id SET NOT NULL;
ALTER TABLE sessions ADD COLUMN device text NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN used_at bigint NOT NULL DEFAULT 0;

CREATE TABLE associated_apps (
  id text PRIMARY KEY,
  name text NOT NULL,
  -- Deep link with {url} for the address of the preview or code; null for the web container, which opens it itself.
  scheme text,
  created_at bigint NOT NULL
);

ALTER TABLE mini_programs ADD COLUMN description text NOT NULL DEFAULT '';
ALTER TABLE mini_programs ADD COLUMN category text NOT NULL DEFAULT '';
-- Digest of an image among the contents.
ALTER TABLE mini_programs ADD COLUMN icon text;
ALTER TABLE mini_programs ADD COLUMN color text NOT NULL DEFAULT '#e8590c';
ALTER TABLE mini_programs ADD COLUMN suspended_at bigint;
ALTER TABLE mini_programs ADD COLUMN test_version_id text;
-- Grows with every change of what containers get, so that they notice within seconds.
ALTER TABLE mini_programs ADD COLUMN serving_revision integer NOT NULL DEFAULT 1;

CREATE TABLE mini_program_apps (
  mini_program_id text NOT NULL REFERENCES mini_programs (id) ON DELETE CASCADE,
  app_id text NOT NULL REFERENCES associated_apps (id) ON DELETE CASCADE,
  PRIMARY KEY (mini_program_id, app_id)
);

-- Permissions beyond those of the role, granted by the admin (JSON array of names).
ALTER TABLE members ADD COLUMN grants json NOT NULL DEFAULT '[]';

CREATE TABLE test_members (
  mini_program_id text NOT NULL REFERENCES mini_programs (id) ON DELETE CASCADE,
  account_id text NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  added_at bigint NOT NULL,
  added_by text NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (mini_program_id, account_id)
);

-- Only the sha-256 of a token is kept. role null and test_member false: an account only.
CREATE TABLE invitations (
  id text PRIMARY KEY,
  token_hash text NOT NULL UNIQUE,
  email text,
  mini_program_id text REFERENCES mini_programs (id) ON DELETE CASCADE,
  role text CHECK (role IN ('admin', 'operator', 'developer', 'analyst')),
  test_member boolean NOT NULL DEFAULT false,
  -- Set for a password reset instead of a new account.
  resets_account_id text REFERENCES accounts (id) ON DELETE CASCADE,
  created_by text NOT NULL REFERENCES accounts (id),
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  used_at bigint,
  used_by text REFERENCES accounts (id)
);
CREATE INDEX invitations_by_mini_program ON invitations (mini_program_id);

-- Versions, review and release.
ALTER TABLE versions ADD COLUMN commit_id text;
ALTER TABLE versions ADD COLUMN deleted_at bigint;
ALTER TABLE versions ADD COLUMN uploaded_with_key text;

CREATE TABLE reviews (
  id text PRIMARY KEY,
  mini_program_id text NOT NULL REFERENCES mini_programs (id) ON DELETE CASCADE,
  version_id text NOT NULL REFERENCES versions (id),
  state text NOT NULL CHECK (state IN ('in-review', 'approved', 'rejected', 'withdrawn', 'replaced', 'released')),
  -- {summary, testAccount, screenshots: [digest]}
  form json NOT NULL,
  submitted_by text NOT NULL REFERENCES accounts (id),
  submitted_at bigint NOT NULL,
  decided_by text REFERENCES accounts (id),
  decided_at bigint,
  reasons text NOT NULL DEFAULT ''
);
CREATE INDEX reviews_by_mini_program ON reviews (mini_program_id, submitted_at);
-- Whatever the processes do, one version at a time is under review or waits for its release.
CREATE UNIQUE INDEX one_open_review ON reviews (mini_program_id) WHERE state IN ('in-review', 'approved');

CREATE TABLE releases (
  id text PRIMARY KEY,
  mini_program_id text NOT NULL REFERENCES mini_programs (id) ON DELETE CASCADE,
  version_id text NOT NULL REFERENCES versions (id),
  review_id text REFERENCES reviews (id),
  -- rollback: an earlier online version became the online one again.
  kind text NOT NULL CHECK (kind IN ('full', 'phased', 'rollback')),
  -- running, paused: phased and under way. online: what everybody gets. past: was online. cancelled: never became online.
  state text NOT NULL CHECK (state IN ('running', 'paused', 'online', 'past', 'cancelled', 'withdrawn')),
  -- {percent, allowList: [account], window: {from, to, users} | null}; null unless phased.
  phase json,
  created_by text NOT NULL REFERENCES accounts (id),
  created_at bigint NOT NULL,
  online_at bigint,
  ended_at bigint
);
CREATE INDEX releases_by_mini_program ON releases (mini_program_id, created_at);
CREATE UNIQUE INDEX one_online_release ON releases (mini_program_id) WHERE state = 'online';
CREATE UNIQUE INDEX one_phased_release ON releases (mini_program_id) WHERE state IN ('running', 'paused');

-- Who got the version of a phased release because of its window, so that the number of users holds and nobody changes back and forth.
CREATE TABLE release_users (
  release_id text NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
  user_key text NOT NULL,
  admitted_at bigint NOT NULL,
  PRIMARY KEY (release_id, user_key)
);

-- Mini Program codes: short ids that a scanned address carries.
CREATE TABLE codes (
  id text PRIMARY KEY,
  mini_program_id text NOT NULL REFERENCES mini_programs (id) ON DELETE CASCADE,
  env text NOT NULL CHECK (env IN ('release', 'trial', 'develop')),
  page text NOT NULL,
  scene text NOT NULL,
  version_id text REFERENCES versions (id),
  created_by text NOT NULL REFERENCES accounts (id),
  created_at bigint NOT NULL,
  UNIQUE (mini_program_id, env, page, scene, version_id)
);

-- Operations data, as containers report it. user_key is a digest that only this mini program's data can be joined by.
CREATE TABLE usage_events (
  id bigserial PRIMARY KEY,
  mini_program_id text NOT NULL REFERENCES mini_programs (id) ON DELETE CASCADE,
  -- Random and made by the container, so that a batch that is sent again counts once.
  event_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('visit', 'page', 'leave', 'error')),
  at bigint NOT NULL,
  day text NOT NULL,
  user_key text NOT NULL,
  visit_id text NOT NULL,
  version text NOT NULL,
  env text NOT NULL,
  page text NOT NULL DEFAULT '',
  scene integer NOT NULL DEFAULT 0,
  duration_ms bigint NOT NULL DEFAULT 0,
  message text NOT NULL DEFAULT '',
  UNIQUE (mini_program_id, event_id)
);
CREATE INDEX usage_events_by_day ON usage_events (mini_program_id, day, kind);

CREATE TABLE usage_users (
  mini_program_id text NOT NULL REFERENCES mini_programs (id) ON DELETE CASCADE,
  user_key text NOT NULL,
  first_day text NOT NULL,
  PRIMARY KEY (mini_program_id, user_key)
);

-- Notifications, webhooks, mail.
CREATE TABLE notifications (
  id bigserial PRIMARY KEY,
  account_id text NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  mini_program_id text REFERENCES mini_programs (id) ON DELETE CASCADE,
  kind text NOT NULL,
  data json NOT NULL,
  at bigint NOT NULL,
  read_at bigint
);
CREATE INDEX notifications_by_account ON notifications (account_id, id);

CREATE TABLE webhooks (
  id text PRIMARY KEY,
  mini_program_id text NOT NULL REFERENCES mini_programs (id) ON DELETE CASCADE,
  url text NOT NULL,
  secret text NOT NULL,
  -- JSON array of notification kinds; empty: all.
  kinds json NOT NULL,
  created_by text NOT NULL REFERENCES accounts (id),
  created_at bigint NOT NULL
);

-- What has to leave the house; a row goes when it has arrived. One process at a time takes it (taken_until).
CREATE TABLE outbox (
  id bigserial PRIMARY KEY,
  channel text NOT NULL CHECK (channel IN ('webhook', 'mail')),
  webhook_id text REFERENCES webhooks (id) ON DELETE CASCADE,
  mail_to text,
  payload json NOT NULL,
  created_at bigint NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_at bigint NOT NULL,
  taken_until bigint NOT NULL DEFAULT 0,
  last_error text NOT NULL DEFAULT '',
  given_up_at bigint
);
CREATE INDEX outbox_due ON outbox (next_at) WHERE given_up_at IS NULL;

-- Keys of build servers. Only the sha-256 of a key is kept.
CREATE TABLE ci_keys (
  id text PRIMARY KEY,
  mini_program_id text NOT NULL REFERENCES mini_programs (id) ON DELETE CASCADE,
  name text NOT NULL,
  key_hash text NOT NULL UNIQUE,
  -- JSON array of addresses and networks (CIDR); empty: from anywhere.
  allow_list json NOT NULL,
  created_by text NOT NULL REFERENCES accounts (id),
  created_at bigint NOT NULL,
  revoked_at bigint,
  used_at bigint,
  used_from text
);
CREATE INDEX ci_keys_by_mini_program ON ci_keys (mini_program_id);

CREATE TABLE server_domains (
  mini_program_id text NOT NULL REFERENCES mini_programs (id) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('request', 'socket', 'upload', 'download')),
  -- JSON array of https or wss origins.
  domains json NOT NULL,
  PRIMARY KEY (mini_program_id, kind)
);

-- Changes of the domain lists, of which a month allows a number.
CREATE TABLE server_domain_edits (
  id bigserial PRIMARY KEY,
  mini_program_id text NOT NULL REFERENCES mini_programs (id) ON DELETE CASCADE,
  at bigint NOT NULL
);
CREATE INDEX server_domain_edits_by_time ON server_domain_edits (mini_program_id, at);
