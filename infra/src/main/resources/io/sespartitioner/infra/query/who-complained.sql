SELECT recipient.emailaddress AS recipient,
       max(complaint.complaintfeedbacktype) AS feedback,
       mail.messageid AS message,
       max(mail.commonheaders.subject) AS subject,
       min(event_time) AS complained_at
FROM events CROSS JOIN UNNEST(recipients) AS recipient
WHERE {partitions} AND eventtype = 'Complaint'
GROUP BY mail.messageid, recipient.emailaddress
ORDER BY complained_at, recipient
