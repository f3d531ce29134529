-- Pages of the web that a `web-view` may show are listed as the servers are.
ALTER TABLE server_domains DROP CONSTRAINT server_domains_kind_check;
ALTER TABLE server_domains
  ADD CONSTRAINT server_domains_kind_check CHECK (kind IN ('request', 'socket', 'upload', 'download', 'webView'));
