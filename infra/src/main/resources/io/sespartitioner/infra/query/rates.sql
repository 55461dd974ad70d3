WITH facts AS (
  SELECT eventtype,
         mail.messageid || ' ' || recipient.emailaddress AS recipient,
         coalesce(bounce.bouncetype, '') = 'Permanent' AS hard,
         coalesce(bounce.bouncesubtype, complaint.complaintsubtype, '') LIKE '%SuppressionList' AS suppressed
  FROM events CROSS JOIN UNNEST(recipients) AS recipient
  WHERE {partitions} AND eventtype IN ('Send', 'Bounce', 'Complaint')
), counts AS (
  SELECT count(DISTINCT recipient) FILTER (WHERE eventtype = 'Send') AS sends,
         count(DISTINCT recipient) FILTER (WHERE eventtype = 'Bounce' AND hard) AS hard_bounces,
         count(DISTINCT recipient) FILTER (WHERE eventtype = 'Bounce' AND hard AND suppressed) AS suppressed_bounces,
         count(DISTINCT recipient) FILTER (WHERE eventtype = 'Complaint') AS complaints,
         count(DISTINCT recipient) FILTER (WHERE eventtype = 'Complaint' AND suppressed) AS suppressed_complaints
  FROM facts
)
SELECT *,
       (hard_bounces - suppressed_bounces) * 1e0 / nullif(sends, 0) AS bounce_rate,
       (complaints - suppressed_complaints) * 1e0 / nullif(sends, 0) AS complaint_rate
FROM counts
