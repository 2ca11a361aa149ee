/** SQL: the channels that a notification took, as JSON. @param n the alias of the notification */
export function channelsOf(n: string): string {
  return `(SELECT coalesce(jsonb_agg(jsonb_build_object('channel', u.channel,
      'state', CASE WHEN u.channel = 'inbox' THEN 'inbox' WHEN u.dropped IS NOT NULL THEN 'dropped'
        ELSE coalesce(d.state, 'pending') END, 'because', coalesce(u.dropped, u.because),
      'error', d.last_error, 'sentAt', d.sent_at, 'deliveryId', u.delivery_id) ORDER BY u.id), '[]')
    FROM notification_pushes u LEFT JOIN deliveries d ON d.id = u.delivery_id
    WHERE u.notification_id = ${n}.id AND u.contact_point_id IS NULL)`;
}
