WITH facts AS (
  SELECT substr(mail."timestamp", 1, 10) AS sent_on,
         mail.messageid AS message,
         mail.messageid || ' ' || recipient.emailaddress AS recipient,
         eventtype,
         coalesce(bounce.bouncetype, '') = 'Permanent' AS hard
  FROM events CROSS JOIN UNNEST(recipients) AS recipient
  WHERE {partitions} AND eventtype IS NOT NULL
)
SELECT sent_on,
       count(DISTINCT message) AS messages,
       count(DISTINCT recipient) FILTER (WHERE eventtype = 'Send') AS sends,
       count(DISTINCT recipient) FILTER (WHERE eventtype = 'Delivery') AS deliveries,
       count(DISTINCT recipient) FILTER (WHERE eventtype = 'Bounce' AND hard) AS hard_bounces,
       count(DISTINCT recipient) FILTER (WHERE eventtype = 'Bounce' AND NOT hard) AS soft_bounces,
       count(DISTINCT recipient) FILTER (WHERE eventtype = 'Complaint') AS complaints,
       count(DISTINCT recipient) FILTER (WHERE eventtype = 'DeliveryDelay') AS delays,
       count(DISTINCT message) FILTER (WHERE eventtype = 'Reject') AS rejects,
       count(DISTINCT message) FILTER (WHERE eventtype = 'Rendering Failure') AS rendering_failures
FROM facts
GROUP BY sent_on
ORDER BY sent_on
