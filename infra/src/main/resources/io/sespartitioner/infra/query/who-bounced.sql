SELECT bounce.bouncetype AS bounce_type,
       coalesce(bounce.bouncesubtype, 'no sub-type') AS bounce_sub_type,
       recipient.status AS status,
       recipient.emailaddress AS recipient,
       count(DISTINCT mail.messageid) AS messages,
       max(recipient.diagnosticcode) AS what_the_server_said
FROM events CROSS JOIN UNNEST(recipients) AS recipient
WHERE {partitions} AND eventtype = 'Bounce'
GROUP BY bounce.bouncetype, coalesce(bounce.bouncesubtype, 'no sub-type'), recipient.status, recipient.emailaddress
ORDER BY messages DESC, bounce_type, bounce_sub_type, status, recipient
