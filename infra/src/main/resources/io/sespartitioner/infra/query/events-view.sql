WITH opened AS (
  SELECT *, "$path" AS path,
         TRY(CAST(json_parse(CASE WHEN mail IS NULL THEN coalesce(message, detail) END) AS MAP(VARCHAR, JSON))) AS inside
  FROM {records}
), inner_events AS (
  SELECT {columns},
         {partitions}
  FROM opened
), addressed AS (
  SELECT *,
         filter(CASE coalesce(eventtype, notificationtype)
           WHEN 'Delivery' THEN transform(delivery.recipients, address -> CAST(ROW(lower(address), NULL, NULL) AS {recipient}))
           WHEN 'DeliveryDelay' THEN transform(deliverydelay.delayedrecipients, each -> CAST(ROW(lower(each.emailaddress), each.status, each.diagnosticcode) AS {recipient}))
           WHEN 'Bounce' THEN transform(bounce.bouncedrecipients, each -> CAST(ROW(lower(each.emailaddress), each.status, each.diagnosticcode) AS {recipient}))
           WHEN 'Complaint' THEN transform(complaint.complainedrecipients, each -> CAST(ROW(lower(each.emailaddress), NULL, NULL) AS {recipient}))
           ELSE transform(mail.destination, address -> CAST(ROW(lower(address), NULL, NULL) AS {recipient})) END,
           each -> each.emailaddress IS NOT NULL) AS named
  FROM inner_events
)
SELECT coalesce(eventtype, notificationtype) AS eventtype,
       {members},
       coalesce(delivery."timestamp", bounce."timestamp", complaint."timestamp", deliverydelay."timestamp",
                "open"."timestamp", click."timestamp", subscription."timestamp", mail."timestamp") AS event_time,
       CASE WHEN cardinality(named) > 0 THEN named ELSE ARRAY[CAST(ROW('', NULL, NULL) AS {recipient})] END AS recipients,
       {names}
FROM addressed
