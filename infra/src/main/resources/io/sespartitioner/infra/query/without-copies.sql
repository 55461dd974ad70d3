SELECT DISTINCT eventtype,
       mail.messageid AS message,
       coalesce(delivery."timestamp", bounce."timestamp", complaint."timestamp", deliverydelay."timestamp",
                open."timestamp", click."timestamp", mail."timestamp") AS at_time,
       array_join(coalesce(delivery.recipients, mail.destination), ' ') AS recipients
FROM events
WHERE {partitions} AND eventtype IS NOT NULL
ORDER BY at_time, eventtype, message
