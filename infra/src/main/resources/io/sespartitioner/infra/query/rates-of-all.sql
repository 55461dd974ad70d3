WITH facts AS (
  SELECT {sender} AS sender, eventtype,
         mail.messageid || ' ' || recipient.emailaddress AS recipient,
         coalesce(bounce.bouncetype, '') = 'Permanent' AS hard,
         coalesce(bounce.bouncesubtype, complaint.complaintsubtype, '') LIKE '%SuppressionList' AS suppressed
  FROM all_events CROSS JOIN UNNEST(recipients) AS recipient
  WHERE {dates} AND eventtype IN ('Send', 'Bounce', 'Complaint')
), counts AS (
  SELECT sender, count(DISTINCT recipient) FILTER (WHERE eventtype = 'Send') AS sends,
         count(DISTINCT recipient) FILTER (WHERE eventtype = 'Bounce' AND hard) AS hard_bounces,
         count(DISTINCT recipient) FILTER (WHERE eventtype = 'Bounce' AND hard AND suppressed) AS suppressed_bounces,
         count(DISTINCT recipient) FILTER (WHERE eventtype = 'Complaint') AS complaints,
         count(DISTINCT recipient) FILTER (WHERE eventtype = 'Complaint' AND suppressed) AS suppressed_complaints
  FROM facts
  GROUP BY sender
)
SELECT *,
       (hard_bounces - suppressed_bounces) * 1e0 / nullif(sends, 0) AS bounce_rate,
       (complaints - suppressed_complaints) * 1e0 / nullif(sends, 0) AS complaint_rate
FROM counts
ORDER BY bounce_rate DESC NULLS LAST, sender
