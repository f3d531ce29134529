import { DisplayName } from '../models.ts';
import {
  AddressRange,
  AuditFilter,
  AuditRecord,
  CiKey,
  Notification,
  ServerDomains,
  Webhook,
  WebhookForm,
  WebhookResult,
} from '../operations-models.ts';
import { empty, id, route } from '../route.ts';
import { DomainKind } from '../server-domain-models.ts';
import { z } from '../zod.ts';

const text = z.string().max(64);
const withKey = id.extend({ key: text });
const withWebhook = id.extend({ webhook: text });
/** Ids are counted upwards: `before` the lowest one of a page comes the next page. */
const page = z.object({
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Notifications, webhooks, keys of build servers, server domains, and the log. */
export const operationsRoutes = {
  listNotifications: route('GET', '/api/notifications', 'signed-in', {
    query: page.extend({ unread: z.enum(['true', 'false']).default('false') }),
    response: z.object({ notifications: z.array(Notification), unread: z.number(), more: z.boolean() }),
    summary: 'What the caller was told, newest first, and how much of all is unread.',
  }),
  markRead: route('POST', '/api/notifications/read', 'signed-in', {
    body: z.strictObject({
      /** Left out: all up to now. */
      ids: z.array(z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)).max(200).optional(),
    }),
    response: z.object({ unread: z.number() }),
    summary: 'Marks notifications of the caller as read. Those of others are passed over.',
  }),
  listAudit: route('GET', '/api/mini-programs/:id/audit', 'member:view-audit', {
    params: id,
    query: page.extend(AuditFilter.shape),
    response: z.object({ records: z.array(AuditRecord), actions: z.array(z.string()), more: z.boolean() }),
    summary: 'The log of the mini program, newest first, with the names of all actions that it holds.',
  }),
  exportAudit: route('GET', '/api/mini-programs/:id/audit/export', 'member:view-audit', {
    params: id,
    query: AuditFilter.extend({ format: z.enum(['csv', 'json']).default('csv') }),
    response: z.object({ fileName: z.string(), type: z.string(), text: z.string(), truncated: z.boolean() }),
    summary: 'The same log as the text of a file, at most its latest 10,000 records.',
  }),
  listKeys: route('GET', '/api/mini-programs/:id/keys', 'member:manage-keys', {
    params: id,
    response: z.array(CiKey),
    summary: 'Keys of build servers, newest first, revoked ones too.',
  }),
  createKey: route('POST', '/api/mini-programs/:id/keys', 'member:manage-keys', {
    params: id,
    body: z.strictObject({ name: DisplayName, allowList: z.array(AddressRange).max(50).default([]) }),
    response: z.object({ key: CiKey, secret: z.string() }),
    summary: 'Makes a key that may preview and upload. Its secret is shown this once; it travels as a session’s token does.',
  }),
  changeKey: route('PUT', '/api/mini-programs/:id/keys/:key', 'member:manage-keys', {
    params: withKey,
    body: z.strictObject({ allowList: z.array(AddressRange).max(50) }),
    response: CiKey,
    summary: 'Changes from where a key may be used.',
  }),
  revokeKey: route('DELETE', '/api/mini-programs/:id/keys/:key', 'member:manage-keys', {
    params: withKey,
    response: CiKey,
    summary: 'Ends a key for good.',
  }),
  listWebhooks: route('GET', '/api/mini-programs/:id/webhooks', 'member:development-settings', {
    params: id,
    response: z.array(Webhook),
    summary: 'Webhooks with the results of their latest deliveries.',
  }),
  createWebhook: route('POST', '/api/mini-programs/:id/webhooks', 'member:development-settings', {
    params: id,
    body: WebhookForm,
    response: z.object({ webhook: Webhook, secret: z.string() }),
    summary: 'Adds a webhook. The secret that signs its deliveries is shown this once.',
  }),
  changeWebhook: route('PUT', '/api/mini-programs/:id/webhooks/:webhook', 'member:development-settings', {
    params: withWebhook,
    body: WebhookForm,
    response: Webhook,
    summary: 'Changes the address and the kinds of a webhook; its secret stays.',
  }),
  setWebhookEnabled: route('PUT', '/api/mini-programs/:id/webhooks/:webhook/enabled', 'member:development-settings', {
    params: withWebhook,
    body: z.strictObject({ enabled: z.boolean() }),
    response: Webhook,
    summary: 'Switches a webhook on or off. Off, what waits is dropped and what happens meanwhile is never sent there.',
  }),
  deleteWebhook: route('DELETE', '/api/mini-programs/:id/webhooks/:webhook', 'member:development-settings', {
    params: withWebhook,
    response: empty,
    summary: 'Removes a webhook and what waits to be delivered to it.',
  }),
  testWebhook: route('POST', '/api/mini-programs/:id/webhooks/:webhook/test', 'member:development-settings', {
    params: withWebhook,
    response: WebhookResult,
    summary: 'Sends one delivery of the kind `test` now, and answers what became of it.',
  }),
  getServerDomains: route('GET', '/api/mini-programs/:id/server-domains', 'member:login', {
    params: id,
    response: ServerDomains,
    summary: 'Where the mini program may connect to.',
  }),
  putServerDomains: route('PUT', '/api/mini-programs/:id/server-domains/:kind', 'member:development-settings', {
    params: id.extend({ kind: DomainKind }),
    body: z.strictObject({ domains: z.array(z.string().max(300)).max(200) }),
    response: ServerDomains,
    summary: 'Replaces the domains of one kind: at most 200 each, and 50 changes in 30 days over all kinds.',
  }),
} as const;
