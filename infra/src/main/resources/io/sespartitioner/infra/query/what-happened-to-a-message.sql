SELECT DISTINCT event_time,
       eventtype AS event,
       coalesce(delivery.smtpresponse, bounce.bouncesubtype, complaint.complaintfeedbacktype, deliverydelay.delaytype,
                reject.reason, failure.errormessage, click.link) AS detail
FROM events
WHERE {partitions} AND mail.messageid = 'MESSAGE'
ORDER BY event_time, event, detail
