WITH recipients AS (
  SELECT 'send' AS what, mail.messageid || ' ' || lower(address) AS who
  FROM events CROSS JOIN UNNEST(mail.destination) AS t (address)
  WHERE {partitions} AND eventtype = 'Send'
  UNION
  SELECT 'bounce', mail.messageid || ' ' || lower(recipient.emailaddress)
  FROM events CROSS JOIN UNNEST(bounce.bouncedrecipients) AS recipient
  WHERE {partitions} AND eventtype = 'Bounce' AND bounce.bouncetype = 'Permanent'
    AND bounce.bouncesubtype NOT IN ('OnAccountSuppressionList', 'OnTenantSuppressionList')
  UNION
  SELECT 'complaint', mail.messageid || ' ' || lower(recipient.emailaddress)
  FROM events CROSS JOIN UNNEST(complaint.complainedrecipients) AS recipient
  WHERE {partitions} AND eventtype = 'Complaint'
    AND coalesce(complaint.complaintsubtype, '') NOT IN ('OnAccountSuppressionList', 'OnTenantSuppressionList')
)
SELECT count(*) FILTER (WHERE what = 'send') AS sends,
       count(*) FILTER (WHERE what = 'bounce') AS hard_bounces,
       count(*) FILTER (WHERE what = 'complaint') AS complaints,
       count(*) FILTER (WHERE what = 'bounce') * 1e0 / nullif(count(*) FILTER (WHERE what = 'send'), 0) AS bounce_rate,
       count(*) FILTER (WHERE what = 'complaint') * 1e0 / nullif(count(*) FILTER (WHERE what = 'send'), 0) AS complaint_rate
FROM recipients
