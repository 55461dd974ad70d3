SELECT substr(mail."timestamp", 1, 10) AS sent_on,
       count(DISTINCT mail.messageid) AS messages,
       count(DISTINCT mail.messageid) FILTER (WHERE eventtype = 'Delivery') AS delivered,
       count(DISTINCT mail.messageid) FILTER (WHERE eventtype = 'Bounce' AND bounce.bouncetype = 'Permanent') AS hard_bounced,
       count(DISTINCT mail.messageid) FILTER (WHERE eventtype = 'Bounce' AND bounce.bouncetype <> 'Permanent') AS soft_bounced,
       count(DISTINCT mail.messageid) FILTER (WHERE eventtype = 'Complaint') AS complained,
       count(DISTINCT mail.messageid) FILTER (WHERE eventtype IN ('Reject', 'Rendering Failure')) AS not_sent
FROM events
WHERE {partitions} AND eventtype IS NOT NULL
GROUP BY substr(mail."timestamp", 1, 10)
ORDER BY sent_on
