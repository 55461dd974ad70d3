SELECT DISTINCT lower(recipient.emailaddress) AS recipient,
       complaint.complaintfeedbacktype AS feedback,
       mail.messageid AS message,
       mail.commonheaders.subject AS subject,
       complaint."timestamp" AS complained_at
FROM events CROSS JOIN UNNEST(complaint.complainedrecipients) AS recipient
WHERE {partitions} AND eventtype = 'Complaint'
ORDER BY complained_at, recipient
