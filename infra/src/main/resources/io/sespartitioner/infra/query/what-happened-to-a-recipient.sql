SELECT DISTINCT coalesce(delivery."timestamp", bounce."timestamp", complaint."timestamp", deliverydelay."timestamp",
                         open."timestamp", click."timestamp", mail."timestamp") AS at_time,
       eventtype AS event,
       mail.messageid AS message,
       mail.commonheaders.subject AS subject,
       coalesce(delivery.smtpresponse, bounce.bouncesubtype, complaint.complaintfeedbacktype, deliverydelay.delaytype,
                reject.reason, failure.errormessage, click.link) AS detail
FROM events
WHERE {partitions} AND contains(mail.destination, 'RECIPIENT')
ORDER BY at_time, event
