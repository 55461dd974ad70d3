WITH different AS (
  SELECT DISTINCT eventtype, mail, send, delivery, bounce, complaint, reject, open, click, failure, deliverydelay, subscription,
         event_time, recipients
  FROM events
  WHERE {partitions} AND eventtype IS NOT NULL
)
SELECT eventtype,
       mail.messageid AS message,
       event_time,
       recipients,
       coalesce(delivery.smtpresponse, bounce.bouncesubtype, complaint.complaintfeedbacktype, deliverydelay.delaytype,
                reject.reason, failure.errormessage, click.link) AS detail
FROM different
ORDER BY event_time, eventtype, message
