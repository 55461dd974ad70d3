SELECT DISTINCT event_time,
       eventtype AS event,
       mail.messageid AS message,
       mail.commonheaders.subject AS subject,
       coalesce(delivery.smtpresponse, bounce.bouncesubtype, complaint.complaintfeedbacktype, deliverydelay.delaytype,
                reject.reason, failure.errormessage, click.link) AS detail
FROM events CROSS JOIN UNNEST(recipients) AS recipient
WHERE {partitions} AND recipient.emailaddress = lower('RECIPIENT')
ORDER BY event_time, event, detail
