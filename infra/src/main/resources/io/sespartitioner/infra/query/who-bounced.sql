SELECT bounce.bouncetype AS bounce_type,
       bounce.bouncesubtype AS bounce_sub_type,
       recipient.status AS status,
       lower(recipient.emailaddress) AS recipient,
       count(DISTINCT mail.messageid) AS messages,
       max(recipient.diagnosticcode) AS what_the_server_said
FROM events CROSS JOIN UNNEST(bounce.bouncedrecipients) AS recipient
WHERE {partitions} AND eventtype = 'Bounce'
GROUP BY bounce.bouncetype, bounce.bouncesubtype, recipient.status, lower(recipient.emailaddress)
ORDER BY messages DESC, bounce_type, bounce_sub_type, status, recipient
